"""The home page tells editors what goes soon, and whether the sweep runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from retention import stores
from retention.models import Hold, StoreSweep, Sweep
from retention.operations.holds import place_hold
from tests.integration.conftest import MakePage
from tests.people import ROLES, client_as

# Today is 14 September 2026. News stays for 30 months: 14 April 2024 ends in thirty days.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]
HEADING = "What leaves the site within 30 days"
SOON = date(2024, 4, 14)


def panel(client: Client) -> str:
    """The panel's HTML; empty for who does not have it."""
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    found = re.findall(r'<section[^>]*id="media-leaving[^"]*".*?</section>', html, flags=re.S)
    return found[0] if found else ""


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def links(html: str, said: str) -> str:
    """The address behind the words."""
    for url, text in re.findall(r'<a href="([^"]+)"[^>]*>(.*?)</a>', html, flags=re.S):
        if said in words(text):
            return unescape(url)
    raise AssertionError(said)


def swept(ago: timedelta = timedelta(hours=1), status: int = 0) -> None:
    at = timezone.now() - ago
    sweep = Sweep.objects.create(today=at.date(), started_at=at, finished_at=at, status=status)
    for store in stores.all_stores():
        StoreSweep.objects.create(sweep=sweep, store=store.key)


@pytest.fixture
def editor() -> Client:
    return client_as("editor")


@pytest.mark.parametrize("role", [role for role in ROLES if role != "anonymous"])
def test_everybody_who_works_with_media_has_it(role: str) -> None:
    assert HEADING in panel(client_as(role))


def test_what_goes_first_with_its_day_and_pages(
    editor: Client, news: MakePage, make_image: Make
) -> None:
    news("Council meets", on=SOON, hero_image=make_image("Photo A"))
    news("Later", on=date(2024, 4, 15), hero_image=make_image("Photo B"))
    said = words(panel(editor))

    assert "Photo A 14 October 2026 Council meets" in said
    assert "1 leaves within 30 days" in said
    assert "Photo B" not in said


def test_only_five_are_named_and_all_are_counted(editor: Client, make_image: Make) -> None:
    for number in range(7):
        day = date(2024, 4, 1 + number)
        make_image(f"Photo {number}", intended_use="news", collected_on=day)
    html = panel(editor)

    assert re.findall(r"Photo \d", words(html)) == [f"Photo {number}" for number in range(5)]
    assert "7 leave within 30 days" in words(html)


def test_it_leads_to_the_report_with_as_many(editor: Client, make_image: Make) -> None:
    for number in range(3):
        make_image(f"Photo {number}", intended_use="news", collected_on=SOON)
    held = make_image("Photo Held", intended_use="news", collected_on=SOON)
    ground = Hold.Ground.ARCHIVE
    place_hold("media", held.uuid, ground=ground, reason="Kept", today=date(2026, 9, 1))
    answer = editor.get(links(panel(editor), "3 leave within 30 days"))

    assert answer.context["items_count"] == 3


def test_nothing_soon_leads_to_what_goes_later(editor: Client) -> None:
    assert links(panel(editor), "See what goes later") == reverse("media_retention:leaving")


def test_who_sees_only_their_own_is_not_told_that_nothing_goes(make_image: Make) -> None:
    make_image("Photo A", intended_use="news", collected_on=SOON)

    said = words(panel(client_as("secretariat")))

    assert "Of the photos and videos that you may see, none leaves the site" in said
    assert "Photo A" not in said


def test_what_should_have_gone_is_counted_and_can_be_seen(editor: Client, make_image: Make) -> None:
    make_image("Photo Late", intended_use="news", collected_on=date(2024, 3, 13))
    answer = editor.get(links(panel(editor), "1 should have been erased already"))

    assert [row.title for row in answer.context["object_list"]] == ["Photo Late"]


def test_what_is_due_today_is_not_late_yet(editor: Client, make_image: Make) -> None:
    make_image("Photo Today", intended_use="news", collected_on=date(2024, 3, 14))

    assert "should have been erased" not in panel(editor)
    assert "1 leaves within 30 days" in words(panel(editor))


def test_an_editor_reads_when_it_was_swept(editor: Client) -> None:
    swept()

    assert re.search(r"Last sweep: \S+", words(panel(editor)))
    assert "Alarm" not in panel(editor)


@pytest.mark.parametrize(
    ("ago", "status", "alarm"),
    [
        (timedelta(hours=40), 0, "No sweep has gone through this for more than 36 hours"),
        (timedelta(hours=1), 1, "Something failed in the last sweep."),
    ],
)
def test_an_editor_reads_what_is_wrong(
    editor: Client, ago: timedelta, status: int, alarm: str
) -> None:
    swept(ago, status)

    assert f"Alarm {alarm}" in words(panel(editor))


def test_who_has_the_panel_of_the_promises_reads_it_there_alone() -> None:
    assert "Last sweep" not in panel(client_as("officer"))


def test_the_number_of_queries_does_not_grow(
    editor: Client, news: MakePage, make_image: Make
) -> None:
    counts = []
    for more in (5, 10):
        for number in range(more):
            news(on=SOON, hero_image=make_image(f"Photo {number}"))
        panel(editor)
        with CaptureQueriesContext(connection) as queries:
            panel(editor)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_it_reads_in_dutch(news: MakePage, make_image: Make) -> None:
    news("Raad vergadert", on=SOON, hero_image=make_image("Foto A"))
    said = words(panel(client_as("editor", language="nl")))

    assert "Wat binnen 30 dagen van de site gaat" in said
    assert "Foto A 14 oktober 2026 Raad vergadert" in said
