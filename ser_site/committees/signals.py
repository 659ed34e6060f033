"""What holds however a profile is saved."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.signals import page_published

from media_retention.operations.events import event_happened
from retention import clock

from .models import Member, MemberPage
from .models.member import RULE


@receiver(page_published, sender=MemberPage, dispatch_uid="committees.profile_published")
def _portrait_leaves_with_the_member(instance: MemberPage, **kwargs: Any) -> None:
    """A portrait placed after the departure was planned has the same end."""
    if instance.member is not None and instance.member.left_on is not None:
        event_happened([instance.pk], on=instance.member.left_on, today=clock.today())


@receiver(pre_save, sender=Member, dispatch_uid="committees.member_recorded")
def _recorded(instance: Member, **kwargs: Any) -> None:
    """A record says under which rule it falls and since when it is held."""
    instance.rule = instance.rule or RULE
    if instance.collected_on is None:
        instance.collected_on = clock.today()
