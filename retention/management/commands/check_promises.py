"""Hold every promise against its rule and against what is held."""

import json
import sys
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from retention import clock, conformance, consequences
from retention.conformance import Conformance, RuleReport
from retention.management.doors import ready_for_work
from retention.management.one_line import OneLineCommand
from retention.promises import Typed

SCOPE = "kept within this site; mail programs, paper and other systems are not covered"


class Command(OneLineCommand):
    """``manage.py check_promises``: status 0 when all is kept or not stated, else 1."""

    help = "Compare what the statement promises with what is enforced and held."

    def add_arguments(self, parser: CommandParser) -> None:
        """The names in DESIGN, “What everyone may rely on”."""
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        """Report, and fail when a promise is not kept or no sweep ran for 36 hours.

        What the register's changes bring about, such as a new version of the statement, is
        made up for first.
        """
        with ready_for_work():
            today = clock.today()
            problems = consequences.carry_out(today=today)
            found = conformance.compare(today, now=timezone.now())
        if options["format"] == "json":
            self.stdout.write(json.dumps(_as_dict(found, problems), indent=2))
        else:
            self._as_text(found, problems)
        if problems or not found.all_kept:
            sys.exit(1)

    def _as_text(self, found: Conformance, problems: list[str]) -> None:
        width = max((len(rule.rule) for rule in found.rules), default=4)
        for rule in found.rules:
            self.stdout.write(
                f"{rule.rule.ljust(width)}  {rule.verdict.value.ljust(12)}  "
                f"held {str(rule.held).rjust(6)}  {_words(rule)}"
            )
            for line in _details(rule):
                self.stdout.write(f"{' ' * width}  {line}")
        for typed in found.typed:
            self.stdout.write(f"on no rule: {_typed_words(typed)}")
        last = found.last_sweep
        when = f"{timezone.localtime(last.started_at):%Y-%m-%d %H:%M %Z}" if last else "never"
        self.stdout.write(f"last sweep: {when}")
        for store in found.stores_overdue:
            self.stdout.write(f"ALARM: no sweep went through {store} in the last 36 hours")
        for problem in problems:
            self.stdout.write(f"FAILED: {problem}")
        self.stdout.write(SCOPE)


def _words(rule: RuleReport) -> str:
    promised = ", ".join(f"{language}: {text}" for language, text in rule.promised.items())
    enforced = rule.enforced.iso() if rule.enforced else "no period"
    return f"promised {promised or '–'}; enforced {enforced if rule.is_enforced else '–'}"


def _details(rule: RuleReport) -> list[str]:
    """What there is to say besides, a line each."""
    earlier = [
        f"collected before {one.collected_before}: {one.period.iso()}"
        + ("" if one.held is None else f", held {one.held}")
        for one in rule.earlier
    ]
    missing = [f"DIFFERS: not told in {language}" for language in rule.missing]
    return [*earlier, *missing, *map(_typed_words, rule.typed)]


def _typed_words(typed: Typed) -> str:
    place = typed.place
    judged = "DIFFERS: " if typed.differs and not (typed.confirmed and not typed.rules) else ""
    confirmed = f" (confirmed: {typed.confirmed})" if typed.confirmed else ""
    return (
        f"{judged}typed “{typed.words}” on {place.page} ({place.language}), "
        f"{place.part or '–'}: {place.line}{confirmed}"
    )


def _as_dict(found: Conformance, problems: list[str]) -> dict[str, Any]:
    last = found.last_sweep
    return {
        "rules": [_rule(rule) for rule in found.rules],
        "typed": [_typed(typed) for typed in found.typed],
        "last_sweep": last.started_at.isoformat() if last else None,
        "sweep_overdue": found.sweep_overdue,
        "stores_overdue": found.stores_overdue,
        "problems": problems,
        "scope": SCOPE,
    }


def _rule(rule: RuleReport) -> dict[str, Any]:
    return {
        "rule": rule.rule,
        "activity": rule.activity,
        "promised": dict(rule.promised),
        "enforced": rule.enforced.iso() if rule.enforced else None,
        "held": rule.held,
        "oldest_due": rule.oldest_due.isoformat() if rule.oldest_due else None,
        "verdict": rule.verdict.value,
        "earlier": [
            {
                "collected_before": one.collected_before.isoformat(),
                "enforced": one.period.iso(),
                "held": one.held,
            }
            for one in rule.earlier
        ],
        "missing": list(rule.missing),
        "typed": [_typed(typed) for typed in rule.typed],
    }


def _typed(typed: Typed) -> dict[str, Any]:
    place = typed.place
    return {
        "language": place.language,
        "page": place.page,
        "address": place.address,
        "part": place.part,
        "line": place.line,
        "words": typed.words,
        "period": typed.period.iso(),
        "differs": typed.differs,
        "confirmed": typed.confirmed,
    }
