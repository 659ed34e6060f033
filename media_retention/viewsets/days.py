"""Dates in lists."""

from collections.abc import Callable
from datetime import date
from typing import Any

from retention.queries.period_words import written


def day(name: str) -> Callable[[Any], str]:
    """A date of a record, written out; a dash for none."""

    def of(record: Any) -> str:
        found: date | None = getattr(record, name)
        return written(found) if found else "–"

    return of
