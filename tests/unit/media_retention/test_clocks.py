"""Which of a medium's uses decides its end. Dates are worked out by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from media_retention.models import Placement
from media_retention.queries.clocks import Clock, clock_of_medium
from retention.rules.ending import Ending
from retention.rules.period import Period
from retention.rules.rule import Rule, RuleVersion
from retention.rules.trigger import Trigger
from ser_site.media.models import SerImage

TODAY = date(2026, 9, 14)


def _rule(key: str, period: str | None, trigger: Trigger = Trigger.PUBLISHED) -> Rule:
    version = RuleVersion(None, Period.from_iso(period) if period else None)
    return Rule(key, trigger, Ending.ERASE, (version,))


RULES = {
    rule.key: rule
    for rule in (
        _rule("news-media", "P30M"),
        _rule("publication-media", "P30M"),
        _rule("member-profile", "P0D", Trigger.LEFT_OFFICE),
    )
}


def _photo(**fields: Any) -> SerImage:
    return SerImage(collection_id=1, collected_on=date(2025, 8, 31), intended_use="news", **fields)


def _use(rule: str, since: date, due: date | None, *, shown: bool = True) -> Placement:
    return Placement(rule=rule, since=since, due=due, shown=shown)


def test_the_longest_use_wins() -> None:
    short = _use("news-media", date(2024, 1, 1), date(2026, 7, 1))
    long = _use("magazine-media", date(2024, 1, 1), date(2028, 7, 1))

    clock = clock_of_medium(_photo(), [long, short], RULES, TODAY)

    assert clock == Clock(date(2028, 7, 1), "magazine-media", date(2024, 1, 1))


def test_without_a_use_the_upload_counts() -> None:
    # 31 August 2025 and 30 months: February 2028 has 29 days.
    clock = clock_of_medium(_photo(), [], RULES, TODAY)

    assert clock == Clock(date(2028, 2, 29), "news-media", date(2025, 8, 31))


def test_a_use_whose_clock_has_not_started_keeps_the_medium() -> None:
    news = _use("news-media", date(2020, 1, 1), date(2022, 7, 1))
    profile = _use("member-profile", date(2024, 1, 1), None)

    assert clock_of_medium(_photo(), [news, profile], RULES, TODAY).due is None


def test_a_use_without_an_end_counts_no_longer_once_it_is_off_the_page() -> None:
    news = _use("news-media", date(2025, 1, 1), date(2027, 7, 1))
    profile = _use("member-profile", date(2024, 1, 1), None, shown=False)

    assert clock_of_medium(_photo(), [news, profile], RULES, TODAY).due == date(2027, 7, 1)


@pytest.mark.parametrize("uses", [[], [_use("news-media", date(2020, 1, 1), date(2022, 7, 1))]])
def test_without_people_there_is_no_end(uses: list[Placement]) -> None:
    photo = _photo(people_recognisable=False)

    assert clock_of_medium(photo, uses, RULES, TODAY).due is None
