"""The weekly mail about what goes: pages, days and addresses, and never who is in the picture."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, ngettext, override
from wagtail.admin.utils import get_admin_base_url

from media_retention.queries.digests import Digest, address_of
from media_retention.queries.losses import Loss
from media_retention.queries.page_titles import titles_of
from retention.queries.period_words import written

HEADERS = {
    # RFC 3834: nobody's holiday message should answer this.
    "Auto-Submitted": "auto-generated",
    # The same for Microsoft Exchange.
    "X-Auto-Response-Suppress": "All",
}


def write_mail(digest: Digest) -> EmailMultiAlternatives:
    """The mail in the receiver's own language, as plain text and as HTML."""
    with override(language_of(digest.receiver)):
        context = _context(digest)
        mail = EmailMultiAlternatives(
            subject=_subject(len(digest.own) + len(digest.orphaned)),
            body=render_to_string("media_retention/digest/mail.txt", context).strip() + "\n",
            from_email=getattr(settings, "WAGTAILADMIN_NOTIFICATION_FROM_EMAIL", None),
            to=[address_of(digest.receiver)],
            headers=HEADERS,
        )
        html = render_to_string("media_retention/digest/mail.html", context).strip()
        mail.attach_alternative(html, "text/html")
    return mail


def language_of(user: Any) -> str:
    """The language in which the user reads the admin."""
    profile = getattr(user, "wagtail_userprofile", None)
    return (profile and profile.preferred_language) or settings.LANGUAGE_CODE


def _subject(pages: int) -> str:
    return ngettext(
        "%(count)d page loses a photo or video within 30 days",
        "%(count)d pages lose a photo or video within 30 days",
        pages,
    ) % {"count": pages}


def _context(digest: Digest) -> dict[str, Any]:
    titles = titles_of(loss.page for loss in (*digest.own, *digest.orphaned))
    return {
        "language": get_language(),
        "site_name": settings.WAGTAIL_SITE_NAME,
        "own": [_entry(loss, titles[loss.page.pk]) for loss in digest.own],
        "orphaned": [_entry(loss, titles[loss.page.pk]) for loss in digest.orphaned],
        "report_url": _full_address(reverse("media_retention:leaving")),
    }


def _entry(loss: Loss, title: str) -> dict[str, Any]:
    return {
        "title": title,
        "days": [(written(day), count) for day, count in loss.days],
        "url": _full_address(reverse("wagtailadmin_pages:edit", args=[loss.page.pk])),
    }


def _full_address(path: str) -> str:
    return f"{str(get_admin_base_url()).rstrip('/')}{path}"
