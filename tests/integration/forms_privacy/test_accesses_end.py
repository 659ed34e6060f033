"""Who saw which answers is a record too, and ends when the privacy coordinator says so."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from forms_privacy.models import Access, Act, Form
from forms_privacy.operations import opening
from retention import stores
from retention.models import Erasure, Rule, RuleVersion
from tests.commands import enforce
from tests.integration.conftest import SetToday

from .conftest import Send
from .inbox import Worker, at, let, worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]


@pytest.fixture
def seen(form: Form, send: Send) -> Access:
    """Somebody read a message, on the day it is."""
    reader: Worker = let(worker("behandelaar"), form, may_handle=True)
    opening.record([send()], Act.VIEWED, by=reader.user, now=timezone.now())
    Access.objects.update(collected_on=date(2026, 9, 14), clock_start=date(2026, 9, 14))
    return Access.objects.get()


def set_period(months: int) -> None:
    """As the privacy coordinator does, in force since before the view."""
    rule = Rule.objects.get(key="access-record")
    rule.versions.all().delete()
    RuleVersion.objects.create(
        rule=rule, amount=months, unit="month", applied_at="2026-01-01T00:00:00Z"
    )


def test_without_a_period_it_stays_and_has_its_rule(seen: Access, set_today: SetToday) -> None:
    assert (seen.rule, seen.due) == ("access-record", None)

    set_today(date(2026, 9, 30))
    enforce()

    assert Access.objects.filter(pk=seen.pk).exists()


def test_a_period_that_is_set_later_holds_for_it(
    seen: Access, set_today: SetToday, today: date
) -> None:
    set_period(6)
    stores.get("accesses").recalculate(
        "access-record", today=today, now=timezone.now(), may_extend=False
    )
    seen.refresh_from_db()
    assert seen.due == date(2027, 3, 14)


def test_on_its_day_it_goes_with_a_line_in_the_ledger(seen: Access, today: date) -> None:
    Access.objects.update(due=today)

    enforce()

    assert not Access.objects.exists()
    assert Erasure.objects.get(record=seen.uuid).store == "accesses"


def test_what_is_read_in_the_inbox_gets_the_end_that_is_in_force(form: Form, send: Send) -> None:
    set_period(6)
    reader = let(worker("behandelaar"), form, may_handle=True)

    reader.client.get(at("message", send()))

    access = Access.objects.get()
    assert access.due is not None and access.due > access.collected_on
