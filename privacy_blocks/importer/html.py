"""HTML to a neutral document."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

from .content_area import content_of
from .document import CannotImport, Document
from .html_walk import paragraphs_of
from .typed_leads import with_typed_leads

# More tags than this, or more that never close, no page has; the parser's time grows
# with the square of what is left open.
MOST_TAGS = 40_000
MOST_BROKEN_TAGS = 300

_UNREAD = (("<!--", "-->"), ("<script", "</script"), ("<style", "</style"))
_NEVER_CLOSED = re.compile(r"<[^<>]*(?=<|\Z)")


def read(text: str, encoding: str = "utf-8") -> Document:
    """The document in a web page, without what stands around the text.

    Raises:
        CannotImport: it has more tags, or more broken ones, than a page can have.
    """
    for opening, closing in _UNREAD:
        text = _without(text, opening, closing)
    _refuse_endless(text)
    soup = BeautifulSoup(text, "html.parser")
    main, left_out = content_of(soup)
    return Document(
        tuple(with_typed_leads(paragraphs_of(main))), f"HTML ({encoding})", tuple(left_out)
    )


def read_fragment(text: str) -> Document:
    """The document in HTML that is nothing but the text; its paragraphs are counted."""
    _refuse_endless(text)
    soup = BeautifulSoup(text, "html.parser")
    paragraphs = with_typed_leads(paragraphs_of(soup, counting=True))
    return Document(tuple(paragraphs), "HTML", counted_in="paragraph")


def _without(text: str, opening: str, closing: str) -> str:
    """The text without what stands between these, their line ends kept for counting."""
    lowered = text.lower() if text.isascii() else _lowered(text)
    parts: list[str] = []
    place = 0
    while (start := lowered.find(opening, place)) >= 0:
        end = lowered.find(closing, start)
        end = lowered.find(">", end) + 1 if end >= 0 else 0
        parts.append(text[place:start])
        parts.append("\n" * text.count("\n", start, end or len(text)))
        if not end:
            return "".join(parts)
        place = end
    return "".join([*parts, text[place:]])


def _lowered(text: str) -> str:
    """In lower case where that keeps every character in its place."""
    return "".join(sign.lower() if "A" <= sign <= "Z" else sign for sign in text)


def _refuse_endless(text: str) -> None:
    if text.count("<") > MOST_TAGS:
        raise CannotImport(f"the page has more than {MOST_TAGS:,} tags: that is no statement")
    if len(_NEVER_CLOSED.findall(text)) > MOST_BROKEN_TAGS:
        raise CannotImport("the HTML is broken: hundreds of its tags are never closed")
