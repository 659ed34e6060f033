"""A page's edit screen lists the media that visitors see on it, until when and why."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.integration.conftest import MakePage
from tests.people import client_as

# Today is 14 September 2026. News stays for 30 months.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]
HEADING = "Photos and videos on this page"


@pytest.fixture
def editor() -> Client:
    return client_as("editor")


def opened(client: Client, page: Any) -> str:
    return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


def rows(client: Client, page: Any) -> list[str]:
    """The panel's rows, in words."""
    table = re.findall(
        r'<table class="retained__uses".*?</table>', opened(client, page), flags=re.S
    )
    found = re.findall(r"<tr>.*?</tr>", "".join(table), flags=re.S)[1:]
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in found]


def test_a_photo_with_its_end_and_why(editor: Client, news: MakePage, make_image: Make) -> None:
    page = news(on=date(2025, 9, 14), hero_image=make_image("Photo A"))
    (row,) = rows(editor, page)

    assert row.startswith("Photo A 14 March 2028 Stays until 14 March 2028, because this photo")
    assert row.endswith("was placed with news on 14 September 2025.")


def test_it_leads_to_the_photo(editor: Client, news: MakePage, make_image: Make) -> None:
    photo = make_image("Photo A")
    page = news(on=date(2025, 9, 14), hero_image=photo)

    assert f'<a href="/admin/images/{photo.pk}/">Photo A</a>' in opened(editor, page)


def test_a_consent_that_ends_before_the_use_decides(
    editor: Client, news: MakePage, make_image: Make
) -> None:
    photo = make_image("Photo A")
    page = news(on=date(2026, 9, 1), hero_image=photo)
    ends = date(2026, 10, 1)
    type(photo).objects.filter(pk=photo.pk).update(due=ends, ends_on=ends)
    (row,) = rows(editor, page)

    assert row.startswith("Photo A 1 October 2026 Stays until 1 October 2026, because the consent")
    assert "Within 30 days this page loses:" in opened(editor, page)


def test_a_photo_that_stays_elsewhere_has_the_end_of_this_page(
    editor: Client, news: MakePage, magazine: MakePage, make_image: Make
) -> None:
    photo = make_image("Photo A")
    page = news(on=date(2026, 9, 1), hero_image=photo)
    magazine(on=date(2026, 9, 1), hero_image=photo)

    assert rows(editor, page)[0].startswith("Photo A 1 March 2029 ")


def test_without_people_there_is_no_end(editor: Client, news: MakePage, make_image: Make) -> None:
    chart = make_image("Photo A", people_recognisable=False)
    page = news(on=date(2026, 9, 1), hero_image=chart)

    assert rows(editor, page)[0].startswith("Photo A no end date Stays without an end date")


def test_what_visitors_no_longer_see_says_so(
    editor: Client, news: MakePage, make_image: Make
) -> None:
    page = news(on=date(2024, 3, 14), hero_image=make_image("Photo A"))

    # 14 March 2024 and 30 months.
    assert rows(editor, page)[0].endswith("Period over. Its period ended on 14 September 2026.")


def test_without_media_there_is_no_panel(editor: Client, news: MakePage) -> None:
    assert HEADING not in opened(editor, news(on=date(2026, 9, 1)))


def test_a_new_page_has_no_panel(editor: Client, news: MakePage) -> None:
    parent = news(on=date(2026, 9, 1)).get_parent()
    url = reverse("wagtailadmin_pages:add", args=["news", "newspage", parent.pk])

    assert HEADING not in editor.get(url).content.decode()


def test_a_page_that_loses_something_soon_leads_to_the_report(
    editor: Client, news: MakePage, make_image: Make
) -> None:
    page = news(on=date(2024, 4, 14), hero_image=make_image("Photo A"))

    assert f"{reverse('media_retention:leaving')}?page={page.pk}" in opened(editor, page)


def test_panel_and_messages_read_the_uses_once_each(
    editor: Client, news: MakePage, make_image: Make
) -> None:
    with_photo = news(on=date(2026, 9, 1), hero_image=make_image("Photo A"))
    opened(editor, with_photo)
    with CaptureQueriesContext(connection) as queries:
        opened(editor, with_photo)
    of_uses = [q["sql"] for q in queries if 'FROM "media_retention_placement"' in q["sql"]]

    assert len(of_uses) == 2


def test_it_reads_in_dutch(news: MakePage, make_image: Make) -> None:
    page = news(on=date(2025, 9, 14), hero_image=make_image("Photo A"))
    editor = client_as("editor", language="nl")

    assert "Foto’s en video’s op deze pagina" in opened(editor, page)
    assert "Blijft tot 14 maart 2028, omdat deze foto op" in rows(editor, page)[0]
