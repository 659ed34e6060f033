"""Carry out what is due today, prove it, and report."""

import gc
import sys
from argparse import ArgumentTypeError
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.management.base import CommandError, CommandParser

from retention import clock, stores, sweep
from retention.management.doors import ready_for_work
from retention.management.one_line import OneLineCommand
from retention.management.progress import Progress
from retention.management.sweep_output import JsonOutput, TextOutput, counting
from retention.models import Brake
from retention.operations.brakes import ForThisSweep
from retention.stores import Store
from retention.sweep import OnItem, Report, Status

OUTPUTS: dict[str, type[JsonOutput] | type[TextOutput]] = {
    "json": JsonOutput,
    "text": TextOutput,
}

MOST_REASON = 255


def iso_date(text: str) -> date:
    """A date as YYYY-MM-DD."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    # Python reads other notations of ISO 8601 as well.
    if day is None or day.isoformat() != text:
        raise ArgumentTypeError(f"{text!r} is not a date as YYYY-MM-DD")
    return day


class Command(OneLineCommand):
    """``manage.py enforce_retention``: the one command to schedule every day.

    Exit status: 0 all kept, 1 something failed, 2 wrong use or configuration (nothing
    touched), 3 the brake.
    """

    help = "Erase and take down what is due today, prove that it is gone, and report."

    def add_arguments(self, parser: CommandParser) -> None:
        """The names in DESIGN, “What everyone may rely on”."""
        parser.add_argument("--dry-run", action="store_true", help="print the plan, touch nothing")
        parser.add_argument("--only", metavar="STORE", help="sweep this store alone")
        parser.add_argument(
            "--today", type=iso_date, metavar="YYYY-MM-DD", help="plan for a day (dry run alone)"
        )
        parser.add_argument("--format", choices=sorted(OUTPUTS), default="text")
        parser.add_argument(
            "--release-brake",
            metavar="STORE|clock",
            help="let this sweep pass the brake of a store, or of the clock",
        )
        parser.add_argument(
            "--reason", default="", help="why the brake is released (kept on record)"
        )

    def run_from_argv(self, argv: list[str]) -> None:
        """In a process of its own, what start-up made need not be looked through again and again
        for what can be thrown away: in a large sweep that takes a third of Python's time.
        """
        gc.freeze()
        super().run_from_argv(argv)

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse wrong use first, then rehearse or run."""
        if options["today"] and not options["dry_run"]:
            raise CommandError("--today goes with --dry-run alone", returncode=2)
        _refuse_odd_release(options)
        with ready_for_work():
            chosen = _chosen(options["only"])
            release = _release(options)
            output = OUTPUTS[options["format"]](self.stdout)
            with counting(output.add, chosen, _day(options), Progress(sys.stderr)) as on_item:
                report = _carry_out(chosen, options, on_item, release)
            output.finish(report)
        if report.status is not Status.KEPT:
            sys.exit(int(report.status))


def _release(options: dict[str, Any]) -> ForThisSweep | None:
    """The release that comes with this sweep: of a store that there is, or of the clock."""
    key = options["release_brake"]
    if key is None:
        return None
    if key != Brake.CLOCK:
        _chosen(key)
    return ForThisSweep(key, options["reason"] or "released on the command line")


def _refuse_odd_release(options: dict[str, Any]) -> None:
    """A release counts for this sweep alone, so the sweep must come by."""
    key, only = options["release_brake"], options["only"]
    if key is None:
        return
    if options["dry_run"]:
        raise CommandError("--release-brake does not go with --dry-run", returncode=2)
    if only is not None and key not in (only, Brake.CLOCK):
        raise CommandError(f"--release-brake {key} does not go with --only {only}", returncode=2)
    if len(options["reason"]) > MOST_REASON:
        raise CommandError(f"--reason takes {MOST_REASON} characters at most", returncode=2)


def _carry_out(
    chosen: Sequence[Store],
    options: dict[str, Any],
    on_item: OnItem,
    release: ForThisSweep | None,
) -> Report:
    today = _day(options)
    if not options["dry_run"]:
        return sweep.run(chosen, today=today, on_item=on_item, release=release)
    return sweep.rehearse(chosen, today=today, on_item=on_item, mind_clock=options["today"] is None)


def _day(options: dict[str, Any]) -> date:
    return options["today"] or clock.today()


def _chosen(key: str | None) -> list[Store]:
    if key is None:
        return stores.all_stores()
    try:
        return [stores.get(key)]
    except stores.UnknownStore:
        known = ", ".join(store.key for store in stores.all_stores()) or "none"
        raise CommandError(f"unknown store {key!r}; there are: {known}", returncode=2) from None
