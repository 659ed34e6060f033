"""Mails to who registered, and to who asked to hear of similar events."""

from __future__ import annotations

from datetime import date

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext as _
from django.utils.translation import override

from forms_privacy.mails import to_the_sender, written
from forms_privacy.models import Submission

from .links import address_of
from .models import InvitationMail
from .queries.inviting import in_force, open_page
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


def invitation(mail: InvitationMail, *, today: date) -> EmailMultiAlternatives | None:
    """An event for who asked to hear of such events, in their language.

    None when consent is withdrawn or nobody can register any more: read again here, for a mail
    may have waited.
    """
    person = in_force().filter(pk=mail.invitation_id).first()
    page = open_page(mail.event, mail.invitation.language, today=today)
    if person is None or page is None:
        return None
    stop = address_of(person)
    with override(person.language or None):
        told = _("You asked us to tell you of events like this one.")
        context = {
            "title": page.title,
            "lines": [told, *when_and_where(page)],
            "link": page.full_url,
            "stop": stop,
        }
        subject = _("You are welcome: %(event)s") % {"event": page.title}
        composed = written("events/mail/invitation", subject, [person.email.open()], context)
    # RFC 8058: the button of a mail program that stops it does the same as the link.
    composed.extra_headers = {
        **composed.extra_headers,
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return composed


def _mail(
    submission: Submission, subject: str, told: str, link_text: str
) -> EmailMultiAlternatives | None:
    event = event_of(submission.form_id)
    page = page_of(event, submission.language) if event else None
    title = page.title if page else submission.form.title
    lines = [told, *(when_and_where(page) if page else ())]
    context = {"title": title, "lines": lines, "link_text": link_text}
    return to_the_sender(submission, "events/mail/told", subject % {"event": title}, context)
