"""Hold every promise against its rule and against what is held."""

import json
import sys
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from retention import clock, conformance, consequences
from retention.conformance import RuleReport, Verdict
from retention.management.doors import ready_for_work
from retention.management.one_line import OneLineCommand
from retention.models import Sweep
from retention.queries.sweeps import last_sweep, overdue_stores

FINE = {Verdict.KEPT, Verdict.NOT_STATED}
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
            rules = conformance.check(today)
            last, late = last_sweep(), overdue_stores(timezone.now())
        if options["format"] == "json":
            self.stdout.write(json.dumps(_as_dict(rules, last, late, problems), indent=2))
        else:
            self._as_text(rules, last, late, problems)
        if last is None or late or problems or any(rule.verdict not in FINE for rule in rules):
            sys.exit(1)

    def _as_text(
        self, rules: list[RuleReport], last: Sweep | None, late: list[str], problems: list[str]
    ) -> None:
        width = max((len(rule.rule) for rule in rules), default=4)
        for rule in rules:
            words = _words(rule)
            self.stdout.write(
                f"{rule.rule.ljust(width)}  {rule.verdict.value.ljust(12)}  "
                f"held {str(rule.held).rjust(6)}  {words}"
            )
        when = f"{timezone.localtime(last.started_at):%Y-%m-%d %H:%M %Z}" if last else "never"
        self.stdout.write(f"last sweep: {when}")
        for store in late:
            self.stdout.write(f"ALARM: no sweep went through {store} in the last 36 hours")
        for problem in problems:
            self.stdout.write(f"FAILED: {problem}")
        self.stdout.write(SCOPE)


def _words(rule: RuleReport) -> str:
    promised = ", ".join(f"{language}: {text}" for language, text in rule.promised.items())
    enforced = rule.enforced.iso() if rule.enforced else "no period"
    return f"promised {promised or '–'}; enforced {enforced if rule.is_enforced else '–'}"


def _as_dict(
    rules: list[RuleReport], last: Sweep | None, late: list[str], problems: list[str]
) -> dict[str, Any]:
    return {
        "rules": [
            {
                "rule": rule.rule,
                "activity": rule.activity,
                "promised": dict(rule.promised),
                "enforced": rule.enforced.iso() if rule.enforced else None,
                "held": rule.held,
                "oldest_due": rule.oldest_due.isoformat() if rule.oldest_due else None,
                "verdict": rule.verdict.value,
            }
            for rule in rules
        ],
        "last_sweep": last.started_at.isoformat() if last else None,
        "sweep_overdue": last is None or bool(late),
        "stores_overdue": late,
        "problems": problems,
        "scope": SCOPE,
    }
