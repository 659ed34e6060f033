"""The mails about a submission, each composed when it is sent, out of the submission.

None has an answer in it: a mailbox keeps what this site erases. A site adds mails of its own
with :func:`register`, in ``ready()``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from forms_privacy.addresses import address_in_inbox, whole
from forms_privacy.models import Submission
from forms_privacy.personal_links import address_of
from forms_privacy.queries.receipt import receipt_of
from retention import clock

RECEIPT = "receipt"
NOTIFICATION = "notification"

HEADERS = {
    # RFC 3834: nobody's holiday message should answer this.
    "Auto-Submitted": "auto-generated",
    # The same for Microsoft Exchange.
    "X-Auto-Response-Suppress": "All",
}

Compose = Callable[[Submission], EmailMultiAlternatives | None]

_mails: dict[str, Compose] = {}


class UnknownMail(LookupError):
    """No mail is registered under this key."""


def register(key: str, compose: Compose) -> None:
    """Add a mail; ``compose`` gives None when there is nobody to send it to.

    It is called with the language of the form active.
    """
    _mails[key] = compose


def compose(key: str, submission: Submission) -> EmailMultiAlternatives | None:
    """A mail as it is to be sent now, in the language of the form.

    Raises:
        UnknownMail: no such mail.
        VaultError: the address cannot be opened, and why.
    """
    try:
        make = _mails[key]
    except KeyError:
        raise UnknownMail(key) from None
    with override(submission.language or None):
        return make(submission)


def to_the_sender(
    submission: Submission, template: str, subject: str, context: dict[str, Any]
) -> EmailMultiAlternatives | None:
    """A mail to whoever sent a submission; None when no address was given.

    The templates are ``<template>.txt`` and ``<template>.html``; both get the personal link as
    ``link``. Opens the answers, and takes nothing from them but the address.
    """
    answers = submission.opened()
    address = next((one.value for one in answers if one.field_type == "email" and one.value), "")
    if not address:
        return None
    return written(template, subject, [address], {**context, "link": address_of(submission)})


def written(
    template: str, subject: str, to: Sequence[str], context: dict[str, Any]
) -> EmailMultiAlternatives:
    """A mail in plain text and HTML, in the language that is active."""
    told = {**context, "language": get_language(), "site_name": settings.WAGTAIL_SITE_NAME}
    mail = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=render_to_string(f"{template}.txt", told).strip() + "\n",
        to=list(to),
        headers=HEADERS,
    )
    mail.attach_alternative(render_to_string(f"{template}.html", told).strip(), "text/html")
    return mail


def _receipt(submission: Submission) -> EmailMultiAlternatives | None:
    receipt = receipt_of(submission, today=clock.today())
    subject = _("We have received this: %(form)s") % {"form": receipt.form}
    context = {"receipt": receipt}
    return to_the_sender(submission, "forms_privacy/mail/receipt", subject, context)


def _notification(submission: Submission) -> EmailMultiAlternatives | None:
    addresses = [one.strip() for one in submission.form.notify.split(",") if one.strip()]
    if not addresses:
        return None
    subject = _("Something came in: %(form)s") % {"form": submission.form.title}
    context = {"submission": submission, "link": in_the_admin(submission)}
    return written("forms_privacy/mail/notification", subject, addresses, context)


def in_the_admin(submission: Submission) -> str:
    """The full address at which a submission is handled."""
    return whole(address_in_inbox(submission))


register(RECEIPT, _receipt)
register(NOTIFICATION, _notification)
