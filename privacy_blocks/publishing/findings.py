"""What makes a statement say something else than the register, before it is published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _

from privacy_blocks.models.mixins import StatementPageMixin
from privacy_blocks.queries.confirmations import confirmed_lines
from privacy_blocks.queries.left_out import left_out_of
from privacy_blocks.queries.lines import Line, read_lines, reading_for
from privacy_blocks.queries.pages import live_statements
from privacy_blocks.queries.typed_promises import typed_in
from privacy_blocks.reading import RegisterReading
from retention.models import Rule
from retention.promises import Typed
from retention.queries.held import rules_with_data
from retention.queries.register import rules_in_words


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to put right, or to confirm: what it is, where, and the line itself.

    ``key`` is what a confirmation is remembered by.
    """

    key: str
    message: str
    part: str = ""
    line: str = ""


def is_statement(page: Any) -> bool:
    """Whether a page, in its own class, is a statement."""
    return isinstance(page, StatementPageMixin)


def day_of(page: Any, *, today: date) -> date:
    """The day on which the page would be public: that of its schedule, when that lies ahead."""
    go_live = page.go_live_at
    return max(today, timezone.localdate(go_live)) if go_live else today


def findings(page: Any, *, today: date) -> list[Finding]:
    """What a statement, live or draft, says that the register does not, and what it leaves out.

    Without what somebody has confirmed before.
    """
    reading = reading_for(page, today=today)
    lines = read_lines(page, reading)
    typed = typed_in(lines, page, reading)
    found = [
        *_typed(typed, reading),
        *_left_out(lines, page, reading),
        *_other_languages(page, lines, today),
    ]
    confirmed = confirmed_lines(page)
    return [finding for finding in found if finding.key not in confirmed]


def _typed(typed: list[Typed], reading: RegisterReading) -> list[Finding]:
    return [_finding(one, reading) for one in typed if one.differs]


def _finding(typed: Typed, reading: RegisterReading) -> Finding:
    periods = [reading.period(rule) for rule in typed.rules]
    says = "; ".join(f"{period.name}: {period.words}" for period in periods if period)
    if says:
        message = _("The text says “%(words)s”. The register says: %(says)s.") % {
            "words": typed.words,
            "says": says,
        }
    else:
        message = _("The text says “%(words)s”. No rule of the register says that.") % {
            "words": typed.words
        }
    return Finding(typed.place.line, message, typed.place.part, typed.place.line)


def _left_out(lines: list[Line], page: Any, reading: RegisterReading) -> list[Finding]:
    """Rules that the statement is to tell, under which data is held, and that it does not tell."""
    held = left_out_of(lines, page, reading, rules_with_data())
    if not held:
        return []
    return [
        Finding(
            f"left out: {rule.key}",
            _("Data is held of “%(activity)s”, and this statement does not say how long: %(rule)s.")
            % {"activity": rule.activity, "rule": rule},
        )
        for rule in rules_in_words().filter(key__in=held, stated=True)
    ]


def _other_languages(page: Any, lines: list[Line], today: date) -> list[Finding]:
    """Periods that stand in one language and not in another."""
    here = {rule for line in lines for rule in line.rules}
    found = []
    for other in live_statements():
        if other.translation_key != page.translation_key or other.locale_id == page.locale_id:
            continue
        there = {
            rule
            for line in read_lines(other, reading_for(other, today=today))
            for rule in line.rules
        }
        found += _only_in(page, here - there, other) + _only_in(other, there - here, page)
    return found


def _only_in(page: Any, rules: set[str], other: Any) -> list[Finding]:
    names = [str(rule) for rule in Rule.objects.filter(key__in=rules).prefetch_related("texts")]
    message = ngettext(
        "%(language)s has a period that %(other)s has not: %(rules)s.",
        "%(language)s has periods that %(other)s has not: %(rules)s.",
        len(names),
    )
    if not names:
        return []
    key = f"only in {page.locale.language_code}: {', '.join(sorted(rules))}"
    words = {"language": _name(page), "other": _name(other), "rules": ", ".join(names)}
    return [Finding(key, message % words)]


def _name(page: Any) -> str:
    info = get_language_info(page.locale.language_code)
    return str(info["name_translated"]).capitalize()
