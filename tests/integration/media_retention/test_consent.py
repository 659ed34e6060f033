"""Somebody in a photo consents, and takes that back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from media_retention import tasks
from media_retention.models import Consent
from media_retention.operations import consent as consents
from media_retention.operations.ends import erase_ended
from retention.models import Act, Erasure, Hold, VaultKey
from retention.operations.holds import place_hold, release_hold
from retention.rules.decision import Cause
from ser_site.media.models import SerImage
from tests.commands import enforce
from tests.consenting import (
    NAME,
    consent_of,
    everything_in_the_database,
    everything_on_disk,
    lies_in,
    signed_form,
)
from tests.integration.conftest import MakePage, SetToday

from .consents import acts, body, fresh, name_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The task waits for a worker: what it would have been asked."""
    asked: list[list[str]] = []
    monkeypatch.setattr(tasks, "erase_ended", SimpleNamespace(enqueue=asked.append))
    return asked


def test_what_rests_on_it_is_off_the_site_at_once(
    news: MakePage, make_image: Make, today: date, later: list[list[str]]
) -> None:
    photos = [make_image(f"Foto {number}") for number in range(3)]
    pages = [news(on=date(2026, 9, 2), hero_image=photo) for photo in photos]
    stems = [name_of(photo) for photo in photos]
    addresses = [photo.get_rendition("width-20").file.name for photo in photos]
    assert all(stem in body(page) for stem, page in zip(stems, pages, strict=True))

    withdrawal = consents.withdraw(consent_of(NAME, *photos), today=today)

    assert set(withdrawal.media) == {photo.uuid for photo in photos}
    assert not any(stem in body(page) for stem, page in zip(stems, pages, strict=True))
    assert [lies_in(photo.file.name) for photo in photos] == [{"private"}] * 3
    assert [lies_in(name) for name in addresses] == [set()] * 3
    assert later == [[str(uuid) for uuid in withdrawal.media]]


def test_it_is_erased_right_after(make_image: Make, today: date) -> None:
    photos = [make_image() for _ in range(3)]
    consent = consent_of(NAME, *photos, evidence=signed_form())
    evidence = consent.evidence.name

    consents.withdraw(consent, today=today)

    assert not SerImage.objects.exists()
    assert [lies_in(photo.file.name) for photo in photos] == [set()] * 3
    assert lies_in(evidence) == set()
    assert (Consent.objects.count(), VaultKey.objects.count()) == (0, 0)


def test_the_ledger_proves_it(news: MakePage, make_image: Make, today: date) -> None:
    photo = make_image()
    news(on=date(2026, 9, 2), hero_image=photo)
    consent = consent_of(NAME, photo)
    consents.withdraw(consent, today=today)

    status, report = enforce()

    assert (status, report["items"]) == (0, [])
    assert acts(photo) == [
        (Act.TAKEN_DOWN, Cause.CONSENT_WITHDRAWN),
        (Act.ERASED, Cause.CONSENT_WITHDRAWN),
    ]
    assert acts(consent) == [(Act.ERASED, Cause.PERIOD_ENDED)]
    assert not Erasure.objects.filter(proved_at=None).exists()


def test_nothing_knows_the_name_any_more(
    news: MakePage, make_image: Make, today: date, tmp_path: Path
) -> None:
    photo = make_image()
    page = news(on=date(2026, 9, 2), hero_image=photo, hero_alt=f"{NAME} in de haven")
    consent = consent_of(NAME, photo, evidence=signed_form(), is_child=True, guardian=NAME)
    assert NAME in everything_in_the_database(), "the alternative text is found by this"

    consents.withdraw(consent, today=today)
    enforce()

    assert page.get_latest_revision() is not None
    words = everything_in_the_database() + everything_on_disk(tmp_path)
    assert [part for part in NAME.split() if part in words] == []


def test_the_name_is_readable_nowhere_while_the_consent_stands(
    make_image: Make, tmp_path: Path
) -> None:
    consent_of(NAME, make_image())

    assert NAME.split()[0] not in everything_in_the_database() + everything_on_disk(tmp_path)
    assert Consent.objects.get().name.open() == NAME


