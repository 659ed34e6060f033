"""The HTML of a kept version as a tree of plain values, from which a document is set.

No text becomes markup on the way: the tree goes to Typst as data, and its template decides
how a heading or a list looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from privacy_blocks.queries.content import Content

Node = dict[str, Any]
"""``kind`` names what it is; ``inline`` holds words, ``blocks`` paragraphs and the like."""

NAVIGATION = frozenset({"overview", "role_choice"})
"""Blocks in whose place a document has a list of contents with page numbers."""

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_LISTS = {"ul", "ol"}
_STRONG = {"b", "strong", "data", "dt", "th", "summary"}
_EMPHASISED = {"i", "em", "cite"}
_PARAGRAPHS = {"p", "address", "summary", "caption", "figcaption"}
_INLINE = {
    *("a", "abbr", "b", "bdi", "br", "cite", "code", "data", "em", "i", "kbd", "mark", "q", "s"),
    *("small", "span", "strong", "sub", "sup", "time", "u", "wbr", "label", "button"),
}
_LEADS_SOMEWHERE = {"http", "https", "ftp", "mailto", "tel"}
_LONGEST_ADDRESS = 2000
# Controls and what Unicode keeps out of text: no font has them.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_OWN_LINE = ("__name", "__promise", "__note")
"""Ends of the class names of spans that the site shows on a line of their own."""


def document_tree(content: Content, *, base: str) -> list[Node]:
    """The paragraphs, lists and tables of all blocks, in order.

    Args:
        base: the address of the page, against which relative links are read.
    """
    blocks = (block for block in content["blocks"] if block["type"] not in NAVIGATION)
    html = "\n".join(f"<div>{block['html']}</div>" for block in blocks)
    return _Reader(base).read(BeautifulSoup(html, "html.parser"))


class _Reader:
    """Reads one document; knows the anchors that it met and the headings that it is below."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.above: list[str] = []
        self.anchors: set[str] = set()
        self.waiting = ""

    def read(self, soup: BeautifulSoup) -> list[Node]:
        nodes = list(self.blocks(soup))
        _drop_dead_links(nodes, self.anchors)
        return nodes

    def blocks(self, element: Tag) -> Iterator[Node]:
        """Block by block; words that stand loose become paragraphs."""
        loose: list[Tag | NavigableString] = []
        for child in element.children:
            if isinstance(child, Tag) and child.name not in _INLINE or _stands_alone(child):
                yield from self.paragraph(loose)
                loose = []
                yield from self.block(child)  # type: ignore[arg-type]
            elif isinstance(child, Tag | NavigableString):
                loose.append(child)
        yield from self.paragraph(loose)

    def paragraph(self, parts: Iterable[Tag | NavigableString]) -> Iterator[Node]:
        inline = _tidy([node for part in parts for node in self.inline(part)])
        if inline:
            yield {"kind": "paragraph", "inline": inline}

    def block(self, element: Tag) -> Iterator[Node]:
        self.waiting = str(element.get("id") or "") or self.waiting
        name = element.name
        if name in _HEADINGS:
            yield from self.heading(element)
        elif name in _LISTS:
            yield from self.items(element)
        elif name == "dl":
            yield from self.terms(element)
        elif name == "table":
            yield from self.table(element)
        elif name in _PARAGRAPHS or name in _INLINE:
            yield from self.paragraph([element])
        elif name == "blockquote":
            yield {"kind": "quote", "blocks": list(self.blocks(element))}
        else:
            yield from self.blocks(element)

    def heading(self, element: Tag) -> Iterator[Node]:
        """Levels are not skipped: readers of tagged documents would miss one."""
        inline = _tidy([node for child in element.children for node in self.inline(child)])
        if not inline:
            return
        while self.above and self.above[-1] >= element.name:
            self.above.pop()
        self.above.append(element.name)
        anchor = self.waiting if self.waiting not in self.anchors else ""
        self.anchors |= {anchor} - {""}
        self.waiting = ""
        yield {"kind": "heading", "level": len(self.above), "anchor": anchor, "inline": inline}

    def items(self, element: Tag) -> Iterator[Node]:
        items = [list(self.blocks(item)) for item in element.find_all("li", recursive=False)]
        items = [item for item in items if item]
        if items:
            yield {"kind": "list", "ordered": element.name == "ol", "items": items}

    def terms(self, element: Tag) -> Iterator[Node]:
        for part in element.find_all(["dt", "dd"]):
            if part.find_parent("dl") is not element:
                continue
            if part.name == "dt":
                inline = _tidy([node for child in part.children for node in self.inline(child)])
                yield {"kind": "term", "inline": inline}
            else:
                yield {"kind": "description", "blocks": list(self.blocks(part))}

    def table(self, element: Tag) -> Iterator[Node]:
        caption = element.find("caption")
        if isinstance(caption, Tag):
            yield from self.paragraph([caption])
        rows = [self.row(row) for row in element.find_all("tr")]
        head = [row for row in element.find_all("tr") if row.find_parent("thead")]
        width = max((len(row) for row in rows), default=0)
        if width:
            empty: Node = {"kind": "cell", "blocks": []}
            filled = [row + [empty] * (width - len(row)) for row in rows]
            yield {"kind": "table", "width": width, "head": len(head), "rows": filled}

    def row(self, row: Tag) -> list[Node]:
        cells = row.find_all(["td", "th"], recursive=False)
        return [{"kind": "cell", "blocks": list(self.blocks(cell))} for cell in cells]

    def inline(self, node: Any) -> Iterator[Node]:
        if isinstance(node, NavigableString):
            seen = _UNSEEN.sub("", node)
            yield {"kind": "text", "text": " ".join(f"|{seen}|".split())[1:-1]}
            return
        if not isinstance(node, Tag):
            return
        if node.name == "br":
            yield {"kind": "break"}
            return
        within = [found for child in node.children for found in self.inline(child)]
        if node.name in _STRONG:
            yield {"kind": "strong", "inline": within}
        elif node.name in _EMPHASISED:
            yield {"kind": "emphasis", "inline": within}
        elif node.name == "a" and node.get("href"):
            to = self.target(str(node["href"]))
            yield {"kind": "link" if to else "plain", "to": to, "inline": within}
        else:
            yield from within

    def target(self, href: str) -> str:
        """Where a link leads; nothing when that is nowhere a reader may go."""
        if href.startswith("#"):
            return href
        try:
            to = urljoin(self.base, href)
            scheme = urlsplit(to).scheme
        except ValueError:
            return ""
        return to if scheme in _LEADS_SOMEWHERE and len(to) <= _LONGEST_ADDRESS else ""


