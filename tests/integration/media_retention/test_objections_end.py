"""What somebody said when objecting is personal too: it has an end of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import ModelLogEntry

from media_retention.models import Decision, Objection
from media_retention.operations.objections import decide, object_to
from retention import journal, stores
from retention.models import Act, Erasure, Hold, RuleVersion, VaultKey
from retention.operations.holds import place_hold, release_hold
from retention.rules.decision import Cause
from ser_site.media.models import SerImage
from tests.commands import check_promises, enforce, outcomes, swept
from tests.consenting import everything_in_the_database, everything_on_disk
from tests.integration.conftest import SetToday

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]

REASON = "Sybrand Hoogterp wil niet herkenbaar in beeld."
WHY = "Hoogterp sprak in een openbare zitting"
STORE = "media-objection"


def refused(photo: Any, today: date) -> Objection:
    objection = object_to(photo, REASON, today=today)
    decide(objection, Decision.RESTORE, WHY, today=today)
    return Objection.objects.get(pk=objection.pk)


def acts_on(objection: Objection) -> list[tuple[str, str, str]]:
    lines = Erasure.objects.filter(record=objection.uuid, store=STORE)
    return list(lines.values_list("act", "rule", "cause"))


def told(report: dict[str, Any], rule: str = "objection") -> dict[str, Any]:
    (found,) = [one for one in report["rules"] if one["rule"] == rule]
    return {key: found[key] for key in ("enforced", "held", "oldest_due", "verdict")}


def test_it_has_no_end_until_somebody_decides(make_image: Make, today: date) -> None:
    objection = object_to(make_image(), REASON, today=today)

    assert (objection.rule, objection.collected_on, objection.due) == ("objection", today, None)
    assert swept(enforce()[1], STORE)["due"] == 0


def test_a_refused_objection_is_erased_and_the_photo_stays(
    make_image: Make, today: date, tmp_path: Path
) -> None:
    photo = make_image()
    objection = refused(photo, today)
    assert objection.due == today  # "directly", once decided

    status, report = enforce()

    assert (status, outcomes(report)[str(objection.uuid)]) == (0, "erased")
    assert SerImage.objects.filter(pk=photo.pk, taken_down_at=None).exists()
    assert (Objection.objects.count(), VaultKey.objects.count()) == (0, 0)
    assert acts_on(objection) == [(Act.ERASED, "objection", Cause.HANDLED)]
    assert "Hoogterp" not in everything_in_the_database() + everything_on_disk(tmp_path)


def test_its_absence_is_proved_and_the_log_forgets_its_number(
    make_image: Make, today: date
) -> None:
    objection = refused(make_image(), today)
    assert ModelLogEntry.objects.for_instance(objection).count() == 2

    enforce()

    assert Erasure.objects.get(record=objection.uuid).proved_at is not None
    labels = {entry.label for entry in ModelLogEntry.objects.for_instance(objection)}
    assert labels == {"–"}


def test_a_period_in_the_register_keeps_it_that_long(make_image: Make, today: date) -> None:
    version = RuleVersion.objects.get(rule__key="objection")
    version.amount, version.unit = 6, "week"
    version.save()

    # 14 September 2026 and six weeks.
    assert refused(make_image(), today).due == date(2026, 10, 26)


def test_one_that_goes_with_its_medium_has_a_line_in_ledger_and_journal(
    make_image: Make, today: date
) -> None:
    objection = object_to(make_image(), REASON, today=today)
    decide(objection, Decision.ERASE, "Terecht", today=today)

    assert acts_on(objection) == [(Act.ERASED, "objection", Cause.HANDLED)]
    lines = [json.loads(line) for line in journal.path().read_text().splitlines()]
    assert [one["act"] for one in lines if one["record"] == str(objection.uuid)] == ["erased"]


def test_under_a_hold_it_outlives_its_medium(make_image: Make, today: date) -> None:
    objection = object_to(make_image(), REASON, today=today)
    hold = place_hold(
        STORE, objection.uuid, ground=Hold.Ground.LEGAL_CLAIM, reason="Zaak", today=today
    )
    decide(objection, Decision.ERASE, "Terecht", today=today)
    assert not SerImage.objects.exists()
    assert outcomes(enforce()[1])[str(objection.uuid)] == "held"
    assert Objection.objects.get().reason.open() == REASON

    release_hold(hold, today=today)
    enforce()

    assert not Objection.objects.exists()


def test_one_that_nobody_decided_goes_after_its_hold(
    make_image: Make, today: date, set_today: SetToday
) -> None:
    photo = make_image()
    objection = object_to(photo, REASON, today=today)
    hold = place_hold(
        STORE, objection.uuid, ground=Hold.Ground.LEGAL_CLAIM, reason="Zaak", today=today
    )
    # Uploaded on 14 September 2026 and never placed: two and a half years.
    set_today(date(2029, 3, 14))
    enforce("--release-brake", "clock")
    assert not SerImage.objects.exists()

    release_hold(hold, today=date(2029, 3, 14))
    enforce()

    assert not Objection.objects.exists()


def test_the_promises_count_it(make_image: Make, today: date, set_today: SetToday) -> None:
    enforce()
    refused(make_image(), today)
    assert told(check_promises()[1]) == {
        "enforced": "P0D",
        "held": 1,
        "oldest_due": "2026-09-14",
        "verdict": "not stated",
    }
    set_today(date(2026, 9, 15))
    assert told(check_promises()[1])["verdict"] == "overdue"


def test_a_person_gets_all_that_is_held(make_image: Make, today: date) -> None:
    photo = make_image()
    objection = refused(photo, today)

    held = stores.get(STORE).export(objection.uuid)

    assert (held["reason"], held["motivation"]) == (REASON, WHY)
    assert held["medium"] == str(photo.uuid)


@pytest.mark.django_db(transaction=True)
def test_what_was_decided_before_gets_its_end(make_image: Make, today: date) -> None:
    waiting = object_to(make_image(), REASON, today=today)
    decided = refused(make_image(), today)
    try:
        _migrate("0006_merge_events_and_objections")
        _migrate("0008_clocks_of_objections")
        found = {one.pk: (one.rule, one.collected_on, one.due) for one in Objection.objects.all()}
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
    assert found == {
        waiting.pk: ("objection", today, None),
        decided.pk: ("objection", today, today),
    }


def _migrate(name: str) -> None:
    MigrationExecutor(connection).migrate([("media_retention", name)])
