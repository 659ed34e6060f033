"""The home panel tells whether the promises are kept, to whom that concerns."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from retention import stores
from retention.models import Act, Brake, CachePurge, Erasure, FileRemoval, Hold, StoreSweep, Sweep
from retention.operations.brakes import clock_detail, store_detail
from retention.operations.holds import place_hold
from retention.viewsets.words import brake_in_words
from tests.people import ROLES, client_as

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]
HEADING = "Privacy: are the promises kept?"


def swept(ago: timedelta = timedelta(hours=1), status: int | None = 0) -> Sweep:
    at = timezone.now() - ago
    finished = None if status is None else at
    sweep = Sweep.objects.create(
        today=at.date(), started_at=at, finished_at=finished, status=status
    )
    for store in stores.all_stores():
        StoreSweep.objects.create(sweep=sweep, store=store.key)
    return sweep


def home(client: Client) -> str:
    """The home page, in words."""
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.fixture
def officer() -> Client:
    return client_as("officer")


@pytest.mark.parametrize("role", [role for role in ROLES if role != "anonymous"])
def test_who_sees_it(role: str) -> None:
    assert (HEADING in home(client_as(role))) == (role != "editor")


def test_all_is_well(officer: Client) -> None:
    swept()
    said = home(officer)

    assert "All dealt with" in said
    assert "Alarm" not in said


def test_no_sweep_ever_is_an_alarm(officer: Client) -> None:
    assert "Alarm No sweep has run yet." in home(officer)


def test_no_sweep_for_36_hours_is_an_alarm(officer: Client) -> None:
    swept(timedelta(hours=36, minutes=1))

    assert "Alarm No sweep has gone through this for more than 36 hours: " in home(officer)


def test_just_within_36_hours_is_none(officer: Client) -> None:
    swept(timedelta(hours=35, minutes=59))

    assert "Alarm" not in home(officer)


def test_a_sweep_that_never_finished_does_not_count(officer: Client) -> None:
    swept(timedelta(hours=40))
    swept(timedelta(hours=1), status=None)

    assert "Alarm No sweep has gone through this for more than 36 hours: " in home(officer)


def test_a_failure_is_an_alarm(officer: Client) -> None:
    swept(status=1)

    assert "Alarm Something failed in the last sweep." in home(officer)


def test_what_goes_in_the_next_thirty_days_without_what_is_held(
    officer: Client, make_image: Make, today: date
) -> None:
    # News stays for two and a half years: 14 April 2024 ends in thirty days, the 15th later.
    make_image(intended_use="news", collected_on=date(2024, 4, 14))
    make_image(intended_use="news", collected_on=date(2024, 4, 15))
    held = make_image(intended_use="news", collected_on=date(2024, 4, 1))
    place_hold("media", held.uuid, ground=Hold.Ground.ARCHIVE, reason="Kept", today=today)

    assert "Images and videos: go in the next 30 days 1" in home(officer)


def test_what_is_past_its_date_is_an_alarm_and_not_counted_as_coming(
    officer: Client, make_image: Make
) -> None:
    make_image(intended_use="news", collected_on=date(2024, 3, 13))
    said = home(officer)

    assert "Alarm Past its date and not erased: Images and videos (1)." in said
    assert "Images and videos: go in the next 30 days 0" in said


def test_what_is_held_past_its_date_is_no_alarm(
    officer: Client, make_image: Make, today: date
) -> None:
    held = make_image(intended_use="news", collected_on=date(2020, 1, 1))
    place_hold("media", held.uuid, ground=Hold.Ground.ARCHIVE, reason="Kept", today=today)

    assert "Past its date" not in home(officer)


def test_what_is_due_today_is_no_alarm_yet(officer: Client, make_image: Make) -> None:
    make_image(intended_use="news", collected_on=date(2024, 3, 14))

    assert "Past its date" not in home(officer)


def test_a_cache_that_refuses_is_an_alarm(officer: Client) -> None:
    now = timezone.now()
    for path, error in [("/a/", "503"), ("/b/", "503"), ("/c/", "")]:
        CachePurge.objects.create(url=path, noted_at=now, last_error=error)
    said = home(officer)

    assert "Alarm A cache in front of the site refused to forget 2 addresses." in said
    assert "Addresses that a cache may still show 3" in said


def test_open_removals_and_proofs_are_counted(officer: Client) -> None:
    line = Erasure.objects.create(
        act=Act.ERASED,
        store="media",
        record="8f14e45f-ceea-467f-9e6b-6f2f6f4c5f1a",
        cause="request",
        happened_at=datetime(2026, 9, 14, tzinfo=UTC),
    )
    FileRemoval.objects.create(
        line=line, store="media", storage="default", name="x", noted_at=timezone.now()
    )
    said = home(officer)

    assert "Files still to be removed 1" in said
    assert "Erasures without proof yet 1" in said


def test_a_hold_to_look_at_again_is_counted(officer: Client, make_image: Make, today: date) -> None:
    place_hold(
        "media",
        make_image().uuid,
        ground=Hold.Ground.ARCHIVE,
        reason="Kept",
        today=date(2026, 9, 1),
        review_on=today,
    )

    assert "Holds to look at again 1" in home(officer)


@pytest.fixture
def brake() -> Brake:
    return Brake.objects.create(
        store="media",
        detail="60 of 100 records are due because their date was moved",
        tripped_at=timezone.now(),
    )


def test_the_brake_says_why_in_words(officer: Client, brake: Brake) -> None:
    said = home(officer)

    assert "The brake is on Images and videos: 60 of 100 fell due" in said


def test_the_brake_on_the_clock_says_which_days(officer: Client) -> None:
    detail = "today is 2026-12-25, the last sweep ran on 2026-09-13"
    Brake.objects.create(store=Brake.CLOCK, detail=detail, tripped_at=timezone.now())

    assert "it is 25 December 2026, but the last sweep ran on 13 September 2026" in home(officer)


def test_the_words_fit_what_the_brake_writes(add_store: Any, today: date) -> None:
    store = add_store("logs")
    store.moved = 60
    for _ in range(100):
        store.add(today)
    detail = store_detail(store, today)

    assert "60 of 100" in detail
    assert "records are due because" not in brake_in_words(Brake(store="logs", detail=detail))


def test_the_words_fit_what_the_brake_on_the_clock_writes(today: date) -> None:
    swept()
    Sweep.objects.update(today=date(2026, 12, 25))
    detail = clock_detail(today)

    assert detail
    assert "today is" not in brake_in_words(Brake(store=Brake.CLOCK, detail=detail))


def test_a_store_that_was_passed_over_is_named(officer: Client, add_store: Any) -> None:
    swept()
    add_store("logs")

    assert "more than 36 hours: logs." in home(officer)


@pytest.mark.parametrize("role", ROLES)
def test_who_may_release_it(role: str, brake: Brake) -> None:
    url = reverse("retention_brake:release", args=[brake.pk])
    client_as(role).post(url, {"reason": "The rule was shortened on purpose"})
    brake.refresh_from_db()

    assert (brake.released_at is not None) == (role in {"coordinator", "superuser"})


@pytest.mark.parametrize("role", ["coordinator", "officer"])
def test_the_list_of_brakes_leads_who_may_to_the_release(role: str, brake: Brake) -> None:
    released = Brake.objects.create(
        store="logs", tripped_at=timezone.now(), released_at=timezone.now()
    )
    html = client_as(role).get(reverse("retention_brake:index")).content.decode()

    way = reverse("retention_brake:release", args=[brake.pk])
    assert (f'href="{way}"' in html) == (role == "coordinator")
    assert reverse("retention_brake:release", args=[released.pk]) not in html


def test_the_reason_stays_on_record(brake: Brake) -> None:
    url = reverse("retention_brake:release", args=[brake.pk])
    client_as("coordinator").post(url, {"reason": "Shortened on purpose"})
    brake.refresh_from_db()

    assert brake.release_reason == "Shortened on purpose"
    assert brake.released_by is not None
    assert brake.released_by.username == "coordinator"


def test_without_a_reason_it_stays_on(brake: Brake) -> None:
    url = reverse("retention_brake:release", args=[brake.pk])
    client_as("coordinator").post(url, {"reason": " "})
    brake.refresh_from_db()

    assert brake.released_at is None


def test_the_officer_sees_no_way_to_release(officer: Client, brake: Brake) -> None:
    html = officer.get(reverse("wagtailadmin_home")).content.decode()

    assert reverse("retention_brake:release", args=[brake.pk]) not in html


def test_the_panel_reads_in_dutch() -> None:
    said = home(client_as("officer", language="nl"))

    assert "Privacy: komen we onze beloften na?" in said
