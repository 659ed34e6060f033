"""Mails to applicants."""

from __future__ import annotations

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from forms_privacy.mails import to_the_sender
from forms_privacy.models import Submission
from forms_privacy.queries.titles import title_in

VOG = "vog"


def vog(submission: Submission) -> EmailMultiAlternatives | None:
    """Ask for a certificate of conduct."""
    subject = _("We ask you for a certificate of conduct (VOG)")
    context = {"form": title_in(submission.form, get_language() or "")}
    return to_the_sender(submission, "vacancies/mail/vog", subject, context)
