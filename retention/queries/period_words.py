"""A rule's period as people read it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from retention.models import Rule
from retention.rules.language import Language
from retention.rules.period import Period
from retention.rules.written_date import written_date


def readers_language() -> Language:
    """The language of the screen where the rules speak it, else English."""
    try:
        return Language(get_language())
    except ValueError:
        return Language.EN


def written(day: date) -> str:
    """A date as the sentences of the rules write it, in the language of the screen."""
    return written_date(day, readers_language())


def current_period(rule: Rule, today: date) -> Period | None:
    """The period that holds for what is collected today; None for a criterion in words."""
    version = rule.as_rule().version_on(today)
    return version.period if version else None


def period_in_words(rule: Rule, language: str, *, today: date) -> str:
    """The period that holds today, in a language: “at most 3 months”, “directly”.

    A rule without a period gives its criterion, which may be empty.
    """
    period = current_period(rule, today)
    if period is None:
        return rule.text(language).criterion
    words = period.wording(language)
    if not rule.at_most or period.is_immediate:
        return words
    with override(language):
        return _("at most %(period)s") % {"period": words}


def period_or_none_in_words(period: Period | None) -> str:
    """A version's period in the reader's language; a criterion is called just that."""
    if period is None:
        return _("no period: a criterion in words")
    return period.wording(readers_language())
