"""What becomes of the clock, case by case, with dates worked out by hand (DESIGN, domain 4).

News photos stay 30 months, magazine photos 54, publications 30. The day is 14 September 2026.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from media_retention.models import Placement
from media_retention.operations.placements import sync_page
from ser_site.news.models import NewsPage
from tests.commands import enforce
from tests.integration.conftest import MakePage, SetToday
from tests.integration.media_retention.clocks import due, publish, use

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register", "same_day_for_wagtail"),
]

Make = Callable[..., Any]
TODAY = date(2026, 9, 14)


def test_placed_on_a_page_of_today_it_counts_from_today(news: MakePage, make_image: Make) -> None:
    photo = make_image()
    page = news(on=TODAY, hero_image=photo)

    assert (use(page).since, use(page).due) == (TODAY, date(2029, 3, 14))
    assert due(photo) == date(2029, 3, 14)


def test_old_news_that_was_imported_counts_from_its_own_date(
    news: MakePage, make_image: Make
) -> None:
    photo = make_image()
    page = news(on=date(2025, 8, 31), hero_image=photo)

    # 30 months after 31 August: February has no 31st.
    assert (use(page).since, due(photo)) == (date(2025, 8, 31), date(2028, 2, 29))


def test_a_page_dated_in_the_future_counts_from_when_it_is_public(
    news: MakePage, make_image: Make
) -> None:
    page = news(on=date(2026, 12, 1), hero_image=make_image())

    assert use(page).since == TODAY


def test_unpublished_and_published_again_it_resumes(
    news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    photo = make_image()
    page = news(on=TODAY, hero_image=photo)
    set_today(date(2026, 10, 1))
    page.unpublish()
    assert not use(page).shown
    set_today(date(2027, 1, 1))

    publish(page)

    assert (use(page).shown, use(page).since, due(photo)) == (True, TODAY, date(2029, 3, 14))


def test_while_unpublished_its_clock_runs_on(
    news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    photo = make_image()
    news(on=date(2024, 3, 15), hero_image=photo).unpublish()
    set_today(date(2026, 9, 15))

    assert [item["record"] for item in enforce()[1]["items"]] == [str(photo.uuid)]


def test_removed_and_put_back_it_resumes(
    news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    photo = make_image()
    page = news(on=TODAY, hero_image=photo)
    set_today(date(2026, 10, 1))
    publish(page, hero_image=None)
    set_today(date(2027, 1, 1))

    publish(page, hero_image=photo)

    assert (use(page).shown, use(page).since, due(photo)) == (True, TODAY, date(2029, 3, 14))


def test_removed_from_its_only_page_its_end_stays(
    news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    photo = make_image()
    page = news(on=TODAY, hero_image=photo)
    set_today(date(2026, 10, 1))

    publish(page, hero_image=None)

    assert due(photo) == date(2029, 3, 14)


def test_another_date_on_the_page_later_does_not_restart_it(
    news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    photo = make_image()
    page = news(on=date(2025, 3, 14), hero_image=photo)
    set_today(date(2026, 10, 1))

    publish(page, date=date(2026, 10, 1))

    assert (use(page).since, due(photo)) == (date(2025, 3, 14), date(2027, 9, 14))


def test_a_translation_shares_the_earliest_start(
    news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    photo = make_image()
    page = news(on=TODAY, hero_image=photo)
    set_today(date(2027, 2, 1))
    english, _made = Locale.objects.get_or_create(language_code="en")
    translation = page.copy_for_translation(english, copy_parents=True)
    publish(translation, date=date(2027, 2, 1))

    assert (use(translation).since, due(photo)) == (TODAY, date(2029, 3, 14))


def test_an_alias_shares_the_start(
    news: MakePage, home: Any, make_image: Make, set_today: SetToday
) -> None:
    page = news(on=TODAY, hero_image=make_image())
    set_today(date(2027, 2, 1))

    alias = page.create_alias(parent=page.get_parent(), update_slug="again")

    assert use(alias).since == TODAY


def test_an_alias_that_stays_behind_alone_keeps_the_start(
    news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    page = news(on=TODAY, hero_image=make_image())
    set_today(date(2027, 2, 1))
    alias = page.create_alias(parent=page.get_parent(), update_slug="again")
    page.delete()

    sync_page(alias.pk, today=date(2027, 3, 1))

    assert use(alias).since == TODAY


@pytest.mark.parametrize("keep_live", [True, False])
def test_a_copy_inherits_the_start(
    news: MakePage, make_image: Make, set_today: SetToday, keep_live: bool
) -> None:
    """Even with another date: copying an item is no way to keep its photo longer."""
    photo = make_image()
    page = news(on=TODAY, hero_image=photo)
    set_today(date(2027, 2, 1))
    changes = {"slug": "copy", "title": "Copy", "date": date(2027, 2, 1)}
    copy = page.copy(update_attrs=changes, keep_live=keep_live)
    publish(copy)

    assert (use(copy).since, due(photo)) == (TODAY, date(2029, 3, 14))


def test_a_copy_of_a_copy_inherits_it(
    news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    page = news(on=TODAY, hero_image=make_image())
    set_today(date(2027, 2, 1))
    first = page.copy(update_attrs={"slug": "first", "date": date(2027, 2, 1)}, keep_live=False)
    second = first.copy(update_attrs={"slug": "second", "date": date(2027, 2, 1)}, keep_live=False)
    publish(second)

    assert use(second).since == TODAY


def test_a_copy_made_in_the_admin_inherits_it(
    news: MakePage, make_image: Make, set_today: SetToday, admin_user: User
) -> None:
    photo = make_image()
    page = news(on=TODAY, hero_image=photo)
    set_today(date(2027, 2, 1))
    client = Client()
    client.force_login(admin_user)
    client.post(
        reverse("wagtailadmin_pages:copy", args=[page.pk]),
        {
            "new_title": "Copy",
            "new_slug": "copy",
            "new_parent_page": page.get_parent().pk,
            "publish_copies": "",
        },
    )
    copy = NewsPage.objects.get(slug="copy")

    publish(copy, date=date(2027, 2, 1))

    assert (use(copy).since, due(photo)) == (TODAY, date(2029, 3, 14))


def test_another_medium_on_the_copy_starts_for_itself(
    news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    page = news(on=TODAY, hero_image=make_image())
    set_today(date(2027, 2, 1))
    copy = page.copy(update_attrs={"slug": "copy", "date": date(2027, 2, 1)}, keep_live=False)
    other = make_image()
    publish(copy, hero_image=other)

    assert Placement.objects.get(page_id=copy.pk, medium=other.uuid).since == date(2027, 2, 1)
