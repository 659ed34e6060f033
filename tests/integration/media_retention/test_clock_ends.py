"""Which use decides and what is over, with dates worked out by hand (DESIGN, domain 4).

News photos stay 30 months, magazine photos 54, publications 30. The day is 14 September 2026.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from media_retention.models import Placement
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


def test_on_another_new_page_it_stays_for_that_one(
    news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    photo = make_image()
    first = news(on=TODAY, hero_image=photo)
    set_today(date(2027, 2, 1))
    second = news(on=date(2027, 2, 1), hero_image=photo)

    assert (use(first).due, use(second).due) == (date(2029, 3, 14), date(2029, 8, 1))
    assert due(photo) == date(2029, 8, 1)


def test_the_longest_use_wins_and_each_has_its_own_end(
    news: MakePage, magazine: MakePage, publication: MakePage, make_image: Make
) -> None:
    photo = make_image()
    pages = [make(on=TODAY, hero_image=photo) for make in (news, magazine, publication)]

    assert [use(page).due for page in pages] == [
        date(2029, 3, 14),
        date(2031, 3, 14),
        date(2029, 3, 14),
    ]
    assert due(photo) == date(2031, 3, 14)


def test_on_an_old_page_it_counts_from_the_pages_own_date(
    news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    old = news(on=date(2025, 9, 14))
    photo = make_image()

    publish(old, hero_image=photo)

    assert (use(old).since, due(photo)) == (date(2025, 9, 14), date(2028, 3, 14))


@pytest.mark.parametrize(
    ("intended_use", "expected"),
    [
        ("news", date(2029, 3, 14)),
        ("magazine", date(2031, 3, 14)),
        ("publication", date(2029, 3, 14)),
        ("profile", date(2029, 3, 14)),
        ("other", date(2029, 3, 14)),
    ],
)
def test_uploaded_and_never_placed_it_counts_from_the_upload(
    make_image: Make, intended_use: str, expected: date
) -> None:
    assert due(make_image(intended_use=intended_use)) == expected


def test_once_placed_the_upload_counts_no_more(
    news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    photo = make_image(intended_use="magazine")
    set_today(date(2026, 10, 1))

    news(on=date(2026, 10, 1), hero_image=photo)

    assert due(photo) == date(2029, 4, 1)


def test_in_a_draft_it_is_not_placed(home: Any, news: MakePage, make_image: Make) -> None:
    photo = make_image()
    page = news(on=TODAY)
    page.hero_image = photo
    page.save_revision()

    assert not Placement.objects.exists()


def test_a_page_that_is_deleted_moves_no_end(
    news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    photo = make_image()
    page = news(on=TODAY, hero_image=photo)
    number = page.pk
    set_today(date(2026, 10, 1))

    page.delete()

    left = Placement.objects.get(page_id=number)
    assert (left.shown, left.due, due(photo)) == (False, date(2029, 3, 14), date(2029, 3, 14))


def test_of_two_pages_the_one_that_is_deleted_moves_no_end(
    news: MakePage, magazine: MakePage, make_image: Make
) -> None:
    photo = make_image()
    news(on=TODAY, hero_image=photo)
    magazine(on=TODAY, hero_image=photo).delete()

    assert due(photo) == date(2031, 3, 14)


def test_deleted_with_its_only_page_gone_it_goes_on_its_day(
    news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    photo = make_image()
    news(on=date(2024, 3, 15), hero_image=photo).delete()
    set_today(date(2026, 9, 15))

    status, report = enforce()

    assert (status, [item["outcome"] for item in report["items"]]) == (0, ["erased"])


def test_what_is_past_its_end_gets_no_new_use(
    news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    """The day came; that no sweep ran yet, or that a hold keeps it, extends nothing."""
    photo = make_image()
    news(on=date(2024, 3, 15), hero_image=photo)
    set_today(date(2026, 9, 15))

    page = news(on=date(2026, 9, 15), hero_image=photo)

    assert not Placement.objects.filter(page_id=page.pk).exists()
    assert due(photo) == date(2026, 9, 15)


def test_and_is_taken_out_of_that_page_with_the_next_sweep(
    news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    photo = make_image()
    news(on=date(2024, 3, 15), hero_image=photo)
    set_today(date(2026, 9, 15))
    page = news(on=date(2026, 9, 15), hero_image=photo, hero_alt="Jo")

    assert enforce()[0] == 0

    page.refresh_from_db()
    assert (page.hero_image_id, page.hero_alt) == (None, "")
    assert not type(photo).objects.exists()


def test_where_its_use_ended_it_does_not_come_back(
    news: MakePage, magazine: MakePage, make_image: Make, set_today: SetToday
) -> None:
    photo = make_image()
    item = news(on=date(2024, 3, 15), hero_image=photo)
    magazine(on=date(2024, 3, 15), hero_image=photo)
    set_today(date(2026, 9, 15))
    enforce()

    publish(item, hero_image=photo, hero_alt="Jo")

    item.refresh_from_db()
    assert (item.hero_image_id, item.hero_alt, use(item).shown) == (None, "", False)


def test_without_recognisable_people_there_is_no_end(news: MakePage, make_image: Make) -> None:
    photo = make_image(people_recognisable=False)
    page = news(on=TODAY, hero_image=photo)

    assert [due(photo), use(page).due] == [None, None]


def test_people_seen_later_on_count_from_the_start(
    news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    photo = make_image(people_recognisable=False)
    news(on=TODAY, hero_image=photo)
    set_today(date(2027, 2, 1))
    photo.people_recognisable = True
    photo.save()

    assert due(photo) == date(2029, 3, 14)
