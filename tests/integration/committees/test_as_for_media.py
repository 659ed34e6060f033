"""Members under what holds for all media: consent, brake, the weekly mail, the report."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from media_retention.operations import consent as consents
from retention.models import Rule, RuleVersion, VaultKey
from retention.operations.register import plan_change
from retention.rules.period import Period
from ser_site.committees.models import Member, MemberPage
from ser_site.committees.operations.departure import leave
from tests.commands import enforce, swept
from tests.consenting import consent_of, lies_in
from tests.integration.committees.conftest import Appoint
from tests.integration.conftest import SetToday
from tests.people import client_as, user_as

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]
AHEAD = date(2026, 10, 1)
"""Within thirty days of today, 14 September 2026."""
HELD = 60


@pytest.fixture
def moved(register: None, commits: None, today: date, set_today: SetToday) -> None:
    """Who left stayed a month in the vault; a mistake in the rule makes them all due at once."""
    RuleVersion.objects.filter(rule__key="member").update(amount=1, unit="month")
    for number in range(HELD):
        Member.objects.create(name=f"Lid {number}", clock_start=date(2026, 9, 1), due=AHEAD)
    enforce()
    rule = Rule.objects.get(key="member")
    plan_change(rule, Period.immediately(), today=today, reason="A mistake.")
    set_today(date(2026, 9, 15))


def test_a_portrait_whose_consent_is_withdrawn_goes_and_the_profile_stays(
    appoint: Appoint, client: Client, make_image: Make, today: date
) -> None:
    photo = make_image("Portret")
    member = appoint("Sybrand Voorbeeld", photo=photo, photo_alt="Sybrand lacht")
    page = MemberPage.objects.get(member=member)
    url, stem = page.get_url() or "", Path(photo.file.name).stem[:16]
    assert stem in client.get(url).content.decode()
    consent = consent_of("Sybrand Voorbeeld", photo)

    consents.withdraw(consent, today=today)

    answer = client.get(url)
    shown, kept = answer.content.decode(), MemberPage.objects.get(member=member)
    assert (answer.status_code, "Sybrand Voorbeeld" in shown) == (200, True)
    assert (stem in shown, "Sybrand lacht" in shown) == (False, False)
    assert (kept.photo_id, kept.photo_alt) == (None, "")
    draft = kept.latest_revision.content
    assert (draft["photo"], draft["photo_alt"]) == (None, "")
    assert not type(photo).objects.exists()
    assert lies_in(photo.file.name) == set()
    assert Member.objects.get() == member


@pytest.mark.usefixtures("moved")
def test_departures_that_are_due_because_their_date_was_moved_wait_for_a_person() -> None:
    status, report = enforce()

    assert status == 3
    assert swept(report, "members")["brake"] == (
        "60 of 60 records are due because their date was moved"
    )
    assert Member.objects.count() == HELD
    assert VaultKey.objects.filter(store="members").count() == HELD


@pytest.mark.usefixtures("moved")
def test_released_by_a_person_they_are_erased() -> None:
    enforce()

    status, report = enforce("--release-brake", "members", "--reason", "Agreed with the FG")

    assert (status, swept(report, "members")["erased"]) == (0, HELD)
    assert not Member.objects.exists()


def test_who_keeps_the_profile_is_mailed_that_the_portrait_goes(
    appoint: Appoint, make_image: Make, today: date
) -> None:
    owner = user_as("superuser")
    owner.email = "beheer@voorbeeld.example"
    owner.save()
    member = appoint("Sybrand Voorbeeld", photo=make_image("Portret"), owner=owner)
    leave(member, on=AHEAD, today=today)

    call_command("send_retention_digest", stdout=StringIO())

    (sent,) = mail.outbox
    assert sent.to == ["beheer@voorbeeld.example"]
    assert "* Sybrand Voorbeeld\n  1 October 2026: 1 photo or video\n" in sent.body
    assert "Portret" not in sent.body


def test_the_report_says_on_which_day_the_portrait_goes(
    appoint: Appoint, make_image: Make, today: date
) -> None:
    leaving, staying = make_image("Portret A"), make_image("Portret B")
    leave(appoint("Sybrand Voorbeeld", photo=leaving), on=AHEAD, today=today)
    appoint("Anna Blijft", photo=staying)

    html = client_as("officer").get(reverse("media_retention:leaving")).content.decode()

    (body,) = re.findall(r'<table class="listing.*?<tbody>(.*?)</tbody>', html, flags=re.S)
    (row,) = re.findall(r"<tr.*?</tr>", body, flags=re.S)
    said = " ".join(re.sub(r"<[^>]+>", " ", row).split())
    assert said.startswith("Portret A 1 October 2026 Is erased ")
    assert said.endswith("Sybrand Voorbeeld")
