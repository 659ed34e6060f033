"""The page editor is told what a page loses, what is hidden on it, and until when it stays."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.integration.conftest import MakePage, SetToday
from tests.people import client_as
from tests.publishing import publish_edited, publish_new

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]


@pytest.fixture
def editor() -> Client:
    return client_as("editor")


def messages(answer: Any) -> str:
    """What the admin says in so many words, the messages among it."""
    html = re.sub(r"<(script|template)\b.*?</\1>", "", answer.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def opened(client: Client, page: Any) -> str:
    return messages(client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))


def published(client: Client, page: Any, **changed: Any) -> str:
    """Publish the page from its edit screen, and read what is said next."""
    return messages(publish_edited(client, page, **changed))


def test_a_page_that_loses_a_photo_within_thirty_days_says_so(
    editor: Client, news: MakePage, make_image: Make
) -> None:
    page = news(on=date(2024, 4, 14), hero_image=make_image("Council"))

    assert "Within 30 days this page loses: “Council”: 14 October 2026" in opened(editor, page)


def test_a_day_later_it_is_not_soon_yet(editor: Client, news: MakePage, make_image: Make) -> None:
    page = news(on=date(2024, 4, 15), hero_image=make_image("Council"))

    assert "Within 30 days" not in opened(editor, page)


def test_a_use_that_is_over_is_told(editor: Client, news: MakePage, make_image: Make) -> None:
    page = news(on=date(2024, 3, 14), hero_image=make_image("Council"))
    said = opened(editor, page)

    assert "Visitors do not see on this page: “Council”: its period ended on 14 Sep" in said
    assert "Within 30 days" not in said


def test_a_photo_off_the_site_is_told(editor: Client, news: MakePage, make_image: Make) -> None:
    photo = make_image("Council")
    page = news(on=date(2026, 1, 1), hero_image=photo)
    editor.post(reverse("media_retention:take_down", args=[photo.uuid]))
    editor.get(reverse("wagtailadmin_home"))  # reads what that said

    assert "“Council”: it was taken off the site." in opened(editor, page)


def test_saving_says_nothing_twice(editor: Client, news: MakePage, make_image: Make) -> None:
    page = news(on=date(2024, 4, 14), hero_image=make_image("Council"))
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])

    assert "Within 30 days" not in messages(editor.get(f"{url}?_w_hydrate_create_view=1"))


def test_publishing_tells_until_when_a_new_photo_stays_and_on_which_basis(
    editor: Client, news: MakePage, make_image: Make
) -> None:
    photo = make_image("Council", legal_basis="consent")
    page = news(on=date(2026, 9, 14))
    said = published(editor, page, hero_image=str(photo.pk))

    assert (
        "How long this stays on the page: “Council”: until 14 March 2029"
        " (legal basis: Consent of the people shown)." in said
    )


def test_publishing_an_old_article_tells_what_nobody_will_see(
    editor: Client, news: MakePage, make_image: Make
) -> None:
    page = news(on=date(2020, 1, 1))
    said = published(editor, page, hero_image=str(make_image("Council").pk))

    assert "“Council”: its period ended on 1 July 2022" in said
    assert "How long this stays" not in said


def test_publishing_again_does_not_repeat_it(
    editor: Client, news: MakePage, make_image: Make
) -> None:
    photo = make_image("Council")
    page = news(on=date(2026, 9, 14), hero_image=photo)

    assert "How long this stays" not in published(editor, page, hero_image=str(photo.pk))


def test_a_picture_without_people_is_told_to_stay(
    editor: Client, news: MakePage, make_image: Make
) -> None:
    photo = make_image("Chart", people_recognisable=False)
    said = published(editor, news(on=date(2026, 9, 14)), hero_image=str(photo.pk))

    assert "“Chart”: no end date, for nobody can be recognised." in said


def test_a_title_cannot_smuggle_markup_in(editor: Client, news: MakePage, make_image: Make) -> None:
    page = news(on=date(2024, 3, 14), hero_image=make_image("<script>alert(1)</script>"))
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert "<script>alert(1)" not in html


def test_published_straight_away_it_is_told_too(
    editor: Client, news: MakePage, make_image: Make
) -> None:
    photo = make_image("Council", legal_basis="consent")
    index = news(on=date(2026, 9, 14)).get_parent()
    said = messages(publish_new(editor, index, hero_image=str(photo.pk), hero_alt="Alt"))

    assert "How long this stays on the page: “Council”: until 14 March 2029" in said


def test_an_earlier_date_tells_the_new_end(
    editor: Client, news: MakePage, make_image: Make
) -> None:
    photo = make_image("Council")
    page = news(on=date(2026, 9, 14), hero_image=photo)
    said = published(editor, page, hero_image=str(photo.pk), hero_alt="Alt", date="2025-09-14")

    assert "How long this stays on the page: “Council”: until 14 March 2028" in said


def test_a_year_that_may_be_mistyped_is_pointed_out_as_long_as_it_helps(
    editor: Client, news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    photo = make_image("Council")
    page = news(on=date(2026, 9, 14), hero_image=photo)
    again = {"hero_image": str(photo.pk), "hero_alt": "Alt", "date": "1926-09-14"}

    assert "Correct it today" in published(editor, page, **again)
    set_today(date(2026, 9, 15))
    assert "Correct it today" not in published(editor, page, **again)
