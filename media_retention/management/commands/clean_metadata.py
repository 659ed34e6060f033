"""Take metadata out of files that were here before this package."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from media_retention.operations.cleaning import Found, clean_all
from retention.management.doors import ready_for_work
from retention.management.one_line import OneLineCommand


class Command(OneLineCommand):
    """``manage.py clean_metadata``: once, on a site that had media before it had this package.

    Exit status: 0 done, 1 some files could not be cleaned (named in the log), 2 database or
    register not fit (nothing touched).
    """

    help = (
        "Take out of all stored files what tells where, when, by whom and with what they were made."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """One option."""
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be cleaned; change nothing"
        )

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        """Clean; say how far on a terminal, and nothing in a log."""
        with ready_for_work():
            found = clean_all(dry_run=dry_run, on_progress=self._progress)
        would = "would be " if dry_run else ""
        self.stdout.write(
            f"{found[Found.CLEANED]} {would}cleaned, {found[Found.CLEAN]} clean already,"
            f" {found[Found.OFF_THE_SITE]} off the site, {found[Found.ON_HOLD]} on hold,"
            f" {found[Found.FAILED]} failed"
        )
        if found[Found.FAILED]:
            raise CommandError("some files could not be cleaned: see the log", returncode=1)

    def _progress(self, done: int, total: int) -> None:
        if self.stdout.isatty():
            self.stdout.write(f"\r{done} of {total}", ending="\n" if done == total else "")
            self.stdout.flush()
