"""Writing pages in the admin."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = [pytest.mark.any_database, pytest.mark.django_db]


def test_every_page_can_be_opened_for_editing(admin_client: Client, site: dict[str, Any]) -> None:
    for page in site.values():
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert admin_client.get(url).status_code == 200, page.title


def test_a_new_article_proposes_today(
    admin_client: Client, site: dict[str, Any], today: date
) -> None:
    url = reverse("wagtailadmin_pages:add", args=["news", "newspage", site["news"].pk])
    assert admin_client.get(url).context["form"]["date"].value() == date(2026, 9, 14)


def test_an_article_keeps_the_date_it_has(admin_client: Client, site: dict[str, Any]) -> None:
    url = reverse("wagtailadmin_pages:edit", args=[site["report"].pk])
    assert admin_client.get(url).context["form"]["date"].value() == date(2026, 9, 1)


def test_every_page_can_be_previewed(site: dict[str, Any]) -> None:
    for page in site.values():
        assert page.make_preview_request().status_code == 200, page.title


def test_an_article_in_the_making_can_be_previewed(site: dict[str, Any]) -> None:
    draft = type(site["item"])(title="", slug="kladje")
    draft.path, draft.depth = site["news"].path + "9999", site["news"].depth + 1
    assert draft.make_preview_request().status_code == 200


def test_an_editor_gets_the_tools_on_a_public_page(
    admin_client: Client, site: dict[str, Any]
) -> None:
    assert b"wagtail-userbar" in admin_client.get("/").content
