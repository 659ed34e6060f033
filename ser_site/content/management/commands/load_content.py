"""Fill an empty site with register, pages and sample content."""

from typing import Any

from django.core.management.base import CommandError

from retention import clock
from retention.management.doors import refuse_shared_folders, refuse_unready_database
from retention.management.one_line import OneLineCommand
from ser_site.content.load import load_all
from ser_site.content.site_root import NotEmpty


class Command(OneLineCommand):
    """``manage.py load_content``: run again, it changes nothing that an editor changed.

    Exit status: 0 done, 2 wrong use or configuration, or there are pages already that it did not
    make (left alone).
    """

    help = "Fill an empty site with register, pages and sample content."

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask what day it is, load, and tell."""
        refuse_shared_folders()
        refuse_unready_database()
        try:
            for line in load_all(today=clock.today()):
                self.stdout.write(line)
        except NotEmpty as error:
            raise CommandError(f"Pages left alone: {error}", returncode=2) from error
