"""Mails that invite, and the mail server they need."""

from __future__ import annotations

from datetime import timedelta

from django.core import mail
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from forms_privacy.operations.mailing import send_waiting
from ser_site.events.models import (
    Event,
)

NOBODY_LISTENS = 1
"""A port on which there is no mail server."""


def address(event: Event) -> str:
    return reverse("events_admin:invite", args=[event.pk])


def invited() -> list[EmailMessage]:
    """Mails that invite; receipts of registering are others."""
    return [sent for sent in mail.outbox if "Storm op zee" in sent.subject]


def receivers() -> list[str]:
    return [to for sent in invited() for to in sent.to]


def later() -> None:
    """The next round of sending, an hour on."""
    list(send_waiting(now=timezone.now() + timedelta(hours=1)))


def without_a_mail_server(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", NOBODY_LISTENS


def with_a_mail_server(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
