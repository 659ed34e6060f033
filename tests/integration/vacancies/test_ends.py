"""How long an application stays (promises P18 to P20)."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.files.storage import storages
from django.utils import timezone

from forms_privacy.models import Form, Submission
from forms_privacy.operations.stages import move_to, settle
from retention.models import VaultKey
from ser_site.vacancies.kind import HIRED, INVITED, KEEP, REJECTED
from ser_site.vacancies.models import HandOver, Procedure
from ser_site.vacancies.operations.closing import close, closing, reopen
from ser_site.vacancies.operations.handing_over import NotDownloaded, NotHired, confirm, package
from ser_site.vacancies.queries.procedures import outcomes
from tests.commands import enforce
from tests.integration.conftest import SetToday
from tests.integration.vacancies.conftest import Apply

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

CLOSING = date(2026, 10, 1)


def test_while_the_procedure_runs_there_is_no_end(apply: Apply) -> None:
    assert apply().due is None


def test_a_rejected_application_goes_after_six_weeks_and_stays_in_sight_till_then(
    apply: Apply,
) -> None:
    application = apply()

    move_to(application, REJECTED, today=CLOSING)

    assert application.due == date(2026, 11, 12)
    assert application.taken_down_at is None


def test_with_consent_it_goes_after_a_year(apply: Apply) -> None:
    application = apply(keep=True)

    move_to(application, REJECTED, today=CLOSING)

    assert (application.rule, application.due) == ("application-kept", date(2027, 10, 1))


def test_consent_withdrawn_within_six_weeks_leaves_the_six_weeks(apply: Apply) -> None:
    application = apply(keep=True)
    move_to(application, REJECTED, today=CLOSING)

    application.consents.filter(purpose=KEEP).update(withdrawn_at=timezone.now())
    settle(application, today=date(2026, 10, 20))

    assert (application.rule, application.due) == ("application", date(2026, 11, 12))


def test_consent_withdrawn_later_makes_it_due_at_once(apply: Apply) -> None:
    application = apply(keep=True)
    move_to(application, REJECTED, today=CLOSING)

    application.consents.filter(purpose=KEEP).update(withdrawn_at=timezone.now())
    settle(application, today=date(2026, 12, 1))

    assert application.is_due(date(2026, 12, 1))
    assert application.taken_down_at is not None


def test_closing_ends_all_procedures_but_keeps_an_earlier_rejection(
    apply: Apply, vacancy: Form
) -> None:
    early, late, invited = apply("A"), apply("B"), apply("C")
    move_to(early, REJECTED, today=date(2026, 9, 10))
    move_to(invited, INVITED, today=date(2026, 9, 12))

    assert close(vacancy, by=None, today=CLOSING) == 3

    for application in (early, late, invited):
        application.refresh_from_db()
    assert early.due == date(2026, 10, 22)
    assert late.due == invited.due == date(2026, 11, 12)
    assert late.stage == invited.stage == "rejected"


def test_before_closing_it_is_told_what_happens_to_whom(apply: Apply, vacancy: Form) -> None:
    apply("A")
    apply("B", keep=True)

    found = outcomes(vacancy, on=CLOSING, today=CLOSING)

    assert [(one.agreed_to_a_year, one.due) for one in found] == [
        (False, date(2026, 11, 12)),
        (True, date(2027, 10, 1)),
    ]


def test_a_closed_procedure_can_be_opened_again(apply: Apply, vacancy: Form) -> None:
    application = apply()
    close(vacancy, by=None, today=CLOSING)
    Submission.objects.filter(pk=application.pk).update(stage="invited")

    reopen(vacancy, by=None, today=CLOSING)

    application.refresh_from_db()
    assert application.due is None


@pytest.fixture
def stopped(apply: Apply, vacancy: Form, monkeypatch: pytest.MonkeyPatch) -> list[Submission]:
    """Two applications, of which closing did the first when the browser went away."""
    monkeypatch.setattr("ser_site.vacancies.operations.closing.BATCH", 1)
    both = [apply("A"), apply("B")]
    next(closing(vacancy, by=None, today=CLOSING))
    return both


def test_closing_that_was_stopped_is_finished_by_the_next_sweep(
    stopped: list[Submission], set_today: SetToday
) -> None:
    set_today(date(2026, 10, 3))

    enforce()

    ends = Submission.objects.order_by("pk").values_list("stage", "stage_since", "due")
    assert list(ends) == [("rejected", CLOSING, date(2026, 11, 12))] * 2


def test_an_open_application_goes_on_when_its_procedures_are_closed(
    apply: Apply, vacancy: Form
) -> None:
    Procedure.objects.create(form=vacancy, weeks=8)
    before = apply("A")

    close(vacancy, by=None, today=date(2026, 9, 10))
    after = apply("B", on="2026-11-02")

    before.refresh_from_db()
    assert (before.stage, before.due) == ("rejected", date(2026, 10, 22))
    # Eight weeks to 28 December, six more to 8 February.
    assert (after.stage, after.due) == ("received", date(2027, 2, 8))
    assert not after.is_due(date(2026, 11, 2))


def test_an_open_application_ends_by_itself(apply: Apply, vacancy: Form) -> None:
    Procedure.objects.create(form=vacancy, weeks=8)

    application = apply(on="2026-09-01")

    # Eight weeks to 27 October, six more to 8 December.
    assert application.due == date(2026, 12, 8)


def test_hired_goes_out_as_a_zip_and_then_leaves_nothing(
    apply: Apply, admin_user: User, set_today: SetToday
) -> None:
    application = apply("Douwe Verzonnen")
    move_to(application, HIRED, today=CLOSING)
    name = str(application.uploads.get().file.name)

    content = package(application, by=admin_user, now=timezone.now())
    confirm(application, now=timezone.now(), today=CLOSING)

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == ["answers.json", "1-cv.pdf"]
        assert "Douwe Verzonnen" in archive.read("answers.json").decode()
        assert archive.read("1-cv.pdf") == b"%PDF-1.4 levensloop van Douwe"
    assert not Submission.objects.exists()
    assert not VaultKey.objects.filter(record=application.uuid).exists()
    assert not storages["private"].exists(name)
    assert HandOver.objects.get().confirmed_at is not None


def test_nothing_is_erased_before_it_was_taken_out(apply: Apply, today: date) -> None:
    application = apply()
    move_to(application, HIRED, today=CLOSING)

    with pytest.raises(NotDownloaded):
        confirm(application, now=timezone.now(), today=today)

    assert Submission.objects.exists()


def test_only_who_is_hired_is_handed_over(apply: Apply, admin_user: User) -> None:
    with pytest.raises(NotHired):
        package(apply(), by=admin_user, now=timezone.now())


def test_the_sweep_erases_on_the_day_and_not_before(apply: Apply, set_today: SetToday) -> None:
    application = apply()
    move_to(application, REJECTED, today=CLOSING)

    set_today(date(2026, 11, 11))
    enforce()
    assert Submission.objects.exists()

    set_today(date(2026, 11, 12))
    enforce()
    assert not Submission.objects.exists()
