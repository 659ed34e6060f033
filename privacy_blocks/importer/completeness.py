"""Whether nothing of a source was lost: every paragraph on the page, in order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bs4 import BeautifulSoup
from django.test import RequestFactory
from django.utils.translation import override

from .document import Paragraph


def first_lost(paragraphs: Iterable[Paragraph], page: Any, language: str) -> Paragraph | None:
    """The first paragraph that does not stand on the page where it should; None if all do.

    The page's title and blocks are written out as a visitor gets them. White space does
    not count, nor what the page adds in between, nor the sign or number before a paragraph.
    """
    shown = _bare(f"{page.title} {_written_out(page, language)}")
    place = 0
    for paragraph in paragraphs:
        words = _bare(paragraph.text)
        found = shown.find(words, place)
        if found < 0:
            return paragraph
        place = found + len(words)
    return None


def _written_out(page: Any, language: str) -> str:
    request = RequestFactory().get("/")
    with override(language):
        html = page.body.render_as_block(page.get_context(request))
    return BeautifulSoup(html, "html.parser").get_text()


def _bare(text: str) -> str:
    return "".join(text.split())
