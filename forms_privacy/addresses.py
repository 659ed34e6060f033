"""Where submissions are handled in the admin."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse
from wagtail.admin.utils import get_admin_base_url

from forms_privacy.models import Submission

INBOX = "forms_inbox:message"


def address_in_inbox(submission: Submission) -> str:
    """The path of a submission in the inbox; of the admin where the site has no inbox."""
    try:
        return reverse(INBOX, args=[submission.uuid])
    except NoReverseMatch:
        return reverse("wagtailadmin_home")


def whole(path: str) -> str:
    """A path in the admin with the admin's address before it, for a mail."""
    return f"{str(get_admin_base_url() or '').rstrip('/')}{path}"
