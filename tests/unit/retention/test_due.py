"""Shorter applies to all that is held, longer only to what is collected after it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from retention.rules.due import due_date, versions_that_count
from retention.rules.period import Period, Unit
from retention.rules.rule import RuleVersion

CHANGE = date(2026, 6, 1)
BEFORE = date(2026, 1, 15)
AFTER = date(2026, 7, 15)
TODAY = date(2026, 9, 1)


def versions(*periods: str | None) -> list[RuleVersion]:
    """Return versions that follow one another, the second on CHANGE, the next a year later."""
    days = [None, CHANGE, CHANGE.replace(year=2027)]
    return [
        RuleVersion(day, None if iso is None else Period.from_iso(iso))
        for day, iso in zip(days, periods, strict=False)
    ]


def day_due(collected: date, rule: list[RuleVersion], today: date = TODAY) -> date | None:
    """Return the due date of a record whose clock started when it was collected."""
    due = due_date(collected, collected, rule, today)
    return None if due is None else due.date


def test_one_version_gives_its_own_date() -> None:
    assert day_due(BEFORE, versions("P30M")) == date(2028, 7, 15)


def test_a_shorter_period_moves_what_is_held() -> None:
    assert day_due(BEFORE, versions("P30M", "P1Y")) == date(2027, 1, 15)


def test_a_shorter_period_applies_to_what_comes_after() -> None:
    assert day_due(AFTER, versions("P30M", "P1Y")) == date(2027, 7, 15)


def test_a_longer_period_leaves_what_is_held() -> None:
    assert day_due(BEFORE, versions("P1Y", "P30M")) == date(2027, 1, 15)


def test_a_longer_period_applies_to_what_comes_after() -> None:
    assert day_due(AFTER, versions("P1Y", "P30M")) == date(2029, 1, 15)


def test_a_longer_period_applies_from_the_very_day_it_takes_effect() -> None:
    assert day_due(CHANGE, versions("P1Y", "P30M")) == date(2028, 12, 1)


def test_the_day_before_still_has_the_shorter_one() -> None:
    assert day_due(date(2026, 5, 31), versions("P1Y", "P30M")) == date(2027, 5, 31)


def test_a_change_ahead_does_not_count_yet() -> None:
    assert day_due(BEFORE, versions("P30M", "P1Y"), today=date(2026, 5, 31)) == date(2028, 7, 15)


def test_a_change_counts_on_the_day_it_takes_effect() -> None:
    assert day_due(BEFORE, versions("P30M", "P1Y"), today=CHANGE) == date(2027, 1, 15)


def test_shorter_and_then_longer_again_keeps_the_shorter() -> None:
    rule = versions("P30M", "P1Y", "P5Y")
    assert day_due(BEFORE, rule, today=date(2030, 1, 1)) == date(2027, 1, 15)


def test_a_version_that_was_over_before_collecting_does_not_count() -> None:
    rule = versions("P1M", "P1Y", "P5Y")
    assert day_due(AFTER, rule, today=date(2030, 1, 1)) == date(2027, 7, 15)


def test_a_first_version_with_a_date_holds_for_what_was_collected_before_it() -> None:
    rule = [RuleVersion(CHANGE, Period(1, Unit.YEAR))]
    assert day_due(BEFORE, rule) == date(2027, 1, 15)


def test_a_first_version_that_lies_ahead_gives_no_date_yet() -> None:
    rule = [RuleVersion(CHANGE, Period(1, Unit.YEAR))]
    assert day_due(BEFORE, rule, today=date(2026, 5, 31)) is None


def test_no_start_is_no_due_date() -> None:
    assert due_date(None, BEFORE, versions("P1Y"), TODAY) is None


def test_no_version_is_no_due_date() -> None:
    assert day_due(BEFORE, []) is None


def test_a_criterion_in_words_is_no_due_date() -> None:
    assert day_due(BEFORE, versions(None)) is None


def test_a_period_set_later_applies_to_what_is_held() -> None:
    assert day_due(BEFORE, versions(None, "P1Y")) == date(2027, 1, 15)


def test_a_period_taken_away_stays_promised_to_what_is_held() -> None:
    assert day_due(BEFORE, versions("P1Y", None)) == date(2027, 1, 15)


def test_a_period_taken_away_does_not_apply_to_what_comes_after() -> None:
    assert day_due(AFTER, versions("P1Y", None)) is None


def test_the_clock_may_start_long_before_collecting() -> None:
    due = due_date(date(2020, 2, 29), AFTER, versions("P1Y", "P30M"), TODAY)
    assert due is not None and due.date == date(2022, 8, 29)


def test_the_clock_may_start_after_collecting() -> None:
    due = due_date(date(2026, 8, 31), BEFORE, versions("P30M"), TODAY)
    assert due is not None and due.date == date(2029, 2, 28)


def test_directly_is_due_on_the_day_itself() -> None:
    assert day_due(BEFORE, versions("P0D")) == BEFORE


def test_the_due_date_names_the_version_it_comes_from() -> None:
    rule = versions("P30M", "P1Y")
    due = due_date(BEFORE, BEFORE, rule, TODAY)
    assert due is not None and (due.version, due.period) == (rule[1], Period(1, Unit.YEAR))


def test_of_two_that_end_the_same_day_the_newest_is_named() -> None:
    rule = versions("P1Y", "P365D")
    due = due_date(BEFORE, BEFORE, rule, TODAY)
    assert due is not None and due.version == rule[1]


def test_which_is_shorter_is_decided_on_the_calendar() -> None:
    rule = versions("P1M", "P30D")
    in_february, in_march = date(2026, 2, 1), date(2026, 3, 1)
    assert (day_due(in_february, rule), day_due(in_march, rule)) == (
        date(2026, 3, 1),
        date(2026, 3, 31),
    )


def test_the_order_in_which_versions_are_given_does_not_matter() -> None:
    rule = versions("P30M", "P1Y", "P5Y")
    assert day_due(BEFORE, rule[::-1]) == day_due(BEFORE, rule)


def test_a_record_from_the_future_is_treated_as_collected_today() -> None:
    assert versions_that_count(date(2028, 1, 1), versions("P1Y", "P2Y"), TODAY) == (
        RuleVersion(CHANGE, Period(2, Unit.YEAR)),
    )


DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2040, 12, 31))
SOME_PERIODS = st.one_of(
    st.none(),
    st.builds(Period, st.integers(1, 4000), st.just(Unit.DAY)),
    st.builds(Period, st.integers(1, 130), st.just(Unit.MONTH)),
)
HISTORIES = st.lists(
    st.builds(RuleVersion, st.one_of(st.none(), DAYS), SOME_PERIODS),
    max_size=6,
    unique_by=lambda version: version.effective_from,
)


@given(DAYS, DAYS, HISTORIES, DAYS, st.integers(0, 4000))
def test_as_days_pass_a_due_date_never_moves_later(
    start: date, collected: date, history: list[RuleVersion], today: date, wait: int
) -> None:
    now = due_date(start, min(collected, today), history, today)
    later = due_date(start, min(collected, today), history, today + timedelta(days=wait))
    assert now is None or (later is not None and later.date <= now.date)


@given(DAYS, DAYS, HISTORIES, DAYS, SOME_PERIODS)
def test_a_new_version_never_moves_what_is_held_later(
    start: date, collected: date, history: list[RuleVersion], today: date, period: Period | None
) -> None:
    held = min(collected, today)
    tomorrow = today + timedelta(days=1)
    past = [version for version in history if version.in_force_by(today)]
    before = due_date(start, held, past, today)
    after = due_date(start, held, [*past, RuleVersion(tomorrow, period)], tomorrow)
    assert before is None or (after is not None and after.date <= before.date)


@given(DAYS, DAYS, HISTORIES, DAYS)
def test_it_is_never_later_than_the_version_on_the_day_of_collecting(
    start: date, collected: date, history: list[RuleVersion], today: date
) -> None:
    held = min(collected, today)
    in_force = versions_that_count(held, history, held)[-1:]
    due = due_date(start, held, history, today)
    for version in in_force:
        assert version.period is None or (
            due is not None and due.date <= version.period.after(start)
        )


@given(DAYS, DAYS, HISTORIES, DAYS)
def test_withdrawing_a_version_that_lies_ahead_leaves_no_trace(
    start: date, collected: date, history: list[RuleVersion], today: date
) -> None:
    without = [version for version in history if version.in_force_by(today)]
    assert due_date(start, collected, history, today) == due_date(start, collected, without, today)
