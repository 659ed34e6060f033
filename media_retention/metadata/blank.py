"""Bytes of a file that are to be overwritten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Blank:
    """Bytes to be overwritten."""

    at: int
    length: int
    start: bytes = b""
    """What stands there first; zeros follow."""


def not_done(file: BinaryIO, blanks: Iterable[Blank]) -> list[Blank]:
    """Those that do not stand there yet."""
    return [blank for blank in list(blanks) if not _is_done(file, blank)]


def _is_done(file: BinaryIO, blank: Blank) -> bool:
    file.seek(blank.at)
    here = file.read(blank.length)
    return here == blank.start.ljust(blank.length, b"\0")
