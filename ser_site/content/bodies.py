"""Turns the tables of a text into the blocks of a page's body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from wagtail.models import Page
from wagtail.rich_text import RichText

from .library import Library
from .markup import rich_text
from .reading import MediumEntry

Block = tuple[str, Any]


class BodyMaker:
    """Makes bodies in one language; knows the media and the pages that exist so far."""

    def __init__(
        self,
        language: str,
        library: Library,
        entries: Mapping[str, MediumEntry],
        pages: Mapping[tuple[str, str], Page],
    ) -> None:
        self._language = language
        self._library = library
        self._entries = entries
        self._pages = pages

    def alt(self, key: str) -> str:
        """What can be seen on a picture."""
        return self._entries[key].alt[self._language]

    def body(self, tables: Iterable[Mapping[str, Any]]) -> list[Block]:
        """One block a table, except where its film or pages are missing."""
        return [block for table in tables for block in self._block(table)]

    def _block(self, table: Mapping[str, Any]) -> Iterator[Block]:
        if "text" in table:
            yield "text", RichText(rich_text(table["text"]))
        elif "image" in table:
            yield "image", self._picture(table)
        elif "quote" in table:
            yield "quote", self._quote(table)
        elif "film" in table:
            if self._library.video:
                yield "video", self._film(table)
        elif "embed" in table:
            yield "embed", self._embed(table)
        else:
            known = [self._pages.get((key, self._language)) for key in table["related"]]
            if pages := [page for page in known if page]:
                yield "related_pages", {"heading": "", "pages": pages}

    def _picture(self, table: Mapping[str, Any]) -> dict[str, Any]:
        key = table["image"]
        return {
            "image": self._library.images[key],
            "alt_text": self.alt(key),
            "caption": table.get("caption", ""),
            "credit": "",
        }

    def _film(self, table: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "video": self._library.video,
            "caption": table.get("caption", ""),
            "credit": "",
            "transcript": table.get("transcript", "").strip(),
        }

    def _embed(self, table: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "video": self._library.embeds[table["embed"]],
            "caption": table.get("caption", ""),
            "credit": "",
            "transcript": "",
        }

    def _quote(self, table: Mapping[str, Any]) -> dict[str, Any]:
        key = table.get("portrait")
        return {
            "text": table["quote"],
            "speaker": table["speaker"],
            "role": table["role"],
            "portrait": self._library.images[key] if key else None,
            "alt_text": self.alt(key) if key else "",
            "caption": "",
            "credit": "",
        }
