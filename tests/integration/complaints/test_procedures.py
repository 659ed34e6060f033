"""The term of a complaint or objection is watched, and a nameless line stays (promise P12)."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from forms_privacy.kinds import HANDLED, IN_HAND
from forms_privacy.models import Submission
from forms_privacy.operations.stages import move_to
from ser_site.complaints.models import Entry, Procedure, SpecialDay
from ser_site.complaints.operations.procedures import change
from tests.commands import check_promises, enforce
from tests.integration.complaints.conftest import Complain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]


def procedure_of(submission: Submission) -> Procedure:
    return Procedure.objects.get(submission=submission.uuid)


@pytest.mark.parametrize(
    ("kind", "decided", "decide_by"),
    [
        ("complaint", "", date(2026, 10, 14)),  # 6 weeks after 2 September
        ("objection", "", date(2026, 10, 14)),
        # To be filed until 29 September, and 6 weeks after that.
        ("objection", "2026-08-18", date(2026, 11, 10)),
        ("objection", "1984-05-01", date(2026, 10, 14)),  # long over: from receipt
    ],
)
def test_the_term_starts_on_receipt(
    complain: Complain, kind: str, decided: str, decide_by: date
) -> None:
    assert procedure_of(complain(kind, decided=decided)).decide_by == decide_by


def test_a_committee_and_an_extension_give_more_time(complain: Complain) -> None:
    procedure = procedure_of(complain())

    procedure.committee = procedure.is_extended = True
    change(procedure)

    assert procedure_of(Submission.objects.get()).decide_by == date(2026, 12, 9)


@pytest.mark.parametrize(
    ("kind", "decide_by"),
    [
        ("objection", date(2026, 10, 20)),  # 14 October, and 8 up to 13 September
        ("complaint", date(2026, 10, 14)),  # for which the law knows no such thing
    ],
)
def test_an_objection_that_is_completed_gives_more_time(
    complain: Complain, kind: str, decide_by: date
) -> None:
    submission = complain(kind)
    procedure = procedure_of(submission)

    procedure.asked_on, procedure.complete_by = date(2026, 9, 7), date(2026, 9, 21)
    procedure.completed_on = date(2026, 9, 14)
    change(procedure)

    assert procedure_of(submission).decide_by == decide_by


def test_a_special_day_keeps_the_days_that_the_term_stood_still(complain: Complain) -> None:
    submission = complain("objection")
    procedure = procedure_of(submission)
    procedure.asked_on, procedure.complete_by = date(2026, 9, 7), date(2026, 9, 21)
    change(procedure)

    SpecialDay.objects.create(day=date(2026, 10, 27), name="Een besluit")

    # 14 October and 13 days is that special day.
    assert procedure_of(submission).decide_by == date(2026, 10, 28)


def test_the_message_says_from_when_until_when_the_term_stood_still(complain: Complain) -> None:
    submission = complain("objection")
    procedure = procedure_of(submission)
    procedure.asked_on, procedure.complete_by = date(2026, 9, 7), date(2026, 9, 21)
    change(procedure)

    with translation.override("nl"):
        facts = submission.behaviour.facts(submission, today=date(2026, 9, 9))
        told = {str(fact.label): str(fact.text) for fact in facts}

    assert told == {
        "Beslissen uiterlijk": "27 oktober 2026 (nog 48 dagen)",
        "Termijn stil om aan te vullen": "gevraagd op 7 september 2026, tot 21 september 2026",
    }


def test_a_special_day_moves_the_end_and_back(complain: Complain) -> None:
    submission = complain()

    special = SpecialDay.objects.create(day=date(2026, 10, 14), name="Een besluit")
    assert procedure_of(submission).decide_by == date(2026, 10, 15)
    special.delete()

    assert procedure_of(submission).decide_by == date(2026, 10, 14)


def test_handled_leaves_a_line_without_anybody(complain: Complain) -> None:
    submission = complain()
    procedure = procedure_of(submission)
    procedure.subject, procedure.outcome = "treatment", "upheld"
    change(procedure)

    move_to(submission, HANDLED, today=date(2026, 10, 9))

    entry = Entry.objects.get()
    assert (entry.kind, entry.month, entry.subject, entry.outcome) == (
        "complaint",
        date(2026, 10, 1),
        "treatment",
        "upheld",
    )


def test_what_is_filled_in_before_tonight_reaches_the_line(complain: Complain) -> None:
    submission = complain()
    move_to(submission, HANDLED, today=date(2026, 10, 9))

    procedure = procedure_of(submission)
    procedure.outcome = "settled"
    change(procedure)

    assert Entry.objects.get().outcome == "settled"


def test_undone_the_line_goes_and_the_term_runs(complain: Complain) -> None:
    submission = complain()
    move_to(submission, HANDLED, today=date(2026, 10, 9))

    move_to(submission, IN_HAND, today=date(2026, 10, 9))

    assert (Entry.objects.count(), procedure_of(submission).handled_on) == (0, None)


@pytest.mark.parametrize("kind", ["complaint", "objection"])
def test_the_sweep_erases_all_but_the_line(complain: Complain, today: date, kind: str) -> None:
    move_to(complain(kind), HANDLED, today=today)

    enforce()

    assert (Submission.objects.count(), Procedure.objects.count()) == (0, 0)
    assert Entry.objects.get().kind == kind


def test_erased_without_being_handled_leaves_no_line(complain: Complain, today: date) -> None:
    from retention import engine, stores
    from retention.rules.decision import Cause

    submission = complain()
    store = stores.get("submissions")
    candidate = store.candidate(submission.uuid, Cause.REQUEST)
    assert candidate is not None
    engine.apply(store, [candidate], today=today)

    assert (Procedure.objects.count(), Entry.objects.count()) == (0, 0)


def test_the_receipt_confirms_as_the_law_asks(complain: Complain, today: date) -> None:
    submission = complain("objection", decided="2026-08-18")

    with translation.override("nl"):
        first, second = submission.behaviour.sentences(submission, today=today)

    assert "2 september 2026" in first and "bezwaar" in first
    assert "10 november 2026" in second


def test_the_promises_about_complaints_are_kept(complain: Complain) -> None:
    complain()
    complain("objection")
    enforce()

    _status, report = check_promises()

    verdicts = {rule["rule"]: (rule["verdict"], rule["held"]) for rule in report["rules"]}
    assert verdicts["complaint"] == ("kept", 1)
    assert verdicts["objection"] == ("not stated", 1)
    assert verdicts["contact"] == ("kept", 0)
