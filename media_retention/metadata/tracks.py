"""Where the samples of a track lie. Source: ISO/IEC 14496-12, chapters 8.7.3 to 8.7.5."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from .boxes import Box, find

_TABLE = (b"mdia", b"minf", b"stbl")
_FULL = 4


def samples(file: BinaryIO, track: Box) -> Iterator[tuple[int, int]]:
    """Place and length of every chunk of samples."""
    sizes = _sizes(file, track)
    chunks = _chunks(file, track)
    per_chunk = _per_chunk(file, track, len(chunks))
    first = 0
    for at, count in zip(chunks, per_chunk, strict=True):
        yield at, sum(sizes[first : first + count])
        first += count


def _numbers(file: BinaryIO, track: Box, kind: bytes, width: int = 4) -> list[int]:
    table = find(file, track, *_TABLE, kind)
    if table is None:
        return []
    content = table.read(file)[_FULL:]
    head = 8 if kind == b"stsz" else 4
    rest = range(head, len(content) - width + 1, width)
    starts = [int.from_bytes(content[at : at + 4]) for at in range(0, head, 4)]
    return starts + [int.from_bytes(content[at : at + width]) for at in rest]


def _sizes(file: BinaryIO, track: Box) -> list[int]:
    """Of every sample, in bytes."""
    table = _numbers(file, track, b"stsz")
    if not table:
        return []
    same, count, *each = table
    return [same] * count if same else each


def _chunks(file: BinaryIO, track: Box) -> list[int]:
    """Where every chunk starts."""
    near = _numbers(file, track, b"stco")
    return (near or _numbers(file, track, b"co64", width=8))[1:]


def _per_chunk(file: BinaryIO, track: Box, chunks: int) -> list[int]:
    """How many samples every chunk has: told where it changes."""
    table = _numbers(file, track, b"stsc")[1:]
    runs = list(zip(table[::3], table[1::3], strict=False))
    counts: list[int] = []
    for (first, count), (following, _count) in zip(runs, [*runs[1:], (chunks + 1, 0)], strict=True):
        counts += [count] * (following - first)
    return counts[:chunks] + [0] * (chunks - len(counts))
