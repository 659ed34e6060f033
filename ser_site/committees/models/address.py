"""Addresses of profiles that are gone."""

from __future__ import annotations

import hashlib

from django.db import models
from django.utils.translation import gettext_lazy as _


class GoneAddress(models.Model):
    """That a profile once stood at an address: whoever asks for it is told that it is gone.

    Only a digest of the address is kept. The address itself is chance and names nobody.
    """

    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("address of a profile that is gone")
        verbose_name_plural = _("addresses of profiles that are gone")

    def __str__(self) -> str:
        return self.digest[:8]


def digest_of(slug: str) -> str:
    """What is kept of the last part of an address."""
    return hashlib.sha256(f"member/{slug}".encode()).hexdigest()


def is_gone(slug: str) -> bool:
    """Whether a profile that stood at this address left the site."""
    return GoneAddress.objects.filter(digest=digest_of(slug)).exists()
