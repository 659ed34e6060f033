"""Blocks of a statement as a visitor gets them."""

from __future__ import annotations

from datetime import date
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.utils.translation import override

from privacy_blocks.blocks.statement import StatementBlock
from privacy_blocks.contents import contents_of
from privacy_blocks.reading import CONTEXT_NAME, RegisterReading

TODAY = date(2026, 9, 14)
Parts = list[tuple[str, dict[str, Any]]]


def page_of(*parts: tuple[str, dict[str, Any]], language: str = "en") -> BeautifulSoup:
    """Blocks as a page shows them, one after another."""
    stream = StatementBlock()
    body = stream.to_python([{"type": name, "value": value} for name, value in parts])
    reading = RegisterReading(language, today=TODAY)
    with override(language):
        context = {CONTEXT_NAME: reading, "contents": contents_of(body, reading)}
        return BeautifulSoup(stream.render(body, context=context), "html.parser")


def words(part: Tag | None) -> str:
    """The text with single spaces."""
    return " ".join(part.get_text(" ").split()) if part else ""


def rows(part: Tag) -> list[list[str]]:
    """A table's cells, row by row, the head first."""
    return [[words(cell) for cell in row.select("th, td")] for row in part.select("tr")]
