"""What load_content has put on this site already."""

from __future__ import annotations

from django.contrib.auth.models import Group
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


class GivenPermission(models.Model):
    """That a group was given a permission once: who takes it away again does not get it back."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    permission = models.CharField(max_length=200)

    class Meta:
        default_permissions = ()
        verbose_name = "given permission"
        verbose_name_plural = "given permissions"
        constraints = [
            models.UniqueConstraint(
                fields=["group", "permission"], name="content_given_permission_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.permission}"
