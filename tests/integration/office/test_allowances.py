"""Allowances: for finance alone, exported without being kept, gone seven years after the year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django import Settings
from wagtail.models import ModelLogEntry

from retention.models import Erasure, Hold, VaultKey
from retention.operations.holds import place_hold
from ser_site.allowances.models import Allowance, Export, Payment
from ser_site.allowances.operations.recording import record
from ser_site.allowances.queries.opened import opened
from ser_site.committees.models import Member
from ser_site.committees.operations.departure import leave
from tests.commands import check_promises, enforce, outcomes, swept
from tests.integration.conftest import SetToday
from tests.people import client_as
from tests.storages import all_names

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

NAME = "allowances_allowance"
STORE = "member-allowances"
IBAN = "NL13TEST0123456789"
END = date(2034, 1, 1)
"""2026 ends on 1 January 2027; seven years on."""
PAIN = "{urn:iso:std:iso:20022:tech:xsd:pain.001.001.09}"


@pytest.fixture
def allowance(today: date, register: None) -> Allowance:
    """What Anna is paid in 2026."""
    found = Allowance(year=2026, name="Anna Verzonnen", iban=IBAN)
    record(found, lambda: pay(found, "250.50", "Vergadering 10 september"), today=today)
    return found


def pay(allowance: Allowance, amount: str, why: str, on: date = date(2026, 9, 30)) -> Payment:
    return Payment.objects.create(allowance=allowance, paid_on=on, amount=amount, description=why)


def form(*payments: dict[str, Any], initial: int = 0, **sent: Any) -> dict[str, Any]:
    """What the browser of finance sends."""
    told = {"payments-TOTAL_FORMS": len(payments), "payments-INITIAL_FORMS": initial}
    for number, payment in enumerate(payments):
        told |= {f"payments-{number}-{name}": value for name, value in payment.items()}
    who = {"year": "2026", "name": "Anna Verzonnen", "iban": "nl13 test 0123 4567 89"}
    return {**told, **who, **sent}


def bank(client: Client, year: int = 2026) -> Any:
    return client.post(reverse(f"{NAME}:exports"), {"year": year, "kind": "bank"})


def test_finance_records_an_allowance_with_payments(today: date) -> None:
    payment = {"paid_on": "2026-09-30", "amount": "1250.5", "description": "Najaar"}

    client_as("finance").post(reverse(f"{NAME}:add"), form(payment))

    (one,) = opened(list(Allowance.objects.all()))
    assert (one.name, one.iban, one.total) == ("Anna Verzonnen", IBAN, Decimal("1250.50"))
    assert (one.allowance.rule, one.allowance.due) == ("member-allowance", END)


def test_an_amount_is_read_as_dutch_people_write_it(today: date) -> None:
    payment = {"paid_on": "2026-09-30", "amount": "1250,50", "description": "Najaar"}

    client_as("finance", "nl").post(reverse(f"{NAME}:add"), form(payment))

    assert Payment.objects.get().amount.open() == "1250.50"


@pytest.mark.parametrize(
    "iban",
    ["NL14TEST0123456789", "NL13TEST012345678", "0123456789", "ZZ13TEST0123456789"],
    ids=["check digits", "too short", "no country", "no such country"],
)
def test_an_iban_that_fails_its_check_is_told_at_the_field(today: date, iban: str) -> None:
    answer = client_as("finance").post(reverse(f"{NAME}:add"), form(iban=iban))

    assert list(answer.context["form"].errors) == ["iban"]
    assert not Allowance.objects.exists()


def test_a_payment_in_another_year_is_told_at_the_field(today: date) -> None:
    payment = {"paid_on": "2027-01-02", "amount": "10", "description": "Te laat"}

    answer = client_as("finance").post(reverse(f"{NAME}:add"), form(payment))

    assert list(answer.context["form"].payments.forms[0].errors) == ["paid_on"]
    assert not Allowance.objects.exists()


def test_a_year_that_is_over_too_long_is_told_at_the_field(today: date) -> None:
    answer = client_as("finance").post(reverse(f"{NAME}:add"), form(year="2018"))

    assert list(answer.context["form"].errors) == ["year"]


def test_the_database_and_the_log_say_nothing(allowance: Allowance) -> None:
    row: Any = Allowance.objects.values_list("name", "iban").get()
    paid: Any = Payment.objects.values_list("amount", "description").get()
    line = ModelLogEntry.objects.get(action="wagtail.create")

    assert not any(text in bytes(part) for part in (*row, *paid) for text in (b"Anna", b"TEST"))
    assert (line.label, line.data) == (str(allowance), {})


@pytest.mark.parametrize("role", ["editor", "coordinator", "officer", "secretariat"])
def test_nobody_else_sees_any_of_it_whichever_number_they_guess(
    allowance: Allowance, role: str
) -> None:
    client = client_as(role)
    addresses = [reverse(f"{NAME}:{name}") for name in ("index", "index_results", "add", "exports")]
    for pk in (allowance.pk, 987654):
        addresses += [reverse(f"{NAME}:{name}", args=[pk]) for name in ("inspect", "edit", "again")]

    answers = {client.get(url).status_code for url in addresses}
    posts = {client.post(url).status_code for url in addresses}

    assert (answers, posts) == ({403}, {403})


def test_the_coordinator_places_a_hold_by_number_alone(allowance: Allowance) -> None:
    address = reverse("retention_hold:place", args=[STORE, allowance.uuid])

    page = client_as("coordinator").get(address).content.decode()

    assert (allowance.number in page, "Verzonnen" in page) == (True, False)


def test_finance_reads_it_and_no_cache_keeps_it(allowance: Allowance) -> None:
    answer = client_as("finance").get(reverse(f"{NAME}:inspect", args=[allowance.pk]))

    page = answer.content.decode()
    assert ("NL13 TEST 0123 4567 89" in page, "250.50" in page) == (True, True)
    assert "no-store, private" in answer["Cache-Control"]


def test_the_bank_gets_a_sepa_file_that_is_recorded_and_not_kept(allowance: Allowance) -> None:
    before = all_names("private") | all_names("default")
    answer = bank(client_as("finance"))

    root = ElementTree.fromstring(answer.content)  # noqa: S314 (our own)
    texts = {
        name: [one.text for one in root.iter(f"{PAIN}{name}")]
        for name in ("IBAN", "InstdAmt", "Ustrd", "CtrlSum")
    }
    assert texts == {
        "IBAN": [IBAN, IBAN],
        "InstdAmt": ["250.50"],
        "Ustrd": ["Vergadering 10 september"],
        "CtrlSum": ["250.50", "250.50"],
    }
    assert "Anna Verzonnen" in [one.text for one in root.iter(f"{PAIN}Nm")]
    export = Export.objects.get()
    assert (export.kind, export.year, export.payment_count) == ("bank", 2026, 1)
    assert str(export.made_by) == "finance"
    assert all_names("private") | all_names("default") == before


def test_a_payment_goes_to_the_bank_once(allowance: Allowance) -> None:
    client = client_as("finance")
    bank(client)

    assert bank(client).status_code == 302
    assert Export.objects.count() == 1


def test_a_file_that_got_lost_is_made_once_more_and_recorded(allowance: Allowance) -> None:
    client = client_as("finance")
    bank(client)
    first = Export.objects.get()

    answer = client.post(reverse(f"{NAME}:again", args=[first.pk]))

    assert b"250.50" in answer.content
    assert Export.objects.filter(again_of=first, payment_count=1).exists()


def test_what_the_bank_had_is_not_changed(allowance: Allowance) -> None:
    client = client_as("finance")
    bank(client)

    client.post(reverse(f"{NAME}:edit", args=[allowance.pk]), form(iban="NL61ABNA0000000001"))

    (one,) = opened([Allowance.objects.get()])
    assert (one.iban, one.total) == (IBAN, Decimal("250.50"))


def test_without_an_account_of_its_own_there_is_no_file_for_the_bank(
    allowance: Allowance, settings: Settings
) -> None:
    settings.ALLOWANCE_ACCOUNT = {"NAME": "Raad", "IBAN": "NL00FOUT", "BIC": ""}

    page = bank(client_as("finance")).content.decode()

    assert "no file for the bank yet" in page
    assert not Export.objects.exists()


def test_the_accountant_gets_all_payments_and_no_formula(allowance: Allowance) -> None:
    pay(allowance, "10.00", "=HYPERLINK()")

    answer = client_as("finance").post(
        reverse(f"{NAME}:exports"), {"year": 2026, "kind": "accountant"}
    )

    sheet = load_workbook(BytesIO(answer.content)).active
    assert (sheet.title, sheet.freeze_panes) == ("Payments", "A2")
    rows = list(sheet.iter_rows(values_only=True))
    assert [(row[1], row[5], row[6]) for row in rows[1:]] == [
        ("Anna Verzonnen", 250.5, "Vergadering 10 september"),
        ("Anna Verzonnen", 10, "'=HYPERLINK()"),
    ]
    assert Export.objects.get().kind == "accountant"


def test_it_stays_when_the_member_left_and_is_erased(
    allowance: Allowance, today: date, set_today: SetToday
) -> None:
    member = Member.objects.create(name="Anna Verzonnen", email="anna@voorbeeld.example")
    Allowance.objects.update(member=member)
    leave(member, on=today, today=today)

    enforce()

    assert not Member.objects.exists()
    (one,) = opened([Allowance.objects.get()])
    assert (one.allowance.member, one.name, one.iban) == (None, "Anna Verzonnen", IBAN)


def test_a_sweep_erases_it_seven_years_after_its_year(
    allowance: Allowance, set_today: SetToday
) -> None:
    bank(client_as("finance"))
    keys = [allowance.uuid, Payment.objects.get().uuid]
    set_today(date(2033, 12, 31))
    assert outcomes(enforce("--dry-run")[1]) == {}
    set_today(END)
    assert outcomes(enforce("--dry-run")[1]) == {str(allowance.uuid): "erased"}

    status, report = enforce()

    assert (status, swept(report, STORE)["erased"]) == (0, 1)
    assert (Allowance.objects.count(), Payment.objects.count(), Export.objects.count()) == (0, 0, 0)
    assert not VaultKey.objects.filter(record__in=keys).exists()
    line = Erasure.objects.get(record=allowance.uuid)
    assert (line.rule, line.due, line.proved_at is not None) == ("member-allowance", END, True)


def test_a_hold_keeps_it(allowance: Allowance, today: date, set_today: SetToday) -> None:
    place_hold(STORE, allowance.uuid, ground=Hold.Ground.LEGAL_CLAIM, reason="Geding", today=today)
    set_today(END)

    status, report = enforce()

    assert (status, outcomes(report)) == (0, {str(allowance.uuid): "held"})
    assert Payment.objects.exists()


def test_the_promise_is_kept(allowance: Allowance) -> None:
    enforce()

    _status, report = check_promises()

    (rule,) = [one for one in report["rules"] if one["rule"] == "member-allowance"]
    assert (rule["verdict"], rule["held"]) in [("kept", 1), ("not stated", 1)]
