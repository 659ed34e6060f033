"""What load_content has put on this site already."""

from __future__ import annotations

from django.db import models


class LoadedPart(models.Model):
    """A part of the sample content that was loaded once.

    It stays when an editor changes or deletes what came with it, so that loading again
    never brings anything back: not what an editor removed, and not what the engine erased.
    """

    name = models.SlugField(max_length=32, unique=True)
    loaded_on = models.DateField()

    class Meta:
        default_permissions = ()
        verbose_name = "loaded part"
        verbose_name_plural = "loaded parts"

    def __str__(self) -> str:
        return self.name
