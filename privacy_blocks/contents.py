"""What a statement consists of: its headings with the anchors that lead to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias, runtime_checkable

if TYPE_CHECKING:
    from django.template import Context
    from wagtail.blocks.stream_block import StreamValue

    from privacy_blocks.reading import RegisterReading

    Surroundings: TypeAlias = Mapping[str, Any] | Context | None


Kind = Literal["activity", "part", "links"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on the page; ``level`` is that of its element, 2 for a part of the page.

    ``kind`` is what stands under it: an activity, whose key is the anchor; a part for
    everybody; or nothing but links to other parts.
    """

    anchor: str
    words: str
    level: int = 2
    number: str = ""
    kind: Kind = "part"


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


@dataclass(frozen=True, slots=True)
class Overview:
    """What a page has: activities with their parts, and what is for everybody."""

    activities: tuple[Entry, ...]
    others: tuple[Entry, ...]


def overview_of(context: Surroundings, reading: RegisterReading) -> Overview:
    """The overview of the page around a block."""
    entries = _entries(context, reading)
    return Overview(
        activities=tuple(
            Entry(_named(entry.heading, reading), tuple(_named(h, reading) for h in entry.below))
            for entry in entries
            if entry.heading.kind == "activity"
        ),
        others=tuple(entry for entry in entries if entry.heading.kind == "part"),
    )


def _named(heading: Heading, reading: RegisterReading) -> Heading:
    """An activity by its name in the register, which is shorter than the role of the reader."""
    activity = reading.activity(heading.anchor)
    return replace(heading, words=activity.text.title) if activity else heading


def activities_on_page(context: Surroundings, reading: RegisterReading) -> list[Heading]:
    """The headings of the activities on the page around a block, in its order."""
    entries = _entries(context, reading)
    headings = (heading for entry in entries for heading in (entry.heading, *entry.below))
    return [heading for heading in headings if heading.kind == "activity"]


def _entries(context: Surroundings, reading: RegisterReading) -> list[Entry]:
    """The contents of the page; without one, as in a preview, what a whole page would have."""
    given = context.get("contents") if context is not None else None
    if given is not None:
        return list(given)
    return [
        Entry(
            Heading(activity.key, activity.text.role_heading, 2, activity.number, "activity"),
            tuple(
                Heading(part.key, part.text.role_heading, 3, part.number, "activity")
                for part in activity.stated_parts
            ),
        )
        for activity in reading.activities()
        if activity.is_stated
    ]
