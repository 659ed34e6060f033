"""Publishing news on the screens of the admin, as an editor does."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

EMPTY = {
    "lead": "",
    "hero_image": "",
    "hero_alt": "",
    "hero_caption": "",
    "body-count": "0",
    "seo_title": "",
    "search_description": "",
    "comments-TOTAL_FORMS": "0",
    "comments-INITIAL_FORMS": "0",
    "action-publish": "action-publish",
}


def publish_edited(client: Client, page: Any, **changed: Any) -> Any:
    """Publish an item from its edit screen; what is shown next."""
    own = {"title": page.title, "slug": page.slug, "date": page.date.isoformat()}
    return _send(client, reverse("wagtailadmin_pages:edit", args=[page.pk]), own | changed)


def publish_new(client: Client, index: Any, **changed: Any) -> Any:
    """Publish an item of 14 September 2026 from the screen on which it is made."""
    own = {"title": "Straight away", "slug": "straight-away", "date": "2026-09-14"}
    url = reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk])
    return _send(client, url, own | changed)


def _send(client: Client, url: str, sent: dict[str, Any]) -> Any:
    answer = client.post(url, EMPTY | sent, follow=True)
    assert answer.redirect_chain, answer.context["form"].errors
    return answer
