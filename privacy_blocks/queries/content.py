"""What a live statement says: block by block, as visitors see it.

A version keeps HTML to be read and plain text to be compared. What changes without the
statement saying anything else is left out: pictures, forms, scripts, and the block that
lists the versions themselves.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any, TypedDict

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString
from django.utils.translation import override

from privacy_blocks.reading import CONTEXT_NAME
from privacy_blocks.rich_text.in_use import going_by

LEFT_OUT = frozenset({"changes"})
"""Blocks that tell of the statement's versions, and would make each version a new one."""

_NO_CONTENT = ["script", "style", "template", "form", "iframe", "video", "audio", "svg", "noscript"]
_LINES = {
    *("address", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figure"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "section", "summary", "table"),
    *("tbody", "tfoot", "thead", "tr", "ul", "br", "nav", "header", "footer", "article"),
}
_CELLS = {"td", "th"}
_HEADINGS = ["h2", "h3", "h4", "h5", "h6"]
_ID = re.compile(r'\bid="([^"]*)"')
_TO_ANCHOR = re.compile(r'\bhref="#([^"]*)"')
_PERIODS = "data.retention-period[data-rule]"


class PeriodKept(TypedDict):
    """A period as the statement said it; ``iso`` is empty for an end in words."""

    iso: str
    words: str


class BlockKept(TypedDict):
    """A block as visitors saw it."""

    id: str
    type: str
    heading: str
    html: str
    text: str


class Content(TypedDict):
    """All that a statement said in one language."""

    title: str
    blocks: list[BlockKept]
    periods: dict[str, PeriodKept]


def kept_block(
    block_id: str, block_type: str, html: str
) -> tuple[BlockKept, dict[str, PeriodKept]]:
    """A rendered block in the shape to keep, and the periods that stand in it."""
    soup = BeautifulSoup(html, "html.parser")
    _clean(soup)
    heading = soup.find(_HEADINGS)
    return (
        BlockKept(
            id=block_id,
            type=block_type,
            heading=_words(heading) if isinstance(heading, Tag) else "",
            html=str(soup).strip(),
            text=plain_text(soup),
        ),
        _periods(soup),
    )


def says_the_same(one: Content, other: Content) -> bool:
    """Whether text and figures are the same; how they are marked up does not count."""
    return _said(one) == _said(other)


def _said(content: Content) -> tuple[Any, ...]:
    blocks = [(block["type"], block["text"]) for block in content["blocks"] if block["text"]]
    return content["title"], blocks, content["periods"]


def _clean(soup: BeautifulSoup) -> None:
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for element in soup(_NO_CONTENT):
        element.decompose()
    for picture in soup(["img", "picture", "source"]):
        picture.replace_with(NavigableString(str(picture.get("alt") or "")))


def _periods(soup: BeautifulSoup) -> dict[str, PeriodKept]:
    return {
        str(element["data-rule"]): PeriodKept(
            iso=str(element.get("value") or ""), words=_words(element)
        )
        for element in soup.select(_PERIODS)
    }


def plain_text(soup: Tag) -> str:
    """A line for each paragraph, item and row; addresses that links lead to stand behind them."""
    parts: list[str] = []
    _write(soup, parts)
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    tidy = (re.sub(r"^\|\s*", "", line).strip() for line in lines)
    return "\n".join(line for line in tidy if line)


def _write(element: Tag, parts: list[str]) -> None:
    for child in element.children:
        if isinstance(child, NavigableString):
            parts.append(re.sub(r"\s+", " ", str(child)))
        elif isinstance(child, Tag):
            _write_element(child, parts)


def _write_element(element: Tag, parts: list[str]) -> None:
    if element.name in _CELLS:
        parts.append(" | ")
    line = element.name in _LINES
    parts.append("\n" if line else "")
    _write(element, parts)
    if element.name == "a":
        parts.append(_target(element))
    parts.append("\n" if line else "")


def _target(link: Tag) -> str:
    """Where a link leads, when that is neither this page nor what the link itself says."""
    href = str(link.get("href") or "")
    shown = href.removeprefix("mailto:").removeprefix("tel:")
    words = _words(link)
    alike = {shown, shown.removeprefix("https://"), shown.replace("-", " ")}
    if not href or href.startswith("#") or words in alike or href.startswith("tel:"):
        return ""
    return f" ({shown})"


def _words(element: Tag) -> str:
    return " ".join(element.get_text(" ", strip=False).split())


def read_content(page: Any, *, today: date) -> Content:
    """What a statement page says on a day, in its own language."""
    language: str = page.locale.language_code
    blocks: list[BlockKept] = []
    periods: dict[str, PeriodKept] = {}
    context = page.statement_context(today=today)
    with override(language), going_by(context[CONTEXT_NAME]):
        for child in page.body:
            if child.block_type in LEFT_OUT:
                continue
            block, said = kept_block(
                str(child.id or ""), child.block_type, str(child.render(context))
            )
            blocks.append(block)
            periods |= said
    _unlink(blocks)
    return Content(title=page.title, blocks=blocks, periods=periods)


def _unlink(blocks: list[BlockKept]) -> None:
    """Keep the words of links that lead to what is left out, and drop the links."""
    there = {anchor for block in blocks for anchor in _ID.findall(block["html"])}
    for block in blocks:
        if {*_TO_ANCHOR.findall(block["html"])} <= there:
            continue
        soup = BeautifulSoup(block["html"], "html.parser")
        for link in soup.select('a[href^="#"]'):
            if str(link["href"])[1:] not in there:
                link.unwrap()
        block["html"] = str(soup)
