"""Mail to whom pages belong what goes from them within 30 days."""

import sys
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.mail import get_connection
from django.core.management.base import CommandError, CommandParser
from django.utils import timezone
from wagtail.admin.utils import get_admin_base_url

from media_retention import conf
from media_retention.operations.digests import Sent, send_digests
from media_retention.queries.digests import Digest, NoSuchGroup, Round, digests
from retention import clock
from retention.management.doors import refuse_unready_database
from retention.management.one_line import OneLineCommand


class Command(OneLineCommand):
    """``manage.py send_retention_digest``: once a week; a second run that week sends nothing.

    Exit status: 0 done, 1 a mail failed or nobody can be told of a page, 2 wrong
    configuration (nothing sent).
    """

    help = "Mail to whom pages belong what goes from them within 30 days."

    def add_arguments(self, parser: CommandParser) -> None:
        """What may be chosen."""
        parser.add_argument("--dry-run", action="store_true", help="say who would be mailed")
        parser.add_argument("--again", action="store_true", help="also who was mailed this week")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was sent; users by number, for a log names nobody."""
        refuse_wrong_settings()
        refuse_unready_database()
        found = self._find()
        if options["dry_run"]:
            failed = self._announce(found)
        else:
            failed = self._send(found, again=options["again"])
        if found.unheard:
            pages = _pages(len(found.unheard))
            self.stderr.write(f"nobody can be told about {pages}: {_named(found)}")
        if failed or found.unheard:
            sys.exit(1)

    def _find(self) -> Round:
        group = conf.digest_group()
        try:
            return digests(today=clock.today(), group=group)
        except NoSuchGroup as error:
            raise CommandError(
                f"there is no group {group!r}: name one in MEDIA_RETENTION['DIGEST_GROUP']",
                returncode=2,
            ) from error

    def _announce(self, found: Round) -> int:
        for digest in found.digests:
            self.stdout.write(f"user {digest.receiver.pk}: {_told(digest)}")
        self.stdout.write(f"{_mails(len(found.digests))} would be sent, except to who had one")
        return 0

    def _send(self, found: Round, *, again: bool) -> int:
        outcomes: list[Sent] = []
        for outcome in send_digests(
            found.digests, today=clock.today(), now=timezone.now(), again=again
        ):
            outcomes.append(outcome)
            if outcome.error:
                self.stderr.write(f"user {outcome.receiver}: not sent ({outcome.error})")
        sent = sum(one.sent for one in outcomes)
        failed = sum(bool(one.error) for one in outcomes)
        had = len(outcomes) - sent - failed
        self.stdout.write(f"{_mails(sent)} sent, {failed} failed, {had} had one this week")
        return failed


def refuse_wrong_settings() -> None:
    """One line and status 2 where no mail could be made."""
    if not get_admin_base_url():
        raise CommandError("WAGTAILADMIN_BASE_URL is not set: links need it", returncode=2)
    try:
        get_connection()
    except (ImportError, ImproperlyConfigured) as error:
        raise CommandError(f"EMAIL_BACKEND cannot be used: {error}", returncode=2) from error


def _mails(count: int) -> str:
    return "1 mail" if count == 1 else f"{count} mails"


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"


def _told(digest: Digest) -> str:
    return f"{_pages(len(digest.own))} of their own, {len(digest.orphaned)} without an owner"


def _named(found: Round) -> str:
    return ", ".join(str(loss.page.pk) for loss in found.unheard)
