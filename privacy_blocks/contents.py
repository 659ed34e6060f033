"""What a statement consists of: its headings with the anchors that lead to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

if TYPE_CHECKING:
    from wagtail.blocks.stream_block import StreamValue

    from privacy_blocks.reading import RegisterReading


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on the page; ``level`` is that of its element, 2 for a part of the page."""

    anchor: str
    words: str
    level: int = 2
    number: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of the page, with the headings below it."""

    heading: Heading
    below: tuple[Heading, ...] = ()


@runtime_checkable
class HasHeadings(Protocol):
    """A block that puts headings on the page."""

    def headings(self, value: Any, reading: RegisterReading) -> Iterable[Heading]:
        """The headings that this value shows, in their order."""


def headings_in(body: StreamValue, reading: RegisterReading) -> Iterator[Heading]:
    """Every heading of the blocks, in the order of the page."""
    for child in body:
        if isinstance(child.block, HasHeadings):
            yield from child.block.headings(child.value, reading)


def contents_of(body: StreamValue, reading: RegisterReading) -> list[Entry]:
    """The parts of the page for a list of contents, sub-headings below theirs."""
    entries: list[tuple[Heading, list[Heading]]] = []
    for heading in headings_in(body, reading):
        if heading.level > 2 and entries:
            entries[-1][1].append(heading)
        else:
            entries.append((heading, []))
    return [Entry(heading, tuple(below)) for heading, below in entries]
