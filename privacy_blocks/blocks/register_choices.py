"""Choosing from the register."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from wagtail.blocks import ChoiceBlock

from retention.models import Activity


def activity_choices() -> list[tuple[str, str]]:
    """Every activity: its key, and its number and name in the reader's language."""
    language = get_language() or ""
    rows = Activity.objects.prefetch_related("texts")
    return [(row.key, f"{row.number} {row.text(language).title}") for row in rows]


class ActivityChoiceBlock(ChoiceBlock):
    """An activity of the register, by its key."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("search_index", False)
        super().__init__(**{**kwargs, "choices": activity_choices})

    def normalize_choice(self, value: Any) -> Any:
        """A key stays as it was stored: no look into the register for every block shown."""
        return value
