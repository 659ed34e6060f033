"""Walking through HTML, from element to element, without recursion.

However deep the nesting, the walk keeps its own stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bs4 import Tag
from bs4.element import NavigableString, PageElement

from .document import Kind, Paragraph, Run
from .links import usable
from .plain_text import cleaned

_BLOCK_NAMES = """
address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol
option p pre section summary table tbody tfoot thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CELLS = {"td", "th"}
_IN_CELL = {"p", "div"}
_BOLD, _ITALIC = {"b", "strong"}, {"i", "em", "cite"}
_SPACE = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")


@dataclass(slots=True)
class _List:
    """A list that is open: whether it is numbered, and the number of its last item."""

    ordered: bool
    last: int


@dataclass(frozen=True, slots=True)
class _State:
    """What holds for the text at one place of the page."""

    bold: bool = False
    italic: bool = False
    link: str = ""
    heading: int = 0
    lists: tuple[_List, ...] = ()
    line: int = 0
    in_cell: bool = False


def paragraphs_of(root: Tag, *, counting: bool = False) -> Iterator[Paragraph]:
    """The paragraphs in an element, in order; ``counting`` numbers them instead of lines."""
    for number, paragraph in enumerate(_Walk().through(root), start=1):
        yield replace(paragraph, line=number) if counting else paragraph


class _Walk:
    """The paragraph being gathered, and what was found before it."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.line = 0
        self.lead: str | None = None
        self.anchor = ""
        self.joined = False
        self.found: list[Paragraph] = []

    def through(self, root: Tag) -> Iterator[Paragraph]:
        stack: list[tuple[Tag, Iterator[PageElement], _State]]
        stack = [(root, iter(list(root.children)), _State(line=root.sourceline or 1))]
        while stack:
            tag, children, state = stack[-1]
            child = next(children, None)
            if child is None:
                self._leave(tag, state)
                stack.pop()
            elif isinstance(child, Tag):
                inner = self._enter(child, state)
                stack.append((child, iter(list(child.children)), inner))
            elif isinstance(child, NavigableString):
                self._text(str(child), state, kept=tag.name == "pre")
            yield from self._take()
        self._flush(_State())
        yield from self._take()

    def _take(self) -> list[Paragraph]:
        found, self.found = self.found, []
        return found

    def _enter(self, tag: Tag, state: _State) -> _State:
        state = replace(state, line=tag.sourceline or state.line)
        if _parts(tag, state):
            self._flush(state)
        if tag.get("id") and not self.anchor:
            self.anchor = str(tag["id"])
        if tag.name in _CELLS and self._has_words():
            self.runs.append(Run(" | "))
        if tag.name == "br":
            self._break(state)
        if tag.name == "li":
            self.lead = self._marker(tag, state)
        return _inside(tag, state)

    def _leave(self, tag: Tag, state: _State) -> None:
        if _parts(tag, state):
            self._flush(state)
        if tag.name == "li":
            self.lead = None

    def _text(self, text: str, state: _State, *, kept: bool) -> None:
        lines = text.splitlines() if kept else [text]
        for place, line in enumerate(lines):
            if place:
                self._break(state)
            words = _SPACE.sub(" ", cleaned(line))
            if not self._has_words():
                words = words.lstrip(" ")
                self.line = self.line if self.runs else state.line
            if words:
                self.runs.append(Run(words, state.bold, state.italic, state.link))

    def _break(self, state: _State) -> None:
        """A line break: what follows continues the paragraph on a new line."""
        if state.heading:
            self.runs.append(Run(" "))
            return
        there = self._has_words()
        self._flush(state)
        self.joined = there

    def _flush(self, state: _State) -> None:
        runs = _tidied(self.runs)
        if runs:
            self.found.append(self._paragraph(runs, state))
            self.anchor = ""
            if self.lead:
                self.lead = None
        self.runs, self.joined = [], False

    def _paragraph(self, runs: tuple[Run, ...], state: _State) -> Paragraph:
        line = self.line or state.line
        if state.heading:
            lead = self.lead or ""
            lead = lead if lead[:1].isdigit() else ""
            return Paragraph(line, runs, Kind.HEADING, state.heading, lead, anchor=self.anchor)
        if self.lead:
            depth = max(len(state.lists), 1)
            return Paragraph(line, runs, Kind.ITEM, depth, self.lead, anchor=self.anchor)
        return Paragraph(line, runs, joined=self.joined, anchor=self.anchor)

    def _has_words(self) -> bool:
        return any(run.text.strip() for run in self.runs)

    def _marker(self, tag: Tag, state: _State) -> str:
        """What the browser puts before an item: its number, or a bullet."""
        if not state.lists or not state.lists[-1].ordered:
            return "•"
        lists = state.lists[-1]
        lists.last = _whole(tag.get("value"), lists.last + 1)
        return f"{lists.last}."


def _parts(tag: Tag, state: _State) -> bool:
    """Whether an element parts paragraphs; the only one in a cell leaves the row whole."""
    return tag.name in _BLOCKS and not (state.in_cell and tag.name in _IN_CELL)


def _is_plain_cell(tag: Tag) -> bool:
    """A cell of a table of facts, as Word writes it; cells that lay out a page hold more."""
    return [block.name in _IN_CELL for block in tag.find_all(_BLOCKS, limit=2)] == [True]


def _inside(tag: Tag, state: _State) -> _State:
    """What holds inside an element."""
    name = tag.name
    if name in _HEADINGS:
        return replace(state, heading=_HEADINGS[name])
    if name in ("ul", "ol"):
        start = _whole(tag.get("start"), 1) - 1
        opened = _List(name == "ol", start)
        return replace(state, lists=(*state.lists, opened))
    if name in _CELLS:
        return replace(state, in_cell=_is_plain_cell(tag))
    if name == "a":
        return replace(state, link=usable(str(tag.get("href", ""))))
    return replace(
        state,
        bold=state.bold or name in _BOLD,
        italic=state.italic or name in _ITALIC,
    )


def _whole(value: object, otherwise: int) -> int:
    """An attribute that should be a whole number of an ordinary size."""
    text = str(value or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise


def _tidied(runs: list[Run]) -> tuple[Run, ...]:
    """Runs without double spaces, with neighbours of one style put together."""
    tidy: list[Run] = []
    for run in runs:
        text = run.text
        if not tidy or tidy[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if not text:
            continue
        if tidy and replace(tidy[-1], text="") == replace(run, text=""):
            tidy[-1] = replace(run, text=tidy[-1].text + text)
        else:
            tidy.append(replace(run, text=text))
    while tidy and not tidy[-1].text.rstrip():
        tidy.pop()
    if not tidy or not "".join(run.text for run in tidy).strip():
        return ()
    return (*tidy[:-1], replace(tidy[-1], text=tidy[-1].text.rstrip(" ")))
