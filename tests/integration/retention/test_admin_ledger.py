"""The lists of holds, ledger lines and sweeps: to be read, filtered, and nothing more."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from retention.models import Act, Brake, Erasure, Hold, StoreSweep, Sweep
from retention.operations.holds import place_hold, release_hold
from tests.people import client_as

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]


@pytest.fixture
def officer() -> Client:
    return client_as("officer")


def words(answer: Any) -> str:
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def listed(client: Client, name: str, **query: str) -> str:
    """What a list shows, without its filters."""
    return words(client.get(reverse(f"{name}:index_results"), query))


def line(act: Act = Act.ERASED, cause: str = "period_ended", **fields: Any) -> Erasure:
    fields.setdefault("happened_at", datetime(2026, 9, 14, 3, tzinfo=UTC))
    return Erasure.objects.create(
        act=act, store="media", record=uuid4(), rule="news-media", cause=cause, **fields
    )


def hold_on(medium: Any, **fields: Any) -> Hold:
    fields.setdefault("today", date(2026, 9, 1))
    return place_hold(
        "media", medium.uuid, ground=Hold.Ground.LEGAL_CLAIM, reason="A case", **fields
    )


def test_a_hold_names_what_it_keeps(officer: Client, make_image: Make) -> None:
    hold_on(make_image("Council"))
    said = listed(officer, "retention_hold")

    assert "Council" in said
    assert "Legal claim 1 September 2026" in said
    assert "In force" in said


def test_a_hold_that_must_be_looked_at_again_says_so(
    officer: Client, make_image: Make, today: date
) -> None:
    hold_on(make_image(), review_on=today)

    assert "Look again" in listed(officer, "retention_hold")


def test_a_record_that_is_gone_is_not_named(officer: Client, make_image: Make) -> None:
    hold = hold_on(make_image("Council"))
    Hold.objects.filter(pk=hold.pk).update(record=uuid4())
    said = listed(officer, "retention_hold")

    assert "No longer there" in said
    assert "Council" not in said


@pytest.mark.parametrize(("answer", "found"), [("yes", "Kept"), ("no", "Free")])
def test_holds_are_found_by_whether_they_count(
    officer: Client, make_image: Make, answer: str, found: str
) -> None:
    hold_on(make_image("Kept"))
    release_hold(hold_on(make_image("Free")), today=date(2026, 9, 2))
    said = listed(officer, "retention_hold", in_force=answer)

    assert [name for name in ("Kept", "Free") if name in said] == [found]


def test_a_hold_can_be_read(officer: Client, make_image: Make) -> None:
    hold = hold_on(make_image("Council"))
    said = words(officer.get(reverse("retention_hold:inspect", args=[hold.pk])))

    assert "Council" in said
    assert "A case" in said
    assert "Images and videos" in said


def test_twenty_holds_cost_as_many_queries_as_two(officer: Client, make_image: Make) -> None:
    counts = []
    for more in (2, 18):
        for _ in range(more):
            hold_on(make_image())
        with CaptureQueriesContext(connection) as queries:
            listed(officer, "retention_hold")
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_a_line_says_what_why_and_by_which_rule(officer: Client) -> None:
    line()
    said = listed(officer, "retention_erasure")

    assert "Erased Images and videos The period ended Photos and videos with news items" in said
    assert "Not proved yet" in said


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"act": "erased"}, "Erased"),
        ({"cause": "request"}, "Taken off the site"),
        ({"happened_at_from": "2026-09-10"}, "Erased"),
        ({"happened_at_to": "2026-09-01"}, "Taken off the site"),
        ({"proved": "true"}, "Taken off the site"),
        ({"proved": "false"}, "Erased"),
    ],
)
def test_lines_are_found_by_what_why_and_when(
    officer: Client, query: dict[str, str], found: str
) -> None:
    line()
    august = datetime(2026, 8, 1, tzinfo=UTC)
    line(Act.TAKEN_DOWN, "request", happened_at=august, proved_at=august)
    said = listed(officer, "retention_erasure", **query)

    assert [act for act in ("Erased", "Taken off the site") if act in said] == [found]


def test_a_line_shows_its_proof(officer: Client) -> None:
    proof = {
        "at": "2026-09-14T03:00:00+00:00",
        "rows": {},
        "files": {"checked": 3, "found": 0},
        "pages": {"checked": 1, "found": 0, "failed": 0},
    }
    one = line(proof=proof, proved_at=datetime(2026, 9, 14, 3, tzinfo=UTC))
    said = words(officer.get(reverse("retention_erasure:inspect", args=[one.pk])))

    assert "Files looked for: 3, still there: 0" in said
    assert "Pages fetched: 1, still showing it: 0, with an error: 0" in said


def test_a_sweep_shows_what_it_did_store_by_store(officer: Client) -> None:
    at = datetime(2026, 9, 14, 3, tzinfo=UTC)
    sweep = Sweep.objects.create(today=date(2026, 9, 14), started_at=at, finished_at=at, status=1)
    StoreSweep.objects.create(sweep=sweep, store="media", due=7, erased=4, failed=3)
    line(sweep=sweep)
    said = words(officer.get(reverse("retention_sweep:inspect", args=[sweep.pk])))

    assert "Something failed" in said
    assert "Images and videos 7 4 0 0 3 0" in said
    assert "See its line in the ledger" in said
    assert "7 4 0 0 3 0" in listed(officer, "retention_sweep")


@pytest.mark.parametrize("viewset", ["retention_erasure", "retention_sweep", "retention_hold"])
@pytest.mark.parametrize("screen", ["add", "edit", "delete", "copy"])
def test_there_is_no_screen_to_change_them(viewset: str, screen: str) -> None:
    for arguments in ([], [1]):
        with pytest.raises(NoReverseMatch):
            reverse(f"{viewset}:{screen}", args=arguments)


@pytest.mark.parametrize(
    "item", ["privacy-holds", "privacy-ledger", "privacy-sweeps", "privacy-brakes"]
)
def test_the_menu_leads_to_them(officer: Client, item: str) -> None:
    assert f'"{item}"' in officer.get(reverse("wagtailadmin_home")).content.decode()


def test_the_brake_shows_why_it_stopped_and_why_it_was_released(officer: Client) -> None:
    at = datetime(2026, 9, 14, 3, tzinfo=UTC)
    Brake.objects.create(
        store="media",
        detail="60 of 100 records are due because their date was moved",
        tripped_at=at,
        released_at=at,
        release_reason="Shortened on purpose",
    )
    said = listed(officer, "retention_brake")

    assert "60 of 100 fell due because their date was moved" in said
    assert "Released – Shortened on purpose" in said
