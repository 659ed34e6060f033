"""Citizen service numbers (BSN), which a form may not take in.

Only whom a law names may use them (UAVG 46), and no statement of ours asks them.
"""

from __future__ import annotations

import re
import unicodedata

# Nine figures in a row, or in at most four groups with one and the same mark between them.
_GROUPED = re.compile(
    r"(?<!\d)(?<!\d[ .\-])\d{1,4}([ .\-])\d{1,5}(?:\1\d{1,4}){0,2}(?!\d)(?![ .\-]\d)"
)
_TOGETHER = re.compile(r"(?<!\d)(?<!\+31 )(?<!0031 )\d{9}(?!\d)")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def contains_bsn(text: str) -> bool:
    """Whether somewhere in a text there is what looks like a BSN: nine figures that pass."""
    plain = unicodedata.normalize("NFKC", text)
    found = _TOGETHER.findall(plain)
    found += ["".join(filter(str.isdecimal, match[0])) for match in _GROUPED.finditer(plain)]
    return any(_passes(figures) for figures in found)


def _passes(figures: str) -> bool:
    """The eleven test."""
    numbers = [int(figure) for figure in figures]
    if len(numbers) != 9 or not any(numbers):
        return False
    return sum(w * n for w, n in zip(_WEIGHTS, numbers, strict=True)) % 11 == 0
