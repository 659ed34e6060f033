"""What people typed and nobody has looked at yet."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

from forms_privacy.models import FREE_TEXTS, Form, FreeTexts
from retention import vault


def that_wait() -> QuerySet[FreeTexts]:
    """The rows with texts in them. The others are there so that none tells when it was needed."""
    return FreeTexts.objects.exclude(texts=b"")


def texts_of(row: FreeTexts, keys: vault.Keys | None = None) -> list[str]:
    """The texts of a row, in alphabetical order.

    Raises:
        VaultError: they cannot be opened, and why.
    """
    found: list[str] = json.loads(row.texts.open(keys) or "[]")
    return found


def waiting(form: Form) -> Mapping[str, Sequence[str]]:
    """The texts that nobody has looked at yet, by question, in alphabetical order.

    Raises:
        VaultError: they cannot be opened, and why.
    """
    rows = list(that_wait().filter(form=form).order_by("question"))
    keys = vault.keys_of(FREE_TEXTS, [row.uuid for row in rows])
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row.question, []).extend(texts_of(row, keys))
    return {question: sorted(texts) for question, texts in found.items()}


def has_waiting(form: Form) -> bool:
    """Whether there is anything to look at."""
    return that_wait().filter(form=form).exists()


def next_waiting(form: Form, *, most: int) -> Mapping[str, Sequence[str]]:
    """Some of the texts that nobody has looked at yet, each once, by question, in order.

    However many wait, about ``most`` are in memory.

    Raises:
        VaultError: they cannot be opened, and why.
    """
    found: dict[str, list[str]] = {}
    for row in that_wait().filter(form=form).order_by("collected_on", "question", "pk"):
        room = most - sum(map(len, found.values()))
        if room <= 0:
            break
        seen = found.setdefault(row.question, [])
        seen.extend([text for text in dict.fromkeys(texts_of(row)) if text not in seen][:room])
    return {question: sorted(texts) for question, texts in found.items() if texts}
