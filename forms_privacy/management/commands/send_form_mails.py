"""Send the mails about forms that wait."""

from __future__ import annotations

import sys
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.mail import get_connection
from django.core.management.base import CommandError
from django.utils import timezone

from forms_privacy.operations.mailing import queues, send_waiting
from retention.management.doors import refuse_unready_database
from retention.management.one_line import OneLineCommand


class Command(OneLineCommand):
    """``manage.py send_form_mails``: every sweep does this too; more often is quicker.

    Exit status: 0 nothing failed, 1 a mail failed or was given up, 2 wrong configuration
    (nothing sent).
    """

    help = "Send the mails about forms that could not be sent before."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was sent; messages by number, for a log names nobody."""
        refuse_unready_database()
        try:
            get_connection()
        except (ImportError, ImproperlyConfigured) as error:
            raise CommandError(f"EMAIL_BACKEND cannot be used: {error}", returncode=2) from error
        sent = failed = 0
        for attempt in send_waiting(now=timezone.now()):
            sent += attempt.sent
            if attempt.error:
                failed += 1
                end = "given up" if attempt.given_up else "kept for later"
                self.stderr.write(
                    f"{attempt.template} of message {attempt.submission}: {attempt.error}, {end}"
                )
        waiting = sum(rows.filter(given_up_at=None).count() for rows in queues())
        given_up = sum(rows.exclude(given_up_at=None).count() for rows in queues())
        self.stdout.write(f"{sent} sent, {failed} failed, {waiting} waiting, {given_up} given up")
        if failed:
            sys.exit(1)
