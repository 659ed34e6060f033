"""What the media of a collection are for: the answers that an upload need not give."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

from .medium import IntendedUse, MediumBasis


class CollectionUse(models.Model):
    """For a collection and those in it that have none of their own."""

    collection = models.OneToOneField(
        Collection, on_delete=models.CASCADE, related_name="+", verbose_name=_("collection")
    )
    intended_use = models.CharField(
        _("intended use"),
        max_length=16,
        choices=IntendedUse.choices,
        help_text=_("Counts until the file is placed on a page; then the page decides."),
    )
    legal_basis = models.CharField(
        _("legal basis"),
        max_length=32,
        choices=MediumBasis.choices,
        help_text=_("For what has people in it. It can be changed for every file."),
    )

    class Meta:
        verbose_name = _("use of a collection")
        verbose_name_plural = _("uses of collections")
        ordering = ["collection__path"]

    def __str__(self) -> str:
        return str(self.collection)
