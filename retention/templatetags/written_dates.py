"""Dates in the admin as the sentences beside them write them."""

from __future__ import annotations

from datetime import date

from django import template

from retention.queries.period_words import written

register = template.Library()


@register.filter(name="written")
def written_filter(day: date | None) -> str:
    """A date in the reader's language; nothing for none."""
    return "" if day is None else written(day)
