"""Fill an empty site with register, pages and sample content."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from retention import clock
from ser_site.content.load import load_all
from ser_site.content.site_root import NotEmpty


class Command(BaseCommand):
    """``manage.py load_content``: run again, it changes nothing that an editor changed.

    Exit status: 0 done, 2 there are pages already that it did not make (left alone).
    """

    help = "Fill an empty site with register, pages and sample content."

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask what day it is, load, and tell."""
        try:
            for line in load_all(today=clock.today()):
                self.stdout.write(line)
        except NotEmpty as error:
            raise CommandError(f"Pages left alone: {error}", returncode=2) from error
