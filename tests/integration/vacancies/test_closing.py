"""Closing a procedure: what is told before, how far it is, and what follows."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from forms_privacy.models import Form, Submission
from forms_privacy.operations.stages import move_to
from retention.models import Hold
from retention.operations.holds import place_hold
from ser_site.home.models import HomePage
from ser_site.vacancies.kind import HIRED, INVITED, REJECTED
from ser_site.vacancies.operations.closing import close, closing, reopen
from ser_site.vacancies.queries.procedures import outcomes
from tests.integration.conftest import SetToday
from tests.integration.forms_privacy.inbox import Worker
from tests.integration.vacancies.conftest import Apply
from tests.integration.vacancies.screens import CLOSING, at, message, page_of, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

NOW = datetime.fromisoformat("2026-09-01T09:00+02:00")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def test_closing_shows_first_and_then_does_with_progress(
    apply: Apply, vacancy: Form, member: Worker, set_today: SetToday
) -> None:
    set_today(CLOSING)
    plain, kept, hired = apply("A"), apply("B", keep=True), apply("C")
    move_to(hired, HIRED, today=date(2026, 9, 20))

    listed = text(member.client.get(at("procedure", vacancy.pk)))
    asked = text(member.client.get(at("close", vacancy.pk)))
    assert listed.count("No date yet") == 2 and "1 November 2026" in listed
    assert Submission.objects.filter(due=None).count() == 2
    done = text(member.client.post(at("close", vacancy.pk)))

    for number in (plain.number, kept.number, hired.number):
        assert number in asked
    assert "12 November 2026" in asked and "1 October 2027" in asked
    assert "3 of 3 applications" in done
    ends = dict(Submission.objects.values_list("uuid", "due"))
    assert ends == {
        plain.uuid: date(2026, 11, 12),
        kept.uuid: date(2027, 10, 1),
        hired.uuid: date(2026, 11, 1),
    }
    assert "Procedure closed" not in text(member.client.get(message(plain)))
    assert "closed on 1 October 2026" in text(member.client.get(message(plain)))


def test_closing_that_was_stopped_says_so_and_is_finished_with_a_button(
    apply: Apply,
    vacancy: Form,
    member: Worker,
    set_today: SetToday,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    set_today(CLOSING)
    monkeypatch.setattr("ser_site.vacancies.operations.closing.BATCH", 1)
    apply("A"), apply("B")
    next(closing(vacancy, by=None, today=CLOSING))

    before = text(member.client.get(at("procedure", vacancy.pk)))
    done = member.client.post(at("close", vacancy.pk))
    told = text(done)
    after = text(member.client.get(at("procedure", vacancy.pk)))

    assert "1 application has no end date yet" in before and "Finish closing" in before
    assert done["X-Accel-Buffering"] == "no"
    assert "1 of 2 applications" in told
    assert "Finish closing" not in after


def test_before_closing_it_is_said_who_a_hold_keeps(
    apply: Apply, vacancy: Form, member: Worker, set_today: SetToday
) -> None:
    set_today(CLOSING)
    place_hold(
        "submissions",
        apply().uuid,
        ground=Hold.Ground.LEGAL_CLAIM,
        reason="Bezwaar",
        today=CLOSING,
        by=member.user,
    )

    asked = text(member.client.get(at("close", vacancy.pk)))

    assert "Stays until 12 November 2026, and after that as long as a hold keeps it." in asked


def test_reopening_brings_back_who_was_rejected_by_closing_and_nobody_else(
    apply: Apply, vacancy: Form
) -> None:
    before, invited = apply("A"), apply("B")
    move_to(before, REJECTED, today=date(2026, 9, 20))
    move_to(invited, INVITED, today=date(2026, 9, 21))
    close(vacancy, by=None, today=CLOSING)

    reopen(vacancy, by=None, today=date(2026, 10, 2))

    before.refresh_from_db()
    invited.refresh_from_db()
    assert (before.stage, before.due) == ("rejected", date(2026, 11, 1))
    assert (invited.stage, invited.due) == ("invited", None)


def test_closing_costs_queries_a_batch_and_none_an_application(
    vacancy: Form, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(120):
        Submission.objects.create(
            form=vacancy,
            kind="application",
            rule="application",
            stage="received",
            stage_since=date(2026, 9, 1),
            collected_on=date(2026, 9, 1),
            received_at=NOW,
            language="nl",
            answers="[]",
        )

    with django_assert_max_num_queries(20):
        outcomes(vacancy, on=CLOSING, today=CLOSING)
    with django_assert_max_num_queries(60):
        assert close(vacancy, by=None, today=CLOSING) == 120

    assert set(Submission.objects.values_list("stage", "due")) == {("rejected", date(2026, 11, 12))}


def test_a_procedure_open_for_sixty_days_after_its_last_day_is_pointed_out(
    apply: Apply, vacancy: Form, member: Worker, home: HomePage, set_today: SetToday
) -> None:
    apply()
    page_of(vacancy, home, closes_on=date(2026, 9, 1))

    set_today(date(2026, 10, 30))
    early = text(member.client.get(reverse("wagtailadmin_home")))
    set_today(date(2026, 10, 31))
    late = text(member.client.get(reverse("wagtailadmin_home")))
    close(vacancy, by=None, today=date(2026, 10, 31))
    closed = text(member.client.get(reverse("wagtailadmin_home")))

    assert "Procedures that wait" not in early
    assert "Procedures that wait" in late
    assert "Procedures that wait" not in closed
