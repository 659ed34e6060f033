"""Wrap the vault's keys with the site's newest key."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from retention import site_keys
from retention.management.doors import refuse_unready_database
from retention.management.progress import Progress
from retention.operations.vault import Rotation, rotate
from retention.queries.vault import keys_by_site_key
from retention.sealing import NotConfigured

WORDS = {
    "newest": "the newest: wraps what is sealed now",
    "older": "older: still needed",
    "free": "older: nothing is wrapped with it any more, it can be left out",
    "unknown": "not in VAULT_KEYS: what it wraps cannot be read",
}


class Command(BaseCommand):
    """``manage.py rotate_vault_key``: after a new key was put in front in ``VAULT_KEYS``.

    Exit status: 0 everything is wrapped with the newest key (dry run: would be), 1 something
    is not, 2 wrong use or configuration (nothing touched).
    """

    help = "Wrap the keys of all records with the site's newest key, or print a fresh one."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The options of the other commands, and one that needs no database."""
        parser.add_argument("--dry-run", action="store_true", help="try it, change nothing")
        parser.add_argument("--format", choices=["text", "json"], default="text")
        parser.add_argument(
            "--generate", action="store_true", help="print a fresh site key and do nothing else"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a key, or wrap anew and report."""
        if options["generate"]:
            if options["dry_run"] or options["format"] != "text":
                raise CommandError("--generate goes alone", returncode=2)
            self.stdout.write(site_keys.generate())
            return
        try:
            site_keys.configured()
        except NotConfigured as error:
            raise CommandError(str(error), returncode=2) from error
        refuse_unready_database()
        rotation = rotate(dry_run=options["dry_run"], on_progress=Progress(sys.stderr))
        report = _report(rotation, dry_run=options["dry_run"])
        if options["format"] == "json":
            self.stdout.write(json.dumps(report, indent=2))
        else:
            self._as_text(report)
        if not _is_done(report):
            sys.exit(1)

    def _as_text(self, report: dict[str, Any]) -> None:
        for key in report["keys"]:
            self.stdout.write(f"{key['site_key']}  {key['records']:>9,}  {WORDS[key['state']]}")
        verb = "would be wrapped anew" if report["dry_run"] else "wrapped anew"
        self.stdout.write(f"{report['rewrapped']:,} {verb}, {report['failed']:,} failed")
        for failure in report["failures"]:
            self.stdout.write(f"FAILED {failure['store']} {failure['record']}: {failure['error']}")


def _report(rotation: Rotation, *, dry_run: bool) -> dict[str, Any]:
    held = dict(keys_by_site_key())
    names = [key.name.hex() for key in site_keys.configured()]
    names += sorted(held.keys() - set(names))
    known = len(site_keys.configured())
    return {
        "dry_run": dry_run,
        "rewrapped": rotation.rewrapped,
        "failed": rotation.failed,
        "failures": [
            {"store": store, "record": str(record), "error": error}
            for store, record, error in rotation.named
        ],
        "keys": [
            {
                "site_key": name,
                "records": held.get(name, 0),
                "state": _state(number, held.get(name, 0), known),
            }
            for number, name in enumerate(names)
        ],
    }


def _state(number: int, records: int, known: int) -> str:
    """What a site key is to the site; they stand newest first, unknown ones last."""
    if number == 0:
        return "newest"
    if number >= known:
        return "unknown"
    return "older" if records else "free"


def _is_done(report: dict[str, Any]) -> bool:
    left = {"unknown"} if report["dry_run"] else {"unknown", "older"}
    return not report["failed"] and not any(key["state"] in left for key in report["keys"])
