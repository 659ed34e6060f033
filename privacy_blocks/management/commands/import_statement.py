"""Turn an existing privacy statement into blocks."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from privacy_blocks.importer.document import CannotImport
from privacy_blocks.importer.run import Lost, import_statement
from privacy_blocks.importer.summary import lines
from retention import clock
from retention.management.doors import refuse_unready_database
from retention.management.one_line import OneLineCommand


class Command(OneLineCommand):
    """``manage.py import_statement FILE``: status 2 and one line where that cannot be."""

    help = "Import a statement (plain text, HTML or DOCX) as a draft of the statement page."

    def add_arguments(self, parser: CommandParser) -> None:
        """The names in DESIGN, “What everyone may rely on”, and a dry run."""
        parser.add_argument("file", metavar="FILE", help="plain text, HTML or DOCX")
        parser.add_argument("--language", default="nl", help="the language of the text")
        parser.add_argument("--publish", action="store_true", help="publish it, not only a draft")
        parser.add_argument("--dry-run", action="store_true", help="report and save nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, and say what became of it."""
        publish, dry_run = options["publish"], options["dry_run"]
        if publish and dry_run:
            raise CommandError("--publish and --dry-run exclude each other", returncode=2)
        refuse_unready_database()
        try:
            imported = import_statement(
                Path(options["file"]),
                options["language"],
                today=clock.today(),
                publish=publish,
                dry_run=dry_run,
            )
        except Lost as error:
            raise CommandError(" ".join(str(error).split()), returncode=1) from error
        except CannotImport as error:
            raise CommandError(" ".join(str(error).split()), returncode=2) from error
        for line in lines(imported, publish=publish, dry_run=dry_run):
            self.stdout.write(line)
