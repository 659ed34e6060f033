"""The register as a statement in one language needs it, read once per page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.template import Context
from django.utils.translation import get_language

from privacy_blocks.queries.parties import PartyShown, parties_shown
from privacy_blocks.queries.statement import ActivityShown, PeriodShown, register_shown
from retention import clock
from retention.models import Controller
from retention.queries.controller import controller
from retention.rules.period import Period

#: Where a page's context holds its reading, for the blocks and chips in it.
CONTEXT_NAME = "privacy_register"
_ON_REQUEST = "_privacy_register"


class RegisterReading:
    """What the register says on one day in one language.

    Nothing is read before it is asked for, and then once: the first question costs a
    fixed number of queries, all later ones none.

    ``supposing`` gives rules another period than the register does, by key: what the statement
    would say then. For previews; nothing is stored.
    """

    def __init__(
        self,
        language: str,
        *,
        today: date,
        supposing: Mapping[str, Period | None] | None = None,
    ) -> None:
        self.language = language
        self.today = today
        self.supposing = dict(supposing or {})

    def activities(self) -> list[ActivityShown]:
        """Every activity in the register's order, stated or not, parts under their whole."""
        return self._activities

    def each_activity(self) -> Iterator[ActivityShown]:
        """Every activity in the register's order, parts after their whole."""
        return _with_parts(self._activities)

    def activity(self, key: str) -> ActivityShown | None:
        """The activity under a key, whole or part; None where the register has none."""
        return self._by_key.get(key)

    def rules(self) -> list[PeriodShown]:
        """The period of every rule, stated or not."""
        return list(self._periods.values())

    def period(self, rule_key: str) -> PeriodShown | None:
        """The period of a rule, stated or not; None where the register has no such rule."""
        return self._periods.get(rule_key)

    def parties(self) -> list[PartyShown]:
        """Everyone who receives data now, ordered by ground."""
        return self._parties

    @cached_property
    def _parties(self) -> list[PartyShown]:
        titles = {row.pk: row.text.title for row in self.each_activity()}
        return parties_shown(self.language, titles, today=self.today)

    def controller(self) -> Controller | None:
        """Who answers for all this; None as long as nobody filled it in."""
        return self._controller

    @cached_property
    def _controller(self) -> Controller | None:
        return controller()

    @cached_property
    def _activities(self) -> list[ActivityShown]:
        return register_shown(self.language, today=self.today, supposing=self.supposing)

    @cached_property
    def _by_key(self) -> dict[str, ActivityShown]:
        return {activity.key: activity for activity in self.each_activity()}

    @cached_property
    def _periods(self) -> dict[str, PeriodShown]:
        activities = self._by_key.values()
        return {period.rule: period for activity in activities for period in activity.rules}


def reading_of(context: Mapping[str, Any] | Context | None) -> RegisterReading:
    """The reading of the page that a template or a block is part of.

    That which the page put into its context; else one in the active language on this
    day, kept on the request so that the next block finds it there.
    """
    given = context.get(CONTEXT_NAME) if context is not None else None
    if isinstance(given, RegisterReading):
        return given
    language, today = get_language() or "", clock.today()
    request = context.get("request") if context is not None else None
    kept = getattr(request, _ON_REQUEST, None)
    if isinstance(kept, RegisterReading) and (kept.language, kept.today) == (language, today):
        return kept
    reading = RegisterReading(language, today=today)
    if isinstance(request, HttpRequest):
        setattr(request, _ON_REQUEST, reading)
    return reading


def _with_parts(activities: list[ActivityShown]) -> Iterator[ActivityShown]:
    for activity in activities:
        yield activity
        yield from _with_parts(list(activity.parts))
