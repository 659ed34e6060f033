"""How long a request for a subsidy stays (promise P11)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from forms_privacy.models import Submission
from ser_site.subsidies.models import Grant
from ser_site.subsidies.operations.deciding import Decision, TooLate, extend, grant, refuse
from tests.commands import enforce
from tests.integration.conftest import SetToday
from tests.integration.subsidies.conftest import Ask
from tests.traces import in_the_database

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

DECIDED = date(2026, 3, 2)
DECISION = Decision("Stichting Voorbeeld", Decimal("12500.00"), date(2026, 4, 1), date(2027, 3, 31))


def test_a_granted_request_goes_seven_years_after_the_grants_end(ask: Ask) -> None:
    request = ask()

    grant(request, DECISION, today=DECIDED)

    request.refresh_from_db()
    assert (request.rule, request.due) == ("subsidy", date(2034, 3, 31))


def test_extending_moves_the_seven_years(ask: Ask) -> None:
    request = ask()
    granted = grant(request, DECISION, today=DECIDED)

    extend(granted, end=date(2028, 3, 31), today=date(2027, 3, 31))

    request.refresh_from_db()
    assert request.due == date(2035, 3, 31)


def test_once_the_years_count_the_grant_cannot_be_extended(ask: Ask) -> None:
    request = ask()
    granted = grant(request, DECISION, today=DECIDED)

    with pytest.raises(TooLate):
        extend(granted, end=date(2028, 3, 31), today=date(2027, 4, 1))

    request.refresh_from_db()
    assert request.due == date(2034, 3, 31)


def test_a_grant_cannot_end_before_it_began(ask: Ask) -> None:
    granted = grant(ask(), DECISION, today=DECIDED)

    with pytest.raises(ValidationError):
        extend(granted, end=date(2026, 3, 31), today=DECIDED)


def test_a_refused_request_has_no_end_until_one_is_set(ask: Ask) -> None:
    request = ask()

    refuse(request, today=DECIDED)

    request.refresh_from_db()
    assert (request.rule, request.clock_start, request.due) == ("subsidy-refused", DECIDED, None)


def test_the_register_of_grants_outlives_the_request(ask: Ask, set_today: SetToday) -> None:
    request = ask()
    grant(request, DECISION, today=DECIDED)
    Submission.objects.filter(pk=request.pk).update(due=date(2026, 3, 3))
    set_today(date(2026, 3, 3))

    enforce()

    assert not Submission.objects.exists()
    granted = Grant.objects.get()
    assert (granted.organisation, granted.amount) == ("Stichting Voorbeeld", Decimal("12500.00"))
    assert in_the_database("roukje verzonnen") == {}
