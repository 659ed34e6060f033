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
