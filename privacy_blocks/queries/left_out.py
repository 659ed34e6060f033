"""Of which rules a statement says nothing."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from privacy_blocks.queries.lines import Line
from privacy_blocks.queries.typed_promises import typed_in
from privacy_blocks.reading import RegisterReading

TABLES = frozenset({"retention_table"})
"""Blocks that list periods without telling what they are about: an activity needs more."""


def left_out_of(
    lines: list[Line], page: Any, reading: RegisterReading, rules: Collection[str]
) -> set[str]:
    """Those of these rules that no line tells, live or typed; a table alone does not count."""
    told = [line for line in lines if line.block not in TABLES]
    live = {rule for line in told for rule in line.rules}
    typed = {rule for one in typed_in(told, page, reading) if not one.differs for rule in one.rules}
    return set(rules) - live - typed
