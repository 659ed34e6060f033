"""Mails to applicants."""

from __future__ import annotations

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext as _

from forms_privacy.mails import to_the_sender
from forms_privacy.models import Submission

VOG = "vog"


def vog(submission: Submission) -> EmailMultiAlternatives | None:
    """Ask for a certificate of conduct."""
    subject = _("We ask you for a certificate of conduct (VOG)")
    context = {"form": submission.form.title}
    return to_the_sender(submission, "vacancies/mail/vog", subject, context)
