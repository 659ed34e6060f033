"""Commands that answer wrong use with one clear line."""

import sys
from functools import partial
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser


class OneLineCommand(BaseCommand):
    """A command that says on one line of standard error what is wrong, with status 2."""

    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Django's, without the usage above every error, and without guessing at options.

        ``--force`` would otherwise pass for ``--force-color``, and a sweep would run.
        """
        parser = super().create_parser(prog_name, subcommand, allow_abbrev=False, **kwargs)
        parser.error = partial(_refuse, parser)  # type: ignore[method-assign]
        return parser


def _refuse(parser: CommandParser, message: str) -> NoReturn:
    if not parser.called_from_command_line:
        raise CommandError(message, returncode=2)
    sys.stderr.write(f"CommandError: {message}\n")
    sys.exit(2)
