"""A page's date that is put right: the same day it is as if nothing had been said (decision 0030).

News photos stay 30 months. The day is 14 September 2026.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from wagtail.models import Locale

from media_retention.models import Placement
from tests.integration.conftest import MakePage, SetToday
from tests.integration.media_retention.clocks import due, publish, use
from tests.people import client_as
from tests.publishing import publish_new

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register", "same_day_for_wagtail"),
]

Make = Callable[..., Any]
TODAY = date(2026, 9, 14)
LATER = date(2026, 10, 1)


@pytest.fixture
def photo(make_image: Make) -> Any:
    return make_image()


def translated(page: Any, **changes: Any) -> Any:
    english, _made = Locale.objects.get_or_create(language_code="en")
    translation = page.copy_for_translation(english, copy_parents=True)
    publish(translation, **changes)
    translation.refresh_from_db()
    return translation


def test_an_earlier_date_brings_the_end_forward(
    news: MakePage, photo: Any, set_today: SetToday
) -> None:
    page = news(on=TODAY, hero_image=photo)
    set_today(LATER)

    publish(page, date=date(2025, 3, 14))

    assert (use(page).since, due(photo)) == (date(2025, 3, 14), date(2027, 9, 14))


@pytest.mark.parametrize("mistyped", [date(1926, 9, 14), date(2021, 9, 14)])
def test_a_mistyped_year_is_put_right_the_same_day(
    news: MakePage, photo: Any, mistyped: date
) -> None:
    page = news(on=mistyped, hero_image=photo)
    publish(page, date=TODAY)

    assert (use(page).since, due(photo)) == (TODAY, date(2029, 3, 14))


def test_the_next_day_it_counts(news: MakePage, photo: Any, set_today: SetToday) -> None:
    page = news(on=date(2025, 3, 14), hero_image=photo)
    set_today(date(2026, 9, 15))

    publish(page, date=TODAY)

    assert (use(page).since, due(photo)) == (date(2025, 3, 14), date(2027, 9, 14))


def test_put_right_an_older_use_counts_as_before(
    news: MakePage, photo: Any, set_today: SetToday
) -> None:
    page = news(on=TODAY, hero_image=photo)
    set_today(LATER)
    publish(page, date=date(1990, 9, 14))

    publish(page, date=LATER)

    assert (use(page).since, due(photo)) == (TODAY, date(2029, 3, 14))


def test_mistyped_on_a_translation_it_is_put_right_on_both(
    news: MakePage, photo: Any, set_today: SetToday
) -> None:
    page = news(on=TODAY, hero_image=photo)
    set_today(LATER)
    translation = translated(page, date=date(1990, 9, 14))
    assert use(page).since == date(1990, 9, 14)

    publish(translation, date=LATER)

    assert (use(page).since, use(translation).since) == (TODAY, TODAY)
    assert due(photo) == date(2029, 3, 14)


@pytest.mark.parametrize("goes", ["delete", "unpublish"])
def test_a_mistyped_translation_that_goes_the_same_day_takes_its_date_along(
    news: MakePage, photo: Any, set_today: SetToday, goes: str
) -> None:
    page = news(on=TODAY, hero_image=photo)
    set_today(LATER)
    translation = translated(page, date=date(1990, 9, 14))

    getattr(translation, goes)()

    assert (use(page).since, due(photo)) == (TODAY, date(2029, 3, 14))


def test_of_two_languages_of_one_day_the_earliest_date_counts(news: MakePage, photo: Any) -> None:
    page = news(on=date(2025, 3, 14), hero_image=photo)
    translation = translated(page, date=TODAY)

    assert (use(page).since, use(translation).since) == (date(2025, 3, 14), date(2025, 3, 14))


def test_a_copy_whose_original_goes_that_day_does_not_begin_anew(
    news: MakePage, photo: Any, set_today: SetToday
) -> None:
    page = news(on=TODAY, hero_image=photo)
    set_today(LATER)
    copy = page.copy(update_attrs={"slug": "copy", "date": LATER}, keep_live=True)
    page.delete()

    publish(copy, date=LATER)

    assert (use(copy).since, due(photo)) == (TODAY, date(2029, 3, 14))


def test_a_copy_of_a_mistyped_page_is_put_right_with_it(news: MakePage, photo: Any) -> None:
    page = news(on=date(1990, 9, 14), hero_image=photo)
    copy = page.copy(update_attrs={"slug": "copy", "date": TODAY}, keep_live=True)
    assert use(copy).since == date(1990, 9, 14)

    publish(page, date=TODAY)

    assert (use(copy).since, due(photo)) == (TODAY, date(2029, 3, 14))


def test_scheduled_straight_away_it_is_not_used_before(
    news: MakePage, photo: Any, set_today: SetToday
) -> None:
    """Wagtail adds such a page as if it were live."""
    index = news(on=TODAY).get_parent()
    sent = {"hero_image": str(photo.pk), "hero_alt": "Alt", "go_live_at": "2026-10-01 10:00"}
    publish_new(client_as("editor"), index, **sent)

    assert not Placement.objects.filter(medium=photo.uuid).exists()
