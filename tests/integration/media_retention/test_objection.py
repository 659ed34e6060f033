"""Somebody does not want to be shown, and a named role decides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from wagtail.models import ModelLogEntry

from media_retention.models import Decision, Objection
from media_retention.operations.objections import (
    AlreadyDecided,
    AlreadyDisputed,
    RestsOnConsent,
    decide,
    object_to,
)
from media_retention.operations.taking_down import IsDisputed, PastItsEnd
from retention import engine, stores
from retention.models import Act, Erasure, Hold, VaultKey
from retention.operations.holds import place_hold, release_hold
from retention.rules.decision import Cause, Outcome
from ser_site.media.models import SerImage
from tests.commands import enforce
from tests.consenting import everything_in_the_database, everything_on_disk, lies_in
from tests.integration.conftest import MakePage, SetToday

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]

REASON = "Sybrand Hoogterp wil niet herkenbaar in beeld."


def fresh(medium: Any) -> SerImage:
    found: SerImage = SerImage.objects.get(pk=medium.pk)
    return found


def shows(page: Any, medium: Any) -> bool:
    return Path(medium.file.name).stem[:16] in Client().get(page.url).content.decode()


def acts(record: Any) -> list[tuple[str, str]]:
    lines = Erasure.objects.filter(record=record.uuid).order_by("pk")
    return list(lines.values_list("act", "cause"))


def put_back(medium: Any, today: date) -> None:
    store = stores.get("media")
    candidate = store.candidate(medium.uuid, Cause.REQUEST)
    assert candidate is not None
    engine.restore(store, candidate, today=today)


def test_it_is_off_the_site_until_somebody_decides(
    news: MakePage, make_image: Make, today: date
) -> None:
    photo = make_image()
    page = news(on=date(2026, 9, 2), hero_image=photo)
    assert shows(page, photo)

    object_to(photo, REASON, today=today)

    assert not shows(page, photo)
    assert lies_in(photo.file.name) == {"private"}
    assert acts(photo) == [(Act.TAKEN_DOWN, Cause.OBJECTION)]
    with pytest.raises(IsDisputed):
        put_back(photo, today)


def test_a_refused_objection_brings_it_back(news: MakePage, make_image: Make, today: date) -> None:
    photo = make_image()
    page = news(on=date(2026, 9, 2), hero_image=photo)
    objection = object_to(photo, REASON, today=today)

    assert decide(objection, Decision.RESTORE, "Openbare zitting", today=today) is None

    assert shows(page, photo)
    assert lies_in(photo.file.name) == {"default"}
    # 2 September 2026 and two and a half years, as before.
    assert fresh(photo).due == date(2029, 3, 2)
    assert Objection.objects.get().motivation.open() == "Openbare zitting"


def test_a_granted_objection_erases_it(news: MakePage, make_image: Make, today: date) -> None:
    photo = make_image()
    news(on=date(2026, 9, 2), hero_image=photo)
    objection = object_to(photo, REASON, today=today)

    outcome = decide(objection, Decision.ERASE, "Terecht", today=today)

    assert outcome == Outcome.ERASED
    assert acts(photo) == [(Act.TAKEN_DOWN, Cause.OBJECTION), (Act.ERASED, Cause.OBJECTION)]
    assert lies_in(photo.file.name) == set()
    assert (Objection.objects.count(), VaultKey.objects.count()) == (0, 0)
    assert enforce()[0] == 0


def test_nobody_reads_who_objected(make_image: Make, today: date, tmp_path: Path) -> None:
    photo = make_image()
    objection = object_to(photo, REASON, today=today)
    assert "Hoogterp" not in everything_in_the_database() + everything_on_disk(tmp_path)
    assert Objection.objects.get().reason.open() == REASON
    (entry,) = ModelLogEntry.objects.for_instance(objection)
    assert entry.label.split()[1:] == [objection.uuid.hex[:8]]


def test_a_hold_keeps_the_row_until_it_is_released(make_image: Make, today: date) -> None:
    photo = make_image()
    hold = place_hold(
        "media", photo.uuid, ground=Hold.Ground.LEGAL_CLAIM, reason="Zaak", today=today
    )
    objection = object_to(photo, REASON, today=today)

    assert decide(objection, Decision.ERASE, "Terecht", today=today) == Outcome.HELD

    assert lies_in(photo.file.name) == {"private"}
    release_hold(hold, today=today)
    enforce()
    assert acts(photo)[-1] == (Act.ERASED, Cause.OBJECTION)


def test_after_its_end_it_can_only_be_erased(
    news: MakePage, make_image: Make, today: date, set_today: SetToday
) -> None:
    photo = make_image()
    news(on=date(2026, 9, 2), hero_image=photo)
    objection = object_to(photo, REASON, today=today)

    with pytest.raises(PastItsEnd):
        decide(objection, Decision.RESTORE, "Te laat", today=date(2029, 3, 2))

    assert Objection.objects.get().decision == ""
    decide(objection, Decision.ERASE, "Te laat", today=date(2029, 3, 2))
    assert not SerImage.objects.exists()


def test_its_period_may_end_before_anybody_decides(
    news: MakePage, make_image: Make, today: date, set_today: SetToday
) -> None:
    photo = make_image()
    news(on=date(2024, 9, 2), hero_image=photo)
    object_to(photo, REASON, today=today)
    # 2 September 2024 and two and a half years.
    set_today(date(2027, 3, 2))

    enforce()

    assert acts(photo)[-1] == (Act.ERASED, Cause.PERIOD_ENDED)
    assert not Objection.objects.exists()


def test_what_was_down_before_stays_down(make_image: Make, today: date) -> None:
    photo = make_image()
    store = stores.get("media")
    candidate = store.candidate(photo.uuid, Cause.REQUEST)
    assert candidate is not None
    engine.take_down(store, candidate, today=today)
    objection = object_to(photo, REASON, today=today)

    decide(objection, Decision.RESTORE, "Ongegrond", today=today)

    assert fresh(photo).taken_down_at is not None


def test_a_second_objection_waits_for_the_first(make_image: Make, today: date) -> None:
    photo = make_image()
    object_to(photo, REASON, today=today)

    with pytest.raises(AlreadyDisputed):
        object_to(photo, "Nog iemand", today=today)

    assert Objection.objects.count() == 1


def test_two_objections_need_two_decisions(make_image: Make, today: date) -> None:
    photo = make_image()
    first = object_to(photo, REASON, today=today)
    # Of before: by now the second one is told to wait.
    kind = ContentType.objects.get_for_model(photo)
    second = Objection.objects.create(
        rule="objection",
        collected_on=today,
        medium_type=kind,
        medium=photo.uuid,
        reason="Nog iemand",
        received_on=today,
    )

    decide(first, Decision.RESTORE, "Ongegrond", today=today)
    assert fresh(photo).taken_down_at is not None

    decide(second, Decision.RESTORE, "Ook ongegrond", today=today)
    assert fresh(photo).taken_down_at is None


def test_nobody_decides_twice(make_image: Make, today: date) -> None:
    objection = object_to(make_image(), REASON, today=today)
    decide(objection, Decision.RESTORE, "Ongegrond", today=today)

    with pytest.raises(AlreadyDecided):
        decide(objection, Decision.ERASE, "Toch", today=today)


def test_what_rests_on_consent_is_not_objected_to(make_image: Make, today: date) -> None:
    photo = make_image(legal_basis="consent")

    with pytest.raises(RestsOnConsent):
        object_to(photo, REASON, today=today)

    assert fresh(photo).taken_down_at is None


def test_storage_that_refuses_leaves_no_half_objection(
    make_image: Make, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: Any) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("media_retention.operations.taking_down._copy", refuse)

    with pytest.raises(OSError, match="disk full"):
        object_to(make_image(), REASON, today=today)

    assert not Objection.objects.exists()
