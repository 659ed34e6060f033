"""Models with something in the vault."""

from __future__ import annotations

import uuid

from django.db import models
from modelcluster.models import ClusterableModel
from wagtail.models import RevisionMixin

from retention.fields import SealedText


class Depicted(RevisionMixin, ClusterableModel):
    """A person of whom nothing is readable but that there is one."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = SealedText(store="depicted", editable=True)
    contact = SealedText(store="depicted", blank=True, editable=True)
    known_since = models.CharField(max_length=20, blank=True)

    def __str__(self) -> str:
        return f"{self.name} ({self.known_since})"


class Remark(models.Model):
    """Rows that share the key of the person they are about."""

    person = models.UUIDField()
    text = SealedText(store="depicted", record="person", sealed_as="remark")

    def __str__(self) -> str:
        return str(self.text)
