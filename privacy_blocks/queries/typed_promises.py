"""Periods that somebody typed on a statement, held against the rules that they speak of.

What a live period says comes from the register and cannot differ from it. What is typed can.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from privacy_blocks.queries.confirmations import confirmed_lines
from privacy_blocks.queries.lines import Line, read_lines, reading_for
from privacy_blocks.queries.statement import ActivityShown, PeriodShown
from privacy_blocks.reading import RegisterReading
from retention.models import Rule
from retention.promises import Place, Typed
from retention.rules.period import Period
from retention.rules.running_text import find_periods

NO_PROMISES = frozenset({"cookies"})
"""Blocks whose periods are not those of the register: how long a browser keeps a cookie."""


@dataclass(frozen=True, slots=True)
class _Judgement:
    rules: tuple[str, ...]
    differs: bool


def typed_on(page: Any, *, today: date) -> list[Typed]:
    """The periods typed on a page, live or draft, in its own language."""
    reading = reading_for(page, today=today)
    return typed_in(read_lines(page, reading), page, reading)


def typed_in(lines: list[Line], page: Any, reading: RegisterReading) -> list[Typed]:
    """The periods typed in the lines of a page."""
    found = [(line, written) for line in lines for written in _written(line)]
    if not found:
        return []
    terms = frozenset(Rule.objects.filter(is_term=True).values_list("key", flat=True))
    confirmed = confirmed_lines(page)
    return [
        _typed(line, words, period, page, _judge(period, line.activity, reading, terms), confirmed)
        for line, (words, period) in found
    ]


def _written(line: Line) -> Iterator[tuple[str, Period]]:
    if line.block not in NO_PROMISES:
        for written in find_periods(line.typed):
            yield written.words, written.period


def _typed(
    line: Line,
    words: str,
    period: Period,
    page: Any,
    judged: _Judgement,
    confirmed: Mapping[str, str],
) -> Typed:
    place = Place(
        language=page.locale.language_code,
        page=page.title,
        address=page.get_url() or "",
        part=line.part,
        line=line.text,
    )
    return Typed(place, words, period, judged.rules, judged.differs, confirmed.get(line.text, ""))


def _judge(
    period: Period, activity: str, reading: RegisterReading, terms: frozenset[str]
) -> _Judgement:
    """Which rules a typed period agrees with, else which it contradicts.

    In the part of an activity the rules of that activity decide; a term for an answer may be
    spoken of everywhere. Elsewhere any rule of the register will do.
    """
    shown = reading.activity(activity) if activity else None
    own = _rules_of(shown) if shown else []
    same = {rule.rule for rule in reading.rules() if rule.iso == period.iso()}
    agreeing = [rule.rule for rule in own if rule.rule in same] or sorted(same & terms)
    if not own:
        agreeing = agreeing or sorted(same)
    if agreeing:
        return _Judgement(tuple(agreeing), differs=False)
    stated = [rule.rule for rule in own if rule.stated]
    return _Judgement(tuple(stated or [rule.rule for rule in own]), differs=True)


def _rules_of(activity: ActivityShown) -> list[PeriodShown]:
    """The rules of an activity; one that is only a whole has those of its parts."""
    return list(activity.rules) or [rule for part in activity.parts for rule in _rules_of(part)]
