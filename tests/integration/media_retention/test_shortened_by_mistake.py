"""A rule shortened by mistake: the brake stops, and annulling gives the dates back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.images import get_image_model

from media_retention.models import Placement
from media_retention.stores import MediaStore
from retention.models import Brake, Erasure, Rule, RuleVersion
from retention.operations.register import annul_version, plan_change, withdraw_change
from retention.rules.period import Period
from tests.commands import enforce
from tests.integration.conftest import MakePage, SetToday

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]
TODAY = date(2026, 9, 14)
TOMORROW = TODAY + timedelta(days=1)
YEAR_AGO = date(2025, 9, 14)
HELD = 60


def many(number: int, *, since: date) -> set[UUID]:
    """Photos on as many news items, cheaply: rows only, their files are missing."""
    model: Any = get_image_model()
    photos = model.objects.bulk_create(
        model(
            title=f"Photo {n}",
            file=f"original_images/{n:032x}.jpg",
            width=1,
            height=1,
            collected_on=since,
            due=Period.from_iso("P30M").after(since),
            due_rule="news-media",
            due_since=since,
        )
        for n in range(number)
    )
    Placement.objects.bulk_create(
        Placement(
            medium_type=ContentType.objects.get_for_model(model),
            medium=photo.uuid,
            page_id=10_000 + n,
            translation_key=photo.uuid,
            rule="news-media",
            since=since,
            due=photo.due,
        )
        for n, photo in enumerate(photos)
    )
    return {photo.uuid for photo in photos}


def shorten(rule: str = "news-media", period: str = "P1M") -> RuleVersion:
    return plan_change(
        Rule.objects.get(key=rule), Period.from_iso(period), today=TODAY, reason="A mistake."
    )


def dues() -> set[date]:
    return set(get_image_model().objects.values_list("due", flat=True))


def test_the_change_takes_effect_the_next_day(set_today: SetToday) -> None:
    many(HELD, since=YEAR_AGO)
    enforce()
    shorten()

    assert enforce()[1]["items"] == []
    assert dues() == {date(2028, 3, 14)}


def test_the_brake_stops_and_nothing_is_erased(set_today: SetToday) -> None:
    photos = many(HELD, since=YEAR_AGO)
    enforce()
    shorten()
    set_today(TOMORROW)

    status, report = enforce()

    assert status == 3
    assert [store["brake"] for store in report["stores"] if "brake" in store] == [
        "60 of 60 records are due because their date was moved"
    ]
    assert set(get_image_model().objects.values_list("uuid", flat=True)) == photos
    assert not Erasure.objects.exists()


def test_the_second_sweep_stops_as_well(set_today: SetToday) -> None:
    many(HELD, since=YEAR_AGO)
    enforce()
    shorten()
    set_today(TOMORROW)
    enforce()

    assert enforce()[0] == 3


def test_so_does_the_rehearsal_of_that_day(set_today: SetToday) -> None:
    many(HELD, since=YEAR_AGO)
    enforce()
    shorten()

    status, _report = enforce("--dry-run", "--today", TOMORROW.isoformat())

    assert status == 3
    assert dues() == {date(2028, 3, 14)}
    assert not Brake.objects.exists()


def test_the_rehearsal_of_a_change_lists_what_the_run_does(set_today: SetToday) -> None:
    many(3, since=YEAR_AGO)
    enforce()
    shorten()
    set_today(TOMORROW)

    _status, plan = enforce("--dry-run")
    _status, done = enforce()

    assert len(plan["items"]) == 3
    assert plan["items"] == done["items"]


def test_annulling_the_mistake_gives_the_dates_back(set_today: SetToday) -> None:
    many(HELD, since=YEAR_AGO)
    enforce()
    version = shorten()
    set_today(TOMORROW)
    enforce()
    assert dues() == {date(2025, 10, 14)}

    annul_version(version, today=TOMORROW, reason="A month should have been a year.")
    status, report = enforce()

    assert (status, report["items"], dues()) == (0, [], {date(2028, 3, 14)})


def test_withdrawn_before_its_day_it_leaves_no_trace(set_today: SetToday) -> None:
    many(HELD, since=YEAR_AGO)
    enforce()
    withdraw_change(shorten(), today=TODAY)
    set_today(TOMORROW)

    assert enforce()[0] == 0
    assert dues() == {date(2028, 3, 14)}
    assert not get_image_model().objects.exclude(due_moved_at=None).exists()


def test_released_it_passes_once(set_today: SetToday) -> None:
    many(HELD, since=YEAR_AGO)
    enforce()
    shorten()
    set_today(TOMORROW)
    enforce()

    status, report = enforce("--release-brake", "media", "--reason", "Agreed with the FG")

    assert status == 0
    assert sum(store["erased"] for store in report["stores"]) == HELD
    brake = Brake.objects.get()
    assert (brake.release_reason, brake.used_at is None) == ("Agreed with the FG", False)


def test_a_busy_day_does_not_stop(set_today: SetToday) -> None:
    many(HELD, since=date(2024, 3, 15))
    enforce()
    set_today(TOMORROW)

    status, report = enforce()

    assert status == 0
    assert sum(store["erased"] for store in report["stores"]) == HELD


def test_uses_that_are_over_by_mistake_stop_too(set_today: SetToday) -> None:
    """The media stay for another use, but their references would be gone for good."""
    photos = many(HELD, since=YEAR_AGO)
    model: Any = get_image_model()
    Placement.objects.bulk_create(
        Placement(
            medium_type=ContentType.objects.get_for_model(model),
            medium=photo,
            page_id=20_000 + n,
            translation_key=photo,
            rule="magazine-media",
            since=YEAR_AGO,
            due=date(2030, 3, 14),
        )
        for n, photo in enumerate(photos)
    )
    model.objects.update(due=date(2030, 3, 14), due_rule="magazine-media")
    enforce()
    shorten()
    set_today(TOMORROW)

    status, report = enforce()

    assert (status, report["items"]) == (3, [])


def test_a_period_instead_of_none_at_all_stops_as_well(set_today: SetToday) -> None:
    many(HELD, since=YEAR_AGO)
    RuleVersion.objects.filter(rule__key="news-media").update(amount=None, unit="")
    Placement.objects.update(due=None)
    get_image_model().objects.update(due=None)
    enforce()
    shorten()
    set_today(TOMORROW)

    status, report = enforce()

    assert (status, report["items"]) == (3, [])


def test_a_longer_period_counts_only_for_what_comes_after(
    news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    old = make_image()
    news(on=TODAY, hero_image=old)
    shorten(period="P4Y")
    set_today(TOMORROW)
    enforce()
    new = make_image()
    news(on=TOMORROW, hero_image=new)

    for photo, due in [(old, date(2029, 3, 14)), (new, date(2030, 9, 15))]:
        assert type(photo).objects.get(pk=photo.pk).due == due


def test_a_shorter_period_counts_for_all(
    news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    photo = make_image()
    news(on=TODAY, hero_image=photo)
    shorten(period="P1Y")
    set_today(TOMORROW)

    enforce()

    assert type(photo).objects.get(pk=photo.pk).due == date(2027, 9, 14)


def test_of_a_shorter_one_and_then_a_longer_one_the_shorter_holds(
    news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    photo = make_image()
    news(on=TODAY, hero_image=photo)
    shorten(period="P1Y")
    set_today(TOMORROW)
    enforce()
    plan_change(
        Rule.objects.get(key="news-media"), Period.from_iso("P5Y"), today=TOMORROW, reason="Back."
    )
    set_today(TOMORROW + timedelta(days=1))

    enforce()

    assert type(photo).objects.get(pk=photo.pk).due == date(2027, 9, 14)


def test_a_version_annulled_while_a_sweep_applies_it_is_applied_in_its_turn(
    set_today: SetToday, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(3, since=YEAR_AGO)
    version = shorten()
    set_today(TOMORROW)
    recalculate = MediaStore.recalculate

    def annul_meanwhile(self: MediaStore, *args: Any, **kwargs: Any) -> int:
        moved = recalculate(self, *args, **kwargs)
        RuleVersion.objects.filter(pk=version.pk).update(
            annulled_at=timezone.now(), applied_at=None
        )
        return moved

    monkeypatch.setattr(MediaStore, "recalculate", annul_meanwhile)

    enforce("--only", "media")

    version.refresh_from_db()
    assert version.applied_at is None
