"""Give the groups of the site what an update brought."""

from typing import Any

from django.core.management.base import CommandParser

from retention.management.doors import refuse_unready_database
from retention.management.one_line import OneLineCommand
from ser_site.content.groups import complete_groups


class Command(OneLineCommand):
    """``manage.py complete_groups``: after an update, once ``migrate`` is done.

    Exit status: 0 done, 2 wrong use or configuration (nothing touched).
    """

    help = "Give editors, coordinator and FG the permissions that an update brought."

    def add_arguments(self, parser: CommandParser) -> None:
        """One option."""
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be given; change nothing"
        )

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        """Give what was never given, and tell."""
        refuse_unready_database()
        for group, permission in complete_groups(dry_run=dry_run):
            self.stdout.write(f"{group}: {permission}")
