"""Turns the texts of the statement into its blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from retention.models import Activity

from .markup import rich_text

Block = tuple[str, dict[str, Any]]


def statement_body(words: Mapping[str, Any]) -> list[Block]:
    """Introduction, activities that the register states, parts for everybody, versions."""
    return [
        ("introduction", {"text": rich_text(words["introduction"])}),
        *(("activity", {"activity": key}) for key in _stated()),
        *(block for part in words["parts"] for block in _part(part)),
        ("changes", {}),
    ]


def _part(part: Mapping[str, str]) -> Iterator[Block]:
    if part["anchor"] == "third-parties":
        yield "recipients", {"heading": part["heading"], "intro": rich_text(part["text"])}
        yield "transfers", {}
        return
    yield "heading", {"text": part["heading"], "level": "2", "anchor": part["anchor"]}
    yield "text", {"text": rich_text(part["text"], heading="h3")}


def _stated() -> Iterator[str]:
    """The keys of the activities that the statement speaks of, parts after their whole."""
    rows = list(Activity.objects.prefetch_related("rules"))
    for row in rows:
        if row.parent_id is None:
            parts = [part.key for part in rows if part.parent_id == row.pk and _speaks_of(part)]
            if parts or _speaks_of(row):
                yield row.key
                yield from parts


def _speaks_of(activity: Activity) -> bool:
    return any(rule.stated for rule in activity.rules.all())
