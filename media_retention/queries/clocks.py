"""When media are due, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from media_retention import conf
from media_retention.models import Placement, RetainedMedium
from retention.rules.due import due_date
from retention.rules.rule import Rule
from retention.rules.trigger import Trigger


@dataclass(frozen=True, slots=True)
class Clock:
    """A due date with the rule it follows and the day it counts from; no date: no end."""

    due: date | None
    rule: str
    since: date | None


FROM_THE_BEGINNING = frozenset({Trigger.PUBLISHED, Trigger.RECORDED})
"""Under rules with these, a use's period runs as soon as there is a use."""

NO_PEOPLE = Clock(None, "", None)
"""Without recognisable people a picture is no personal data."""


def clock_of_use(
    placement: Placement, medium: RetainedMedium, rules: Mapping[str, Rule], today: date
) -> date | None:
    """Until when a medium may stay on one page."""
    if not medium.people_recognisable or (rule := rules.get(placement.rule)) is None:
        return None
    collected = min(_collected(medium, today), placement.since)
    found = due_date(_start(placement, rule), collected, rule.versions, today)
    return found.date if found else None


def _start(placement: Placement, rule: Rule) -> date | None:
    """From when the period of a use counts: its beginning, or an event that is waited for."""
    if rule.trigger in FROM_THE_BEGINNING:
        return placement.since
    return None if placement.event_on is None else rule.trigger.clock_start(placement.event_on)


def clock_of_medium(
    medium: RetainedMedium,
    placements: Iterable[Placement],
    rules: Mapping[str, Rule],
    today: date,
) -> Clock:
    """The longest lawful use wins, and one without an end date is the longest.

    Without any use, the upload counts. What ended for a reason of its own, as a consent that
    was withdrawn, outlives that day for no use.
    """
    found = _clock_by_use(medium, placements, rules, today)
    if medium.ends_on is not None and (found.due is None or found.due > medium.ends_on):
        return replace(found, due=medium.ends_on)
    return found


def _clock_by_use(
    medium: RetainedMedium,
    placements: Iterable[Placement],
    rules: Mapping[str, Rule],
    today: date,
) -> Clock:
    if not medium.people_recognisable:
        return NO_PEOPLE
    uses = list(placements)
    if lasting := [use for use in uses if use.shown and use.due is None and use.rule in rules]:
        return Clock(None, lasting[0].rule, lasting[0].since)
    if timed := [use for use in uses if use.due is not None]:
        last = max(timed, key=lambda use: (use.due or date.min, use.rule, use.since))
        return Clock(last.due, last.rule, last.since)
    key = conf.rule_for_use(medium.intended_use)
    if (rule := rules.get(key)) is None or rule.trigger not in FROM_THE_BEGINNING:
        return Clock(None, key, None)
    collected = _collected(medium, today)
    found = due_date(collected, collected, rule.versions, today)
    return Clock(found.date if found else None, key, collected)


def _collected(medium: RetainedMedium, today: date) -> date:
    return medium.collected_on or today
