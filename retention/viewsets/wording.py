"""A rule's figures in the words of whoever looks at the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from retention import clock
from retention.models import Rule
from retention.queries.period_words import current_period, period_in_words, readers_language

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def period_now(rule: Rule) -> str:
    """The period that holds today; a rule with neither period nor criterion says so."""
    today = clock.today()
    if current_period(rule, today) is None:
        return _("no period")
    return period_in_words(rule, readers_language(), today=today)


def ending_of(rule: Rule) -> str | _StrPromise:
    """What happens at the end; a term for an answer has no such end."""
    return _("an answer is due") if rule.is_term else rule.get_ending_display()


def stated_of(rule: Rule) -> str:
    """Whether the statement speaks of the rule."""
    return _("says this") if rule.stated else _("not stated")
