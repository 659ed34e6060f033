"""A hold beats erasure, and never keeps anything public."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import PurePosixPath
from typing import Any

import pytest
from django.core.files.storage import default_storage, storages
from django.test import Client

from media_retention.models import Placement
from retention import engine, stores
from retention.models import Erasure, FileRemoval, Hold
from retention.operations.holds import (
    AlreadyHeld,
    RecordGone,
    place_hold,
    release_hold,
)
from retention.rules.decision import Cause, Outcome
from ser_site.news.models import NewsPage
from tests.commands import enforce, outcomes
from tests.integration.conftest import MakePage, SetToday
from tests.storages import all_names

from .holding import LONG_AGO, TODAY, due_on_a_page, hold

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]
RECENT = date(2026, 9, 1)


@pytest.fixture
def due(news: MakePage, make_image: Make) -> Any:
    return due_on_a_page(news, make_image)


def test_what_is_due_and_held_is_taken_down(due: Any) -> None:
    name, rendition = due.file.name, due.renditions.get().file.name
    hold(due)

    status, report = enforce()

    assert (status, outcomes(report)) == (0, {str(due.uuid): "held"})
    assert not default_storage.exists(name)
    assert not default_storage.exists(rendition)
    assert storages["private"].exists(name)
    assert not due.renditions.exists()


def test_it_keeps_its_references_and_renders_as_nothing(due: Any) -> None:
    page = Placement.objects.get().page_id
    hold(due)
    enforce()

    item = NewsPage.objects.get(pk=page)
    assert item.hero_image_id == due.pk
    html = Client().get(item.url).content.decode()
    assert PurePosixPath(due.file.name).stem[:16] not in html


def test_every_run_says_that_it_is_held(due: Any) -> None:
    hold(due)
    enforce()
    lines = Erasure.objects.count()

    status, report = enforce()

    assert (status, outcomes(report)) == (0, {str(due.uuid): "held"})
    assert Erasure.objects.count() == lines


def test_taking_it_down_is_proved(due: Any) -> None:
    hold(due)
    enforce()

    line = Erasure.objects.get()
    assert (line.act, line.proved_at is None) == ("taken_down", False)
    assert not FileRemoval.objects.exists()


def test_released_it_goes_with_the_next_sweep(due: Any) -> None:
    placed = hold(due)
    enforce()
    release_hold(placed, today=TODAY)

    status, report = enforce()

    assert (status, outcomes(report)) == (0, {str(due.uuid): "erased"})
    assert not storages["private"].exists(due.file.name)
    assert not type(due).objects.exists()


def test_the_hold_goes_with_the_record(due: Any) -> None:
    release_hold(hold(due), today=TODAY)

    enforce()

    assert not Hold.objects.exists()


def test_on_what_is_not_due_it_changes_nothing(news: MakePage, make_image: Make) -> None:
    photo = make_image()
    page = news(on=RECENT, hero_image=photo)
    hold(photo)

    status, report = enforce()

    assert (status, report["items"]) == (0, [])
    assert PurePosixPath(photo.file.name).stem[:16] in Client().get(page.url).content.decode()


def test_a_use_that_is_over_leaves_its_page_all_the_same(
    news: MakePage, magazine: MakePage, make_image: Make
) -> None:
    photo = make_image()
    item = news(on=LONG_AGO, hero_image=photo)
    story = magazine(on=LONG_AGO, hero_image=photo)
    hold(photo)

    _status, report = enforce()

    assert outcomes(report) == {str(photo.uuid): "taken_down"}
    item.refresh_from_db()
    story.refresh_from_db()
    assert (item.hero_image_id, story.hero_image_id) == (None, photo.pk)


def test_a_request_waits_for_the_hold_too(news: MakePage, make_image: Make) -> None:
    photo = make_image()
    news(on=RECENT, hero_image=photo)
    hold(photo)
    store = stores.get("media")
    candidate = store.candidate(photo.uuid, Cause.REQUEST)
    assert candidate is not None

    applied = engine.apply(store, [candidate], today=TODAY)

    assert [item.outcome for item in applied.items] == [Outcome.HELD]
    assert type(photo).objects.filter(pk=photo.pk).exclude(taken_down_at=None).exists()


def test_a_use_whose_medium_fell_due_meanwhile_does_not_slip_past_the_hold(
    news: MakePage, magazine: MakePage, make_image: Make
) -> None:
    """Between the plan and the lock the last other use may have ended."""
    photo = make_image()
    news(on=LONG_AGO, hero_image=photo)
    magazine(on=LONG_AGO, hero_image=photo)
    store = stores.get("media")
    batches = list(store.due(TODAY, limit=10))
    hold(photo)
    type(photo).objects.filter(pk=photo.pk).update(due=TODAY)

    applied = [engine.apply(store, batch, today=TODAY) for batch in batches]

    assert [item.outcome for one in applied for item in one.items] == [Outcome.HELD]
    assert type(photo).objects.filter(pk=photo.pk).exists()


def test_several_uses_whose_medium_fell_due_meanwhile_erase_it_once(
    news: MakePage, magazine: MakePage, make_image: Make
) -> None:
    photo = make_image()
    for _ in range(2):
        news(on=LONG_AGO, hero_image=photo)
    magazine(on=LONG_AGO, hero_image=photo)
    store = stores.get("media")
    batches = list(store.due(TODAY, limit=10))
    type(photo).objects.filter(pk=photo.pk).update(due=TODAY)

    applied = [engine.apply(store, batch, today=TODAY) for batch in batches]

    line = Erasure.objects.get()
    assert (line.act, line.record, line.part) == ("erased", photo.uuid, None)
    assert [len(one.items) for one in applied] == [1]
    assert len(line.sought["pages"]) == 3


def test_there_is_one_hold_at_a_time(due: Any) -> None:
    hold(due)

    with pytest.raises(AlreadyHeld):
        hold(due)


def test_what_is_gone_cannot_be_held(due: Any) -> None:
    enforce()

    with pytest.raises(RecordGone):
        hold(due)


def test_from_hold_to_erasure_it_is_never_public_past_its_date(
    news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    photo = make_image()
    page = news(on=date(2024, 9, 15), hero_image=photo)
    stem = PurePosixPath(photo.file.name).stem[:16]
    placed = place_hold(
        "media",
        photo.uuid,
        ground=Hold.Ground.LEGAL_CLAIM,
        reason="A claim runs.",
        today=TODAY,
        review_on=date(2027, 6, 1),
    )

    def public() -> tuple[bool, bool, bool]:
        """On the page; the original and any size of it at their addresses."""
        shown = stem in Client().get(page.url).content.decode()
        names = [name for name in all_names("default") if stem in name]
        return shown, photo.file.name in names, any(name != photo.file.name for name in names)

    assert public() == (True, True, True)
    # 15 September 2024 and two and a half years.
    set_today(date(2027, 3, 15))
    assert public()[0] is False
    enforce("--release-brake", "clock")
    assert public() == (False, False, False)
    assert storages["private"].exists(photo.file.name)
    # The day to look at the hold again passes, and changes nothing.
    set_today(date(2027, 6, 2))
    enforce("--release-brake", "clock")
    assert public() == (False, False, False)
    assert type(photo).objects.filter(pk=photo.pk).exists()

    release_hold(placed, today=date(2027, 6, 2))
    assert public() == (False, False, False)
    status, report = enforce()

    assert (status, outcomes(report)) == (0, {str(photo.uuid): "erased"})
    assert not type(photo).objects.filter(pk=photo.pk).exists()
    assert not storages["private"].exists(photo.file.name)
    line = Erasure.objects.get(record=photo.uuid, act="erased")
    assert line.proved_at is not None
