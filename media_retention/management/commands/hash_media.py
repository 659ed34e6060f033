"""Find twins among what was uploaded before."""

from typing import Any

from media_retention.operations.hashing import hash_all
from retention.management.doors import ready_for_work
from retention.management.one_line import OneLineCommand


class Command(OneLineCommand):
    """``manage.py hash_media``: once, on a site that had media before it had this package.

    Exit status: 0 done, 2 database or register not fit (nothing touched).
    """

    help = "Note the hashes of all files anew, so that the same file uploaded twice is found."

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the files; say how far on a terminal, and nothing in a log."""
        with ready_for_work():
            changed = hash_all(on_progress=self._progress)
        self.stdout.write(f"changed {changed} hashes")

    def _progress(self, done: int, total: int) -> None:
        if self.stdout.isatty():
            self.stdout.write(f"\r{done} of {total}", ending="\n" if done == total else "")
            self.stdout.flush()
