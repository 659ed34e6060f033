"""What tests of bulk actions share: how one is asked for, confirmed and reported."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.test import Client
from django.urls import reverse

from ser_site.media.models import SerImage

HOLD = {"ground": "archive", "reason": "For the city archive", "review_on": "2027-01-31"}
"""What the form of a hold sends."""


def address(action: str, *media: Any, model: Any = SerImage, **query: str) -> str:
    """Where the listing sends who chooses an action for these media, or for all of them."""
    meta = model._meta
    url = reverse("wagtail_bulk_action", args=[meta.app_label, meta.model_name, action])
    ids = [("id", str(medium.pk)) for medium in media] or [("id", "all")]
    return f"{url}?{urlencode([*ids, *query.items(), ('next', '/admin/images/')])}"


def text(response: Any) -> str:
    assert response.status_code == 200, response
    return str(response.content.decode())


def confirm(client: Client, url: str, **sent: Any) -> Any:
    """Look at the question, and confirm what it shows."""
    question = client.get(url)
    assert question.status_code == 200
    return client.post(url, {"shown": question.context["shown"], **sent})


def told(response: Any) -> dict[str, str]:
    """What the report says of each medium."""
    return {str(one.medium): one.told for one in response.context["results"]}


def fresh(medium: Any) -> Any:
    return type(medium).objects.get(pk=medium.pk)
