"""Every address of the suite in the admin, asked for by everybody who works with the site.

What each may see stands in ``tests/reaches.py``. An address that is not in it fails here, so that
nobody adds one without saying whom it is for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import URLResolver, get_resolver
from django.utils import timezone

from media_retention.models import Objection
from retention.models import Activity, Brake, Controller, Hold, Recipient, Rule, Sweep
from retention.operations.holds import place_hold
from ser_site.allowances.models import Allowance, Export
from ser_site.allowances.operations.recording import record as record_allowance
from ser_site.committees.models import CommitteeIndexPage, CommitteePage, Member, Term
from ser_site.correspondence.models import Document, Meeting
from ser_site.correspondence.operations.recording import record as record_paper
from ser_site.home.models import HomePage
from tests.consenting import consent_of
from tests.people import client_as
from tests.reaches import PRIVATE, REACHES, ROLES, SENT_BACK

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("commits", "register", "undrawn"),
]

SUITE = ("retention", "media_retention", "forms_privacy", "privacy_blocks", "ser_site")
HERE = 4100
"""The key of whatever there is one of."""
NOWHERE = 999_999
NOBODY = UUID(int=0)
GUESSES = {"media_type": "video", "slug": "media", "str": "width-10", "uuid": NOBODY}


@dataclass(frozen=True)
class Address:
    """An address of the admin."""

    space: str
    """Its namespace: what the screens of one thing share."""
    name: str
    """Its own, or its route where it stands in for one of Wagtail's."""
    route: str

    def filled(self, **known: Any) -> str:
        """With what is known; the rest is guessed."""
        route = self.route.replace("^", "").replace("$", "")
        route = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<str:\1>", route)

        def fill(part: re.Match[str]) -> str:
            kind, name = part.groups()
            guess = GUESSES.get(name, GUESSES.get(kind, NOWHERE))
            return str(known.get(name, known.get(kind, guess)))

        return "/" + re.sub(r"<(\w+):(\w+)>", fill, route)


def addresses() -> list[Address]:
    """All of the suite's in the admin."""
    return list(_walk(get_resolver(), (), ""))


def _walk(resolver: Any, spaces: tuple[str, ...], above: str) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        route = above + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            space = (pattern.namespace,) if pattern.namespace else ()
            yield from _walk(pattern, spaces + space, route)
            continue
        view = getattr(pattern.callback, "view_class", pattern.callback)
        if route.startswith("admin/") and view.__module__.split(".")[0] in SUITE:
            yield Address(":".join(spaces), pattern.name or route, route)


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether one gets in is asked, not what one sees there: drawing it takes as long again."""
    monkeypatch.setattr("django.template.backends.django.Template.render", lambda *_, **__: "")


@pytest.fixture
def known(home: HomePage, make_image: Any, today: date) -> dict[str, dict[str, Any]]:
    """One of everything; how to name it, by namespace where that differs."""
    photo = make_image()
    consent = consent_of()
    Objection.objects.create(
        pk=HERE,
        medium_type=ContentType.objects.get_for_model(photo),
        medium=photo.uuid,
        reason="-",
        received_on=today,
        collected_on=today,
    )
    index = home.add_child(instance=CommitteeIndexPage(title="Raad en commissies", slug="raad"))
    council = index.add_child(instance=CommitteePage(title="De raad", slug="de-raad"))
    member = Member.objects.create(pk=HERE, name="Sybrand Voorbeeld")
    place = {"committee": council.translation_key, "seat": "crown"}
    Term.objects.create(pk=HERE, member=member, start=today, end=today, **place)
    meeting = Meeting.objects.create(
        pk=HERE, committee=council.translation_key, held_on=today, title="Najaarsvergadering"
    )
    paper = Document(pk=HERE, meeting=meeting, title="Verslag", dated_on=today)
    record_paper(paper, b"%PDF-1.7 verzonnen", ending="pdf", today=today)
    allowance = Allowance(pk=HERE, year=2026, name="Sybrand Voorbeeld", iban="NL13TEST0123456789")
    record_allowance(allowance, lambda: None, today=today)
    now = timezone.now()
    Export.objects.create(pk=HERE, kind="bank", year=2026, made_at=now, payment_count=0)
    Sweep.objects.create(pk=HERE, today=today, started_at=now)
    Brake.objects.create(pk=HERE, store="media", detail="-", tripped_at=now)
    Recipient.objects.create(pk=HERE)
    Controller.objects.create(pk=HERE)
    hold = place_hold(
        "members", member.uuid, ground=Hold.Ground.LEGAL_CLAIM, reason="-", today=today
    )
    return {
        "": {"image_id": photo.pk},
        "media_retention": {"uuid": photo.uuid},
        "media_retention_consent": {"pk": consent.pk},
        "retention_hold": {"pk": hold.pk, "slug": "members", "uuid": member.uuid},
        **{
            f"retention_{model._meta.model_name}": {"pk": model._default_manager.first().pk}
            for model in (Activity, Rule)
        },
    }


def said(client: Client, url: str) -> str:
    """How an address answers, in one letter of the table."""
    answer = client.get(url)
    if answer.status_code == 302:
        return "." if answer["Location"] == "/admin/" else ">"
    return {200: "y", 403: "x", 404: "-", 405: "m"}.get(answer.status_code, str(answer.status_code))


def test_the_table_says_of_every_address_whom_it_is_for() -> None:
    there = {(one.space, one.name) for one in addresses()}

    told = {
        (space, name)
        for space, rows in REACHES.items()
        for names in rows.values()
        for name in names
    }

    assert told == there


@pytest.mark.parametrize("role", ROLES)
def test_each_reaches_what_the_table_says(role: str, known: dict[str, dict[str, Any]]) -> None:
    client, place = client_as(role), ROLES.index(role)
    expected = {
        (space, name): letters[place]
        for space, rows in REACHES.items()
        for letters, names in rows.items()
        for name in names
    }

    answers = {
        (one.space, one.name): said(client, one.filled(int=HERE, **known.get(one.space, {})))
        for one in addresses()
    }

    assert answers == expected


@pytest.mark.parametrize("role", ROLES)
def test_guessing_tells_outsiders_nothing(role: str, home: HomePage) -> None:
    """Of what is not there they hear the same as of what is: no answer says which numbers are."""
    client, place = client_as(role), ROLES.index(role)
    outside = {
        (space, name): letters[place]
        for space in (*PRIVATE, *SENT_BACK)
        for letters, names in REACHES[space].items()
        for name in names
        if letters[place] in "x."
    }

    answers = {
        (one.space, one.name): said(client, one.filled())
        for one in addresses()
        if (one.space, one.name) in outside
    }

    assert answers == outside


def test_nobody_gets_in_without_signing_in(known: dict[str, dict[str, Any]]) -> None:
    client = Client()

    answers = [client.get(one.filled(int=HERE, **known.get(one.space, {}))) for one in addresses()]

    assert {answer.status_code for answer in answers} == {302}
    assert all(answer["Location"].startswith("/admin/login/") for answer in answers)
