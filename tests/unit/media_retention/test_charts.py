"""Bars for the coming months: which months, how high, and in words."""

from __future__ import annotations

from datetime import date

from media_retention.charts import TALLEST, TOP, bars_by_rule, last_day_of, months_from

TODAY = date(2026, 11, 22)
MONTHS = months_from(TODAY)


def test_twelve_months_from_this_one_on() -> None:
    assert [MONTHS[0], MONTHS[2], MONTHS[11]] == [
        date(2026, 11, 1),
        date(2027, 1, 1),
        date(2027, 10, 1),
    ]
    assert len(MONTHS) == 12


def test_the_last_of_them_ends_with_its_own_last_day() -> None:
    assert last_day_of(MONTHS) == date(2027, 10, 31)
    assert last_day_of(months_from(date(2027, 3, 31))) == date(2028, 2, 29)


def test_the_months_of_a_day_at_the_end_of_a_month_skip_none() -> None:
    assert months_from(date(2027, 1, 31))[:3] == [
        date(2027, 1, 1),
        date(2027, 2, 1),
        date(2027, 3, 1),
    ]


def test_all_rules_share_one_scale() -> None:
    counts = {"news": {date(2026, 12, 1): 8}, "magazine": {date(2027, 1, 1): 4}}
    magazine, news = bars_by_rule(counts, {}, MONTHS)

    assert news.bars[1].height == TALLEST
    assert magazine.bars[2].height == TALLEST // 2


def test_bars_stand_on_the_same_ground() -> None:
    (chart,) = bars_by_rule({"news": {date(2026, 11, 1): 8, date(2026, 12, 1): 3}}, {}, MONTHS)

    assert {bar.y + bar.height for bar in chart.bars} == {TOP + TALLEST}


def test_one_among_thousands_can_still_be_seen() -> None:
    (chart,) = bars_by_rule({"news": {date(2026, 11, 1): 5000, date(2026, 12, 1): 1}}, {}, MONTHS)

    assert chart.bars[1].height == 3


def test_a_month_without_any_has_no_bar() -> None:
    (chart,) = bars_by_rule({"news": {date(2026, 11, 1): 5}}, {}, MONTHS)

    assert (chart.bars[1].count, chart.bars[1].height) == (0, 0)


def test_total_and_busiest_month() -> None:
    (chart,) = bars_by_rule({"news": {date(2026, 11, 1): 2, date(2027, 2, 1): 5}}, {}, MONTHS)

    assert (chart.total, chart.busiest.month) == (7, date(2027, 2, 1))


def test_charts_stand_in_the_order_of_their_names() -> None:
    counts = {"a": {date(2026, 11, 1): 1}, "b": {date(2026, 11, 1): 1}}
    charts = bars_by_rule(counts, {"a": "Nieuws", "b": "Magazine"}, MONTHS)

    assert [chart.name for chart in charts] == ["Magazine", "Nieuws"]


def test_nothing_makes_no_chart() -> None:
    assert bars_by_rule({}, {}, MONTHS) == []
