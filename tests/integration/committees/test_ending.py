"""What runs out: asked about in time, with both answers at hand."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from ser_site.committees.models import Term
from ser_site.committees.operations.departure import leave
from ser_site.committees.queries.ending import ending, leaving
from tests.integration.committees.conftest import Appoint
from tests.people import client_as

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

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
