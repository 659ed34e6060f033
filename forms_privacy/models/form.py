"""A form as submissions know it, whatever becomes of its page."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Form(models.Model):
    """What submissions belong to. Nothing personal.

    The page may be unpublished, moved or deleted: what was sent with it stays here until its
    own end. Translations of a page share one form, and so one inbox.
    """

    uuid = models.UUIDField(
        unique=True, editable=False, help_text="The translation key of the form's pages."
    )
    title = models.CharField(_("title"), max_length=255, editable=False)
    kind = models.SlugField(_("kind of form"), max_length=64, editable=False)
    notify = models.CharField(
        max_length=255, blank=True, editable=False, help_text="Addresses of staff, as on the page."
    )

    class Meta:
        verbose_name = _("form")
        verbose_name_plural = _("forms")
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title
