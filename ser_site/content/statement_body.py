"""Turns the texts of the statement into its blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from wagtail.blocks import Block, ListBlock, RichTextBlock, StructBlock

from privacy_blocks.blocks.cookies import CookieBlock
from privacy_blocks.blocks.statement import StatementBlock
from privacy_blocks.queries.statement import activities_shown
from retention.rules.unit import Unit

from .markup import rich_text

StatementPart = tuple[str, dict[str, Any]]

_WEEK = 7 * 24 * 60 * 60  # seconds


def statement_body(tables: Iterable[Mapping[str, Any]], *, today: date) -> list[StatementPart]:
    """One block a table; ``activities`` stands for all that the register states."""
    known = StatementBlock().child_blocks
    body: list[StatementPart] = []
    for table in tables:
        if table.get("activities"):
            body += [("activity", {"activity": key}) for key in _stated(today)]
        else:
            given = {name: value for name, value in table.items() if name != "block"}
            body.append((table["block"], _value(known[table["block"]], given)))
    return body


def _value(block: Block, given: Any) -> Any:
    """The given texts as a block keeps them: markup where it has rich text."""
    if isinstance(block, RichTextBlock):
        return rich_text(given, heading="h3")
    if isinstance(block, ListBlock):
        return [_value(block.child_block, item) for item in given]
    if isinstance(block, StructBlock):
        given = _cookie(given) if isinstance(block, CookieBlock) else given
        return {name: _value(block.child_blocks[name], item) for name, item in given.items()}
    return given


def _cookie(given: Mapping[str, Any]) -> dict[str, Any]:
    """A cookie under the name and with the lifetime that this site's settings give it."""
    cookie = dict(given)
    names = {"session": settings.SESSION_COOKIE_NAME, "csrf": settings.CSRF_COOKIE_NAME}
    cookie["name"] = cookie["name"].format(**names)
    if lasts := cookie.pop("lasts", ""):
        ages = {"session": settings.SESSION_COOKIE_AGE, "csrf": settings.CSRF_COOKIE_AGE}
        cookie |= {"amount": ages[lasts] // _WEEK, "unit": Unit.WEEK.value}
    return cookie


def _stated(today: date) -> Iterator[str]:
    """The keys of the activities that the statement speaks of, parts after their whole."""
    for activity in activities_shown(settings.LANGUAGE_CODE, today=today):
        yield activity.key
        yield from (part.key for part in activity.stated_parts)
