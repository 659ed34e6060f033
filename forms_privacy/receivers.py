"""What holds however it comes about."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.signals import page_published

from retention import clock
from retention.models import Hold

from .models import SUBMISSIONS
from .operations.restricting import hold_released
from .page_messages import note_published
from .pages import PrivacyFormMixin


@receiver(page_published, dispatch_uid="forms_privacy.page_published")
def _form_is_known(instance: Any, **kwargs: Any) -> None:
    """The inbox knows a form, and rights can be given, before anything comes in."""
    if isinstance(instance, PrivacyFormMixin):
        note_published(instance)


@receiver(post_save, sender=Hold, dispatch_uid="forms_privacy.hold_released")
def _hold_is_released(instance: Hold, created: bool, **kwargs: Any) -> None:
    """A restriction does not end unnoticed with a hold, nor outlive it."""
    if not created and instance.store == SUBMISSIONS and instance.released_on is not None:
        hold_released(instance, today=clock.today())
