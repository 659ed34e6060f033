"""Read all placements anew."""

from typing import Any

from media_retention.operations.refresh import refresh_all
from retention import clock
from retention.management.doors import ready_for_work
from retention.management.one_line import OneLineCommand


class Command(OneLineCommand):
    """``manage.py refresh_placements``: after imports and bulk updates, which send no signals.

    Exit status: 0 done, 2 database or register not fit (nothing touched).
    """

    help = "Compute the placements and due dates of all images and videos anew."

    def handle(self, *args: Any, **options: Any) -> None:
        """Read everything; say how far on a terminal, and nothing in a log."""
        with ready_for_work():
            read = refresh_all(today=clock.today(), on_progress=self._progress)
        self.stdout.write(f"read {read} objects")

    def _progress(self, done: int, total: int) -> None:
        if self.stdout.isatty():
            self.stdout.write(f"\r{done} of {total}", ending="\n" if done == total else "")
            self.stdout.flush()
