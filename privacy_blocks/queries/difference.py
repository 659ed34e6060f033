"""What changed between two versions of a statement, block by block and word by word."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

from privacy_blocks.queries.content import BlockKept, Content

ALIKE = 0.5
"""From which share of equal words two texts are one that was changed, and not two."""

_MOST_IN_NAME = 60


class Change(StrEnum):
    """What became of a block, a line or some words."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words next to one another that had the same lot; a space stands between pieces."""

    change: Change
    text: str


Line = tuple[Piece, ...]
"""A paragraph, an item of a list, or a row of a table."""


@dataclass(frozen=True, slots=True)
class BlockDifference:
    """One block; ``name`` is its heading or the one above it, else how its text begins."""

    change: Change
    name: str
    lines: tuple[Line, ...]
    moved: bool = False

    @property
    def is_same(self) -> bool:
        """Whether nothing at all happened to it."""
        return self.change is Change.SAME and not self.moved


def differences(old: Content, new: Content) -> list[BlockDifference]:
    """Every block of either version, in the order of the new one; the title when it changed."""
    found: list[BlockDifference] = []
    if old["title"] != new["title"]:
        line = _words_compared(old["title"], new["title"])
        found.append(BlockDifference(Change.CHANGED, new["title"], (line,)))
    olds = [block for block in old["blocks"] if block["text"]]
    news = [block for block in new["blocks"] if block["text"]]
    pairs = _pairs(olds, news)
    moved = _moved(pairs)
    gone = [_whole(block, name, Change.REMOVED) for block, name in _named(olds)]
    follows = _removed_after(pairs, len(olds))
    found += [gone[place] for place in follows.get(None, [])]
    for place, (block, name) in enumerate(_named(news)):
        before = pairs.get(place)
        if before is None:
            found.append(_whole(block, name, Change.ADDED))
        else:
            found.append(_compared(olds[before], block, name, place in moved))
            found += [gone[after] for after in follows.get(before, [])]
    return found


def difference_runs(old: Content, new: Content) -> list[tuple[bool, list[BlockDifference]]]:
    """The blocks in order; those next to one another that stayed the same taken together."""
    runs: list[tuple[bool, list[BlockDifference]]] = []
    for block in differences(old, new):
        if runs and runs[-1][0] and block.is_same:
            runs[-1][1].append(block)
        else:
            runs.append((block.is_same, [block]))
    return runs


def _pairs(olds: list[BlockKept], news: list[BlockKept]) -> dict[int, int]:
    """Place in the new version → place in the old one, of the blocks that are in both."""
    keys: list[Callable[[BlockKept], Hashable]] = [
        lambda block: block["id"] or None,
        lambda block: (block["type"], block["text"]),
        lambda block: (block["type"], block["heading"]) if block["heading"] else None,
    ]
    pairs: dict[int, int] = {}
    for key in keys:
        free: dict[Hashable, list[int]] = {}
        for place, block in enumerate(olds):
            if place not in pairs.values() and key(block) is not None:
                free.setdefault(key(block), []).append(place)
        for place, block in enumerate(news):
            if place not in pairs and free.get(key(block)):
                pairs[place] = free[key(block)].pop(0)
    return pairs | _alike(olds, news, pairs)


def _alike(olds: list[BlockKept], news: list[BlockKept], pairs: dict[int, int]) -> dict[int, int]:
    """What is left over on both sides and says nearly the same."""
    left = [place for place in range(len(olds)) if place not in pairs.values()]
    found: dict[int, int] = {}
    for place, block in enumerate(news):
        if place in pairs:
            continue
        for old in left:
            same_type = olds[old]["type"] == block["type"]
            if same_type and _likeness(olds[old]["text"], block["text"]) >= ALIKE:
                found[place] = old
                left.remove(old)
                break
    return found


def _moved(pairs: dict[int, int]) -> set[int]:
    """The places in the new version of blocks that stand elsewhere among the others."""
    places = sorted(pairs)
    now = [pairs[place] for place in places]
    matcher = SequenceMatcher(None, sorted(now), now, autojunk=False)
    stayed = {
        match.b + step for match in matcher.get_matching_blocks() for step in range(match.size)
    }
    return {place for index, place in enumerate(places) if index not in stayed}


def _removed_after(pairs: dict[int, int], olds: int) -> dict[int | None, list[int]]:
    """The removed blocks by the block that they stood behind."""
    kept = set(pairs.values())
    follows: dict[int | None, list[int]] = {}
    last: int | None = None
    for place in range(olds):
        if place in kept:
            last = place
        else:
            follows.setdefault(last, []).append(place)
    return follows


def _whole(block: BlockKept, name: str, change: Change) -> BlockDifference:
    lines = tuple((Piece(change, line),) for line in block["text"].split("\n"))
    return BlockDifference(change, name, lines)


def _compared(old: BlockKept, new: BlockKept, name: str, moved: bool) -> BlockDifference:
    lines = tuple(_lines_compared(old["text"].split("\n"), new["text"].split("\n")))
    if lines[0] == (Piece(Change.SAME, name),):
        lines = lines[1:]  # a heading that stands above them already
    change = Change.SAME if old["text"] == new["text"] else Change.CHANGED
    return BlockDifference(change, name, lines, moved)


def _lines_compared(old: list[str], new: list[str]) -> Iterator[Line]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield from ((Piece(Change.SAME, line),) for line in new[j1:j2])
        else:
            for before, after in zip_longest(old[i1:i2], new[j1:j2], fillvalue=""):
                yield from _line_compared(before, after)


def _line_compared(before: str, after: str) -> Iterator[Line]:
    if before and after and _likeness(before, after) >= ALIKE:
        yield _words_compared(before, after)
        return
    if before:
        yield (Piece(Change.REMOVED, before),)
    if after:
        yield (Piece(Change.ADDED, after),)


def _words_compared(before: str, after: str) -> Line:
    old, new = before.split(), after.split()
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece(Change.SAME, " ".join(new[j1:j2])))
            continue
        if i2 > i1:
            pieces.append(Piece(Change.REMOVED, " ".join(old[i1:i2])))
        if j2 > j1:
            pieces.append(Piece(Change.ADDED, " ".join(new[j1:j2])))
    return tuple(pieces)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _named(blocks: list[BlockKept]) -> Iterator[tuple[BlockKept, str]]:
    """Each block with its heading, else the heading above it, else how its text begins."""
    above = ""
    for block in blocks:
        above = block["heading"] or above
        yield block, above or _beginning(block["text"])


def _beginning(text: str) -> str:
    first = text.split("\n", 1)[0]
    return first if len(first) <= _MOST_IN_NAME else first[:_MOST_IN_NAME].rsplit(" ", 1)[0] + " …"
