"""Send what the mail server did not take before."""

from __future__ import annotations

import sys
from typing import Any

from django.utils import timezone

from retention import clock
from retention.management.doors import refuse_unready_database
from retention.management.one_line import OneLineCommand
from ser_site.correspondence.operations.sending import deliver


class Command(OneLineCommand):
    """``manage.py send_papers``: every quarter of an hour, say.

    Exit status: 0 all sent, 1 some mail is still waiting.
    """

    help = "Send members the links to meeting papers that are still to be sent."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many."""
        refuse_unready_database()
        outcome = deliver(today=clock.today(), now=timezone.now())
        self.stdout.write(
            f"{outcome.sent} sent, {outcome.waiting} waiting, {outcome.ended} not sent to who left"
        )
        if outcome.waiting:
            sys.exit(1)