def test_a_worker_that_comes_later_erases(
    make_image: Make, today: date, later: list[list[str]]
) -> None:
    photo = make_image()
    consents.withdraw(consent_of(NAME, photo), today=today)
    assert SerImage.objects.exists()

    erase_ended({photo.uuid}, today=today)

    assert not SerImage.objects.exists()
    assert not Consent.objects.exists()


def test_killed_before_erasing_the_next_sweep_finishes(
    make_image: Make, today: date, later: list[list[str]], set_today: SetToday
) -> None:
    photo = make_image()
    consent = consent_of(NAME, photo)
    consents.withdraw(consent, today=today)
    set_today(date(2026, 9, 15))

    status, report = enforce()

    assert status == 0
    assert [(i["record"], i["due"], i["cause"], i["outcome"]) for i in report["items"]] == [
        (str(photo.uuid), "2026-09-14", "consent_withdrawn", "erased"),
        (str(consent.uuid), "2026-09-15", "period_ended", "erased"),
    ]


def test_storage_that_refuses_stops_neither_the_withdrawal_nor_the_others(
    make_image: Make,
    news: MakePage,
    today: date,
    later: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stuck, other = make_image("Vast"), make_image("Los")
    page = news(on=date(2026, 9, 2), hero_image=stuck)
    consent = consent_of(NAME, stuck, other)
    copy = "media_retention.operations.taking_down._copy"

    def refuse(source: str, target: str, name: str) -> None:
        if name == stuck.file.name:
            raise OSError("disk full")

    monkeypatch.setattr(copy, refuse)
    withdrawal = consents.withdraw(consent, today=today)

    assert withdrawal.refused == (stuck.uuid,)
    assert name_of(stuck) not in body(page)
    assert fresh(other).taken_down_at is not None
    assert enforce()[0] == 0
    assert not SerImage.objects.exists()


def test_a_silent_storage_is_left_alone_after_three(
    make_image: Make, today: date, later: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    photos = [make_image(f"Foto {number}") for number in range(6)]
    consent = consent_of(NAME, *photos)
    asked: list[str] = []

    def silence(source: str, target: str, name: str) -> None:
        asked.append(name)
        raise OSError("timed out")

    monkeypatch.setattr("media_retention.operations.taking_down._copy", silence)
    monkeypatch.setattr("retention.storage_answers.LONG", 0.0)
    withdrawal = consents.withdraw(consent, today=today)

    assert len(asked) == 3
    assert set(withdrawal.refused) == {photo.uuid for photo in photos}
    assert later == [[str(uuid) for uuid in withdrawal.media]]


def test_it_beats_every_use(magazine: MakePage, make_image: Make, today: date) -> None:
    photo = make_image()
    magazine(on=date(2026, 9, 2), hero_image=photo)
    consent = consent_of(NAME, photo)
    # 2 September 2026 and four and a half years.
    assert fresh(photo).due == date(2031, 3, 2)

    consents.withdraw(consent, today=today)

    assert not SerImage.objects.exists()


def test_a_hold_keeps_it_but_never_on_the_site(
    news: MakePage, make_image: Make, today: date
) -> None:
    photo = make_image()
    page = news(on=date(2026, 9, 2), hero_image=photo)
    consent = consent_of(NAME, photo)
    hold = place_hold(
        "media", photo.uuid, ground=Hold.Ground.LEGAL_CLAIM, reason="Zaak", today=today
    )

    consents.withdraw(consent, today=today)

    assert lies_in(photo.file.name) == {"private"}
    assert name_of(photo) not in body(page)
    assert fresh(photo).due == date(2026, 9, 14)
    assert Consent.objects.get().name.open() == NAME
    release_hold(hold, today=today)
    assert enforce()[0] == 0
    assert not SerImage.objects.exists()
    assert not Consent.objects.exists()


def test_what_is_saved_from_an_old_copy_does_not_undo_it(
    make_image: Make, today: date, later: list[list[str]]
) -> None:
    photo = make_image()
    consent = consent_of(NAME, photo)
    stale = fresh(photo)
    consents.withdraw(consent, today=today)

    stale.title = "Andere titel"
    stale.save()

    assert fresh(photo).ends_on == date(2026, 9, 14)
    assert fresh(photo).due == date(2026, 9, 14)
