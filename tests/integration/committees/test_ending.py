"""What runs out: asked about in time, with both answers at hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ser_site.allowances.models import Allowance
from ser_site.allowances.operations.recording import record as record_allowance
from ser_site.committees.models import Term
from ser_site.committees.operations.departure import leave
from ser_site.committees.operations.recording import reappoint
from ser_site.committees.queries.ending import ending, leaving
from ser_site.committees.queries.going import goes_with
from tests.commands import enforce
from tests.frontend_cache import FrontendCache
from tests.integration.committees.conftest import Appoint
from tests.integration.conftest import MakePage, SetToday
from tests.people import client_as

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]
NAME = "committees_member"
DAY = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("end", "asked"),
    [(date(2027, 3, 1), True), (date(2027, 3, 2), False), (date(2026, 8, 1), True)],
    ids=["six months ahead", "a day later", "over, and sits nowhere else"],
)
def test_a_term_is_asked_about_in_time(appoint: Appoint, end: date, asked: bool) -> None:
    appoint()
    Term.objects.update(end=end)

    assert ending(DAY).exists() is asked


def test_a_term_that_is_over_is_not_asked_about_while_another_runs(appoint: Appoint) -> None:
    appoint("Sybrand Voorbeeld", "council", "committee")
    Term.objects.filter(pk=Term.objects.order_by("pk")[0].pk).update(end=date(2026, 8, 1))

    assert not ending(DAY).exists()


def test_a_term_with_another_after_it_is_not_asked_about(appoint: Appoint) -> None:
    member = appoint()
    first = Term.objects.get()
    Term.objects.update(end=date(2026, 12, 31))
    Term.objects.create(
        member=member, committee=first.committee, seat="crown", start=date(2027, 1, 1)
    )

    assert not ending(DAY).exists()


def test_who_leaves_is_told_and_not_asked_about(appoint: Appoint, today: date) -> None:
    member = appoint()
    leave(member, on=date(2026, 12, 1), today=today)

    assert (list(leaving(DAY)), ending(DAY).exists()) == ([member], False)


def test_the_screen_asks_with_both_answers(appoint: Appoint) -> None:
    member = appoint("Anna Verzonnen")
    Term.objects.update(end=date(2026, 12, 31))
    term = Term.objects.get()

    page = client_as("secretariat").get(reverse(f"{NAME}:ending")).content.decode()

    assert "Anna Verzonnen" in page
    assert reverse(f"{NAME}:reappoint", args=[member.pk, term.pk]) in page
    # On the last day the member still sits there: leaving is the day after.
    assert f"{reverse(f'{NAME}:leave', args=[member.pk])}?on=2027-01-01" in page


def test_reappointed_from_the_day_after(appoint: Appoint) -> None:
    member = appoint()
    Term.objects.update(end=date(2026, 12, 31))
    url = reverse(f"{NAME}:reappoint", args=[member.pk, Term.objects.get().pk])

    client_as("secretariat").post(url, {"end": "2028-12-31"})

    new = Term.objects.order_by("start").last()
    assert new is not None
    assert (new.start, new.end) == (date(2027, 1, 1), date(2028, 12, 31))


def test_a_new_term_that_ends_before_it_begins(appoint: Appoint) -> None:
    member = appoint()
    Term.objects.update(end=date(2026, 12, 31))
    url = reverse(f"{NAME}:reappoint", args=[member.pk, Term.objects.get().pk])

    answer = client_as("secretariat").post(url, {"end": "2026-12-31"})

    assert "lies before the first" in answer.content.decode()
    assert Term.objects.count() == 1


def test_the_screen_says_what_goes_with_who_leaves_and_what_stays(
    appoint: Appoint, news: MakePage, make_image: Make, today: date
) -> None:
    elsewhere = make_image("Portret van Anna")
    news("Nieuws", on=today, hero_image=elsewhere)
    member = appoint("Anna Verzonnen", photo=elsewhere)
    record_allowance(Allowance(year=2025, member=member, name="-", iban="-"), list, today=today)
    leave(member, on=date(2026, 12, 1), today=today)
    leave(appoint("Bob Verzonnen", photo=make_image()), on=date(2026, 12, 2), today=today)

    page = client_as("secretariat").get(reverse(f"{NAME}:ending"))

    shown = BeautifulSoup(page.content, "html.parser")
    lines = [" ".join(one.get_text().split()) for one in shown.select(".retained-act__what li li")]
    record = "The private record: name, gender, address, e-mail, telephone, organisation"
    profile, term = "The profile in Dutch (on the site)", "One term of office"
    assert lines == [
        *(record, profile, term),
        # 2.5 years after it stood in the news; seven from the day after the year.
        "The portrait: another page uses it until 14 March 2029. It leaves the profile.",
        "Allowances, for the tax office; only finance sees them: until 1 January 2033",
        *(record, profile, "The portrait: nothing else uses it", term),
    ]


def test_the_screen_asks_no_more_queries_for_many_who_leave(
    appoint: Appoint, make_image: Make, today: date
) -> None:
    def queries() -> int:
        members = list(leaving(DAY))
        with CaptureQueriesContext(connection) as captured:
            goes_with(members, dict.fromkeys([one.pk for one in members], DAY))
        return len(captured)

    leave(appoint(photo=make_image()), on=date(2026, 12, 1), today=today)
    few = queries()
    for _ in range(3):
        leave(appoint(photo=make_image()), on=date(2026, 12, 1), today=today)

    assert queries() == few


@pytest.mark.parametrize(("role", "told"), [("secretariat", True), ("editor", False)])
def test_the_home_page_tells_who_works_with_members(
    appoint: Appoint, today: date, role: str, told: bool
) -> None:
    appoint()
    Term.objects.update(end=today)

    page = client_as(role).get(reverse("wagtailadmin_home")).content.decode()

    assert (reverse(f"{NAME}:ending") in page) is told


def test_editors_see_nothing_of_it(appoint: Appoint) -> None:
    member = appoint()
    client = client_as("editor")

    assert client.get(reverse(f"{NAME}:ending")).status_code == 403
    assert client.get(reverse(f"{NAME}:reappoint", args=[member.pk, 1])).status_code == 403


@pytest.fixture
def a_night_later(
    register: None,
    commits: None,
    appoint: Appoint,
    bodies: dict[str, Any],
    set_today: SetToday,
    front_cache: FrontendCache,
) -> None:
    """The term in the council is over, one in the committee begins; the day before was swept."""
    appoint("Sybrand Voorbeeld", "council", "committee")
    Term.objects.filter(committee=bodies["council"].translation_key).update(end=DAY)
    Term.objects.exclude(end=DAY).update(start=date(2026, 9, 2))
    set_today(DAY)
    enforce()
    front_cache.purged.clear()
    set_today(date(2026, 9, 2))


@pytest.mark.usefixtures("a_night_later")
def test_caches_forget_the_lists_of_terms_that_ended_and_began(
    bodies: dict[str, Any], front_cache: FrontendCache
) -> None:
    enforce()

    lists = {bodies[name].get_url() for name in ("council", "committee", "members")}
    assert {f"localhost{url}" for url in lists} <= front_cache.purged


@pytest.mark.usefixtures("a_night_later")
def test_caches_are_asked_once(front_cache: FrontendCache) -> None:
    enforce()
    front_cache.purged.clear()

    enforce()

    assert front_cache.purged == set()


def test_caches_forget_the_list_of_who_is_reappointed_afterwards(
    appoint: Appoint, bodies: dict[str, Any], front_cache: FrontendCache
) -> None:
    appoint()
    Term.objects.update(end=date(2026, 8, 1))

    reappoint(Term.objects.get(), end=None, by=None)

    assert f"localhost{bodies['council'].get_url()}" in front_cache.purged
