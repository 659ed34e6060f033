"""Erase again what the journal says was erased."""

import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from retention import clock, files, journal, proof, replay
from retention.journal import Entry
from retention.management.doors import ready_for_work
from retention.management.one_line import OneLineCommand
from retention.queries.unfinished import files_in_words, proofs_in_words
from retention.rules.decision import Outcome
from retention.stores import Candidate, UnknownStore

logger = logging.getLogger(__name__)

Outstanding = Sequence[tuple[Entry, Candidate]]


class Command(OneLineCommand):
    """``manage.py replay_erasures``: run it after putting back an older back-up.

    Exit status: 0 done, 1 something failed or is left to do, 2 no such journal or a line in
    it that is none (nothing touched).
    """

    help = "After an older back-up is put back, erase again what the journal says."

    def add_arguments(self, parser: CommandParser) -> None:
        """The names in DESIGN, “What everyone may rely on”."""
        parser.add_argument("--journal", metavar="FILE", help="another journal than the setting's")
        parser.add_argument("--dry-run", action="store_true", help="say what would go")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the whole journal first: a broken one touches nothing."""
        source = Path(options["journal"]) if options["journal"] else journal.path()
        with ready_for_work():
            outstanding, lost = _outstanding(source), _lost(source)
            if options["dry_run"]:
                for entry, _candidate in outstanding:
                    self._say(entry, "would be done")
                self.stdout.write(f"{len(outstanding)} of the journal's records are still here")
                self._tell_open(lost)
                kept = not lost
            else:
                kept = self._replay(source, outstanding, lost)
        if not kept:
            sys.exit(1)

    def _replay(self, source: Path, outstanding: Outstanding, lost: list[str]) -> bool:
        """Whether everything the journal says is so now."""
        here = source.resolve() == journal.path().resolve()
        imported = replay.import_lines(journal.read(source), are_journalled=here)
        failed = sum(not self._replay_one(entry, candidate) for entry, candidate in outstanding)
        files.remove_noted()
        unwritten = list(filter(None, [journal.export_or_say()]))
        proof.prove_all()
        self.stdout.write(f"{len(outstanding)} of the journal's records were still here")
        self.stdout.write(f"{imported} lines were given back to the ledger")
        problems = [*lost, *unwritten, *files_in_words(), *proofs_in_words()]
        self._tell_open(problems)
        return not (failed or problems)

    def _tell_open(self, problems: Sequence[str]) -> None:
        for problem in problems:
            self.stdout.write(f"OPEN: {problem}")

    def _replay_one(self, entry: Entry, candidate: Candidate) -> bool:
        """Whether it could be done; one that cannot does not stop the others."""
        try:
            outcome = replay.replay(entry, candidate, today=clock.today()).outcome
        except Exception as error:
            logger.exception("%s %s could not be replayed", entry.store, entry.record)
            self._say(entry, f"failed: {type(error).__name__}")
            return False
        self._say(entry, outcome)
        return outcome != Outcome.FAILED

    def _say(self, entry: Entry, outcome: str) -> None:
        self.stdout.write(f"{entry.store}  {entry.record}  {entry.act.value}  {outcome}")


def _outstanding(source: Path) -> Outstanding:
    try:
        return list(replay.outstanding(journal.read(source), today=clock.today()))
    except journal.JournalUnreadable as error:
        raise CommandError(str(error), returncode=2) from error
    except UnknownStore as error:
        raise CommandError(f"the journal names an unknown store: {error}", returncode=2) from error


def _lost(source: Path) -> list[str]:
    """What the journal tells by half only, and this database does not know either."""
    line = journal.cut_short(source)
    if line is None or replay.is_known(line, journal.read(source)):
        return []
    what = f"ledger line {line.id}" if line.id else "which line of the ledger it is cannot be read"
    return [f"{source}, line {line.number} is cut short ({what}): what it tells may be here again"]
