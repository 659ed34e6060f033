"""``check_promises`` holds each rule against the statement and against what is held."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from retention import promises
from retention.models import Hold, Rule, StoreSweep, Sweep
from retention.operations.holds import place_hold
from retention.stores import all_stores
from tests.commands import check_promises, enforce, status_and_text
from tests.integration.conftest import MakePage, SetToday

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]
TODAY = date(2026, 9, 14)
LONG_AGO = date(2024, 3, 14)
IN_WORDS = {
    "news-media": {"nl": "2,5 jaar", "en": "2.5 years"},
    "magazine-media": {"nl": "4,5 jaar", "en": "4.5 years"},
}


@pytest.fixture
def promised(monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, str]]:
    """What the statement says: as much as the tests let it."""
    says = {rule: dict(words) for rule, words in IN_WORDS.items()}
    monkeypatch.setattr(promises, "_sources", [lambda: says])
    return says


def verdict(rule: str) -> str:
    _status, report = check_promises()
    return str(next(line["verdict"] for line in report["rules"] if line["rule"] == rule))


def a_sweep(ended: timedelta = timedelta(hours=1), **store: Any) -> None:
    """A sweep of all stores that ended some time ago."""
    then = timezone.now() - ended
    sweep = Sweep.objects.create(today=TODAY, started_at=then, finished_at=then, status=0)
    for key in [one.key for one in all_stores()]:
        StoreSweep.objects.create(sweep=sweep, store=key, **store)


def test_enforced_as_promised_it_is_kept(promised: object) -> None:
    assert verdict("news-media") == "kept"


def test_what_is_due_today_is_not_overdue_yet(
    promised: object, news: MakePage, make_image: Make
) -> None:
    news(on=LONG_AGO, hero_image=make_image())

    assert verdict("news-media") == "kept"


def test_what_should_have_gone_yesterday_is(
    promised: object, news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    news(on=LONG_AGO, hero_image=make_image())
    set_today(date(2026, 9, 15))

    status, report = check_promises()

    line = next(line for line in report["rules"] if line["rule"] == "news-media")
    assert (status, line["verdict"], line["oldest_due"]) == (1, "overdue", "2026-09-14")


def test_a_use_that_is_over_is_overdue_though_the_medium_stays(
    promised: object,
    news: MakePage,
    magazine: MakePage,
    make_image: Make,
    set_today: SetToday,
) -> None:
    photo = make_image()
    news(on=LONG_AGO, hero_image=photo)
    magazine(on=LONG_AGO, hero_image=photo)
    set_today(date(2026, 9, 15))

    assert (verdict("news-media"), verdict("magazine-media")) == ("overdue", "kept")


def test_what_is_held_is_not_overdue(
    promised: object, news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    photo = make_image()
    news(on=LONG_AGO, hero_image=photo)
    place_hold("media", photo.uuid, ground=Hold.Ground.LEGAL_CLAIM, reason="A claim.", today=TODAY)
    set_today(date(2026, 9, 15))

    assert verdict("news-media") == "kept"


def test_after_the_sweep_all_is_kept(
    promised: object, news: MakePage, magazine: MakePage, make_image: Make, set_today: SetToday
) -> None:
    photo = make_image()
    news(on=LONG_AGO, hero_image=photo)
    magazine(on=LONG_AGO, hero_image=photo)
    news(on=LONG_AGO, hero_image=make_image())
    set_today(date(2026, 9, 15))
    enforce()

    assert (verdict("news-media"), verdict("magazine-media")) == ("kept", "kept")


def test_another_period_on_the_statement_differs(promised: dict[str, dict[str, str]]) -> None:
    promised["news-media"]["en"] = "3 years"

    assert verdict("news-media") == "differs"


def test_words_that_are_no_period_differ(promised: dict[str, dict[str, str]]) -> None:
    promised["news-media"]["nl"] = "een tijdje"

    assert verdict("news-media") == "differs"


def test_what_the_statement_does_not_speak_of_is_not_stated(promised: object) -> None:
    assert verdict("publication-media") == "not stated"


@pytest.mark.parametrize("rule", ["camera", "newsletter", "magazine", "visit-log"])
def test_what_no_store_enforces_is_not_enforced(promised: object, rule: str) -> None:
    assert verdict(rule) == "not enforced"


def test_status_0_when_all_is_kept_or_not_stated(promised: object) -> None:
    a_sweep()
    Rule.objects.exclude(activity__key="media").update(stated=False)

    status, report = check_promises()

    assert {line["verdict"] for line in report["rules"]} == {"kept", "not stated"}
    assert (status, report["sweep_overdue"]) == (0, False)


@pytest.mark.parametrize(("hours", "alarm"), [(35, False), (37, True)])
def test_36_hours_without_a_sweep_are_an_alarm(promised: object, hours: int, alarm: bool) -> None:
    a_sweep(timedelta(hours=hours))

    _status, report = check_promises()

    assert report["sweep_overdue"] is alarm


def test_no_sweep_at_all_is_an_alarm(promised: object) -> None:
    _status, report = check_promises()

    assert (report["last_sweep"], report["sweep_overdue"]) == (None, True)


@pytest.mark.parametrize("went_wrong", [{"braked": True}, {"error": "OperationalError"}])
def test_a_store_that_was_not_gone_through_is_an_alarm(
    promised: object, went_wrong: dict[str, Any]
) -> None:
    a_sweep(timedelta(hours=37))
    a_sweep(**went_wrong)

    _status, report = check_promises()

    assert "media" in report["stores_overdue"]


def test_sweeps_of_other_stores_alone_are_an_alarm(promised: object) -> None:
    a_sweep(timedelta(hours=37))
    then = timezone.now()
    sweep = Sweep.objects.create(today=TODAY, started_at=then, finished_at=then, status=0)
    StoreSweep.objects.create(sweep=sweep, store="logs")

    status, text = status_and_text("check_promises")

    assert status == 1
    assert "ALARM: no sweep went through media in the last 36 hours" in text


def test_a_sweep_that_never_ended_does_not_count(promised: object) -> None:
    a_sweep()
    Sweep.objects.update(finished_at=None)

    assert check_promises()[1]["sweep_overdue"] is True
