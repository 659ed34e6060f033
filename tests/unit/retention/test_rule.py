"""Rules: their versions, and the zero that makes no sense."""

from datetime import date

import pytest

from retention.rules.ending import Ending
from retention.rules.period import Period, Unit
from retention.rules.rule import Rule, RuleVersion
from retention.rules.trigger import Trigger

YEAR = Period(1, Unit.YEAR)
NEWER = RuleVersion(date(2026, 6, 1), Period(2, Unit.YEAR))
OLDER = RuleVersion(None, YEAR)


def rule(*versions: RuleVersion, key: str = "news-media", trigger: str = "published") -> Rule:
    """Return a rule with these versions."""
    return Rule(key, Trigger(trigger), Ending.ERASE, versions)


def test_versions_are_kept_oldest_first() -> None:
    assert rule(NEWER, OLDER).versions == (OLDER, NEWER)


def test_two_versions_of_one_day_are_refused() -> None:
    with pytest.raises(ValueError, match="same day"):
        rule(NEWER, RuleVersion(NEWER.effective_from, YEAR))


def test_two_versions_from_the_beginning_are_refused() -> None:
    with pytest.raises(ValueError, match="same day"):
        rule(OLDER, RuleVersion(None, None))


@pytest.mark.parametrize("key", ["", "News", "news_media", "news media", "-news", "news-", "1news"])
def test_a_key_that_is_no_slug_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="lower case"):
        rule(OLDER, key=key)


@pytest.mark.parametrize(
    ("day", "version"), [(date(2026, 5, 31), OLDER), (date(2026, 6, 1), NEWER)]
)
def test_a_version_holds_from_the_day_it_takes_effect(day: date, version: RuleVersion) -> None:
    assert rule(OLDER, NEWER).version_on(day) == version


def test_before_the_first_version_none_holds() -> None:
    assert rule(NEWER).version_on(date(2026, 5, 31)) is None


def test_a_rule_may_have_no_version_yet() -> None:
    assert rule().version_on(date(2026, 5, 31)) is None


@pytest.mark.parametrize(
    "trigger", ["recorded", "published", "submitted", "year_ended", "request_received"]
)
def test_zero_is_refused_where_it_would_erase_on_arrival(trigger: str) -> None:
    with pytest.raises(ValueError, match="cannot be zero"):
        rule(RuleVersion(None, Period.immediately()), trigger=trigger)


@pytest.mark.parametrize(
    "trigger",
    [
        "handled",
        "event_ended",
        "procedure_ended",
        "grant_ended",
        "unsubscribed",
        "consent_withdrawn",
        "left_office",
    ],
)
def test_zero_is_welcome_after_an_event_that_ends_something(trigger: str) -> None:
    version = RuleVersion(None, Period.immediately())
    assert rule(version, trigger=trigger).versions == (version,)


@pytest.mark.parametrize("trigger", list(Trigger))
def test_no_period_suits_every_trigger(trigger: Trigger) -> None:
    version = RuleVersion(None, None)
    assert rule(version, trigger=trigger).versions == (version,)
