"""Registrations follow their event, however its page is published."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import page_published

from forms_privacy.models import GivenConsent, Submission
from forms_privacy.signals import consent_withdrawn
from retention import clock

from .models import INVITED, EventPage
from .operations.events import follow_page
from .operations.invitations import withdraw_with


@receiver(page_published, sender=EventPage, dispatch_uid="events.published")
def _event_published(instance: EventPage, **kwargs: Any) -> None:
    """Dates, places and cancelling, for what was registered before."""
    follow_page(instance, today=clock.today(), now=timezone.now())


@receiver(consent_withdrawn, sender=Submission, dispatch_uid="events.consent_withdrawn")
def _no_more_invitations(
    submission: Submission, consent: GivenConsent, today: date, **kwargs: Any
) -> None:
    """With the personal link of a registration: no more mail from now on."""
    if consent.purpose == INVITED:
        withdraw_with(submission, consent, today=today, now=timezone.now())
