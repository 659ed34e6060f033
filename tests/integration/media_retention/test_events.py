"""Uses whose clock waits for an event: what a member's page shows, until the member leaves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pytest_django import Settings

from media_retention.models import Placement
from media_retention.operations.events import event_happened
from media_retention.queries.explain import explain
from media_retention.queries.leaving import Selection, as_ends, ends
from media_retention.queries.leaving_rows import tell
from media_retention.queries.page_uses import uses_on_page
from tests.commands import enforce
from tests.integration.conftest import MakePage

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]


@pytest.fixture(autouse=True)
def publications_are_profiles(settings: Settings) -> None:
    """Pages of this class fall under the rule for members: directly after leaving."""
    rules = {**settings.MEDIA_RETENTION["PAGE_RULES"]}
    rules["publications.PublicationPage"] = "member-profile"
    settings.MEDIA_RETENTION = {**settings.MEDIA_RETENTION, "PAGE_RULES": rules}


def due(photo: Any) -> date | None:
    found: date | None = type(photo).objects.get(pk=photo.pk).due
    return found


def test_until_the_event_the_photo_stays(
    publication: MakePage, make_image: Make, today: date
) -> None:
    photo = make_image()
    page = publication(on=date(2019, 1, 1), hero_image=photo)

    photo.refresh_from_db()
    told = explain(photo, today=today, language="nl").sentences("nl")
    (on_page,) = uses_on_page(page, today=today)
    assert photo.due is None
    assert told == [
        "Er is nog geen einddatum, omdat de termijn voor deze foto pas begint als iemand de "
        "functie neerlegt."
    ]
    assert on_page.reason.sentence("nl") == told[0]


def test_an_event_ahead_is_the_end(publication: MakePage, make_image: Make, today: date) -> None:
    photo = make_image()
    page = publication(on=date(2019, 1, 1), hero_image=photo)

    assert event_happened([page.pk], on=date(2026, 10, 1), today=today) == [photo.uuid]

    assert due(photo) == date(2026, 10, 1)


def test_the_end_is_explained_by_the_event_and_not_by_the_page(
    publication: MakePage, make_image: Make, today: date
) -> None:
    photo = make_image()
    page = publication(on=date(2019, 1, 1), hero_image=photo)
    event_happened([page.pk], on=date(2026, 10, 1), today=today)
    photo.refresh_from_db()
    sentence = (
        "Blijft tot 1 oktober 2026, omdat de termijn voor deze foto begint als iemand de functie"
        " neerlegt: op 1 oktober 2026."
    )

    told = explain(photo, today=today, language="nl")
    (on_page,) = uses_on_page(page, today=today)
    (leaving,) = tell(list(as_ends(ends(Selection()))), today=today, language="nl")
    assert told.sentences("nl") == [sentence]
    assert told.rule_sentence("nl") == "Zodra de termijn begint, is die ook voorbij."
    assert on_page.reason.sentence("nl") == sentence
    assert leaving.reason.sentence("nl") == sentence


def test_an_event_that_is_taken_back_leaves_no_end(
    publication: MakePage, make_image: Make, today: date
) -> None:
    photo = make_image()
    page = publication(on=date(2019, 1, 1), hero_image=photo)
    event_happened([page.pk], on=today, today=today)

    event_happened([page.pk], on=None, today=today)

    assert (due(photo), Placement.objects.get().due) == (None, None)


def test_a_photo_that_is_news_too_stays_as_long_as_the_news(
    publication: MakePage, news: MakePage, make_image: Make, today: date
) -> None:
    photo = make_image()
    page = publication(on=date(2019, 1, 1), hero_image=photo)
    # 14 March 2025 and 30 months.
    news(on=date(2025, 3, 14), hero_image=photo)

    event_happened([page.pk], on=today, today=today)

    assert due(photo) == date(2027, 9, 14)


def test_the_next_sweep_erases_what_nothing_else_keeps(
    publication: MakePage, make_image: Make, today: date
) -> None:
    photo = make_image()
    page = publication(on=date(2019, 1, 1), hero_image=photo)
    event_happened([page.pk], on=today, today=today)

    enforce()

    page.refresh_from_db()
    assert not type(photo).objects.exists()
    assert page.hero_image is None


def test_news_counts_from_publication_whatever_happens(
    news: MakePage, make_image: Make, today: date
) -> None:
    photo = make_image()
    page = news(on=date(2025, 3, 14), hero_image=photo)

    event_happened([page.pk], on=today, today=today)

    assert due(photo) == date(2027, 9, 14)


@pytest.mark.parametrize("leaves", ["taken off", "unpublished", "deleted"])
def test_once_off_a_members_page_it_ends_with_its_other_use(
    publication: MakePage, news: MakePage, make_image: Make, leaves: str
) -> None:
    photo = make_image()
    news(on=date(2026, 9, 1), hero_image=photo)
    page = publication(on=date(2026, 9, 14), hero_image=photo)
    assert due(photo) is None

    if leaves == "taken off":
        page.hero_image = None
        page.save_revision().publish()
    elif leaves == "unpublished":
        page.unpublish()
    else:
        page.delete()

    assert due(photo) == date(2029, 3, 1)
