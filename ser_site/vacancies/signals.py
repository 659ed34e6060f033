"""What holds however a page is published."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published

from .models import OpenApplicationPage, Procedure


@receiver(
    page_published, sender=OpenApplicationPage, dispatch_uid="vacancies.open_application_published"
)
def _ends_at_the_latest(instance: OpenApplicationPage, **kwargs: Any) -> None:
    """The date on which each procedure ends outlives the page."""
    Procedure.objects.update_or_create(
        form=instance.form_record, defaults={"weeks": instance.weeks}
    )
