"""Tell who may log in to the demonstration, and where to look."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from retention.management.doors import refuse_unready_database
from retention.management.one_line import OneLineCommand
from ser_site.content.accounts import usable_accounts


class Command(OneLineCommand):
    """``manage.py demo_accounts``: addresses, names and passwords, in development only."""

    help = "Tell who may log in to the demonstration, and where to look."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print addresses and accounts."""
        if not settings.FOR_DEVELOPMENT:
            raise CommandError("There are no sample accounts outside development.", returncode=2)
        refuse_unready_database()
        base = settings.WAGTAILADMIN_BASE_URL
        for path, what in (
            ("/", "the site"),
            ("/en/", "in English"),
            ("/privacyverklaring/", "the privacy statement"),
            ("/admin/", "the admin"),
        ):
            self.stdout.write(f"  {base + path:<44} {what}")
        self.stdout.write("")
        for account in usable_accounts():
            who = f"{account.username:<12} {account.password:<20}"
            self.stdout.write(f"  {who} {account.may}")