def _stands_alone(node: Any) -> bool:
    if not isinstance(node, Tag) or node.name != "span":
        return False
    classes = node.get_attribute_list("class")
    return any(str(name).endswith(_OWN_LINE) for name in classes) and bool(
        node.find_parent(["li", "dd", "td"])
    )


def _tidy(inline: list[Node]) -> list[Node]:
    """Without space at either end; nothing at all when there are no words."""
    while inline and _is_space(inline[0]):
        inline = inline[1:]
    while inline and _is_space(inline[-1]):
        inline = inline[:-1]
    if inline and inline[0]["kind"] == "text":
        inline[0] = {**inline[0], "text": inline[0]["text"].lstrip()}
    if inline and inline[-1]["kind"] == "text":
        inline[-1] = {**inline[-1], "text": inline[-1]["text"].rstrip()}
    return inline


def _is_space(node: Node) -> bool:
    if node["kind"] == "text":
        return not node["text"].strip()
    return node["kind"] == "break" or all(_is_space(part) for part in node["inline"])


def _drop_dead_links(nodes: Any, anchors: set[str]) -> None:
    """A link to a part that the document does not have becomes plain words."""
    if isinstance(nodes, list):
        for node in nodes:
            _drop_dead_links(node, anchors)
    elif isinstance(nodes, dict):
        if nodes.get("kind") == "link" and nodes["to"].startswith("#"):
            nodes["kind"] = "reference" if nodes["to"][1:] in anchors else "plain"
            nodes["to"] = nodes["to"][1:]
        for value in nodes.values():
            _drop_dead_links(value, anchors)
