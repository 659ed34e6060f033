"""Mails to who registered: there is a place after all, and it does not go on."""

from __future__ import annotations

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext as _

from forms_privacy.mails import to_the_sender
from forms_privacy.models import Submission

from .queries.places import event_of, page_of, when_and_where


def place(submission: Submission) -> EmailMultiAlternatives | None:
    """A place came free."""
    subject = _("There is a place for you: %(event)s")
    told = _("You were on the waiting list. A place came free, and it is yours.")
    return _mail(submission, subject, told, _("See or cancel your registration"))


def cancelled(submission: Submission) -> EmailMultiAlternatives | None:
    """The event is off."""
    subject = _("Cancelled: %(event)s")
    told = _("This event does not go on. You need not do anything.")
    return _mail(submission, subject, told, _("See what you sent us"))


def _mail(
    submission: Submission, subject: str, told: str, link_text: str
) -> EmailMultiAlternatives | None:
    event = event_of(submission.form_id)
    page = page_of(event, submission.language) if event else None
    title = page.title if page else submission.form.title
    lines = [told, *(when_and_where(page) if page else ())]
    context = {"title": title, "lines": lines, "link_text": link_text}
    return to_the_sender(submission, "events/mail/told", subject % {"event": title}, context)
