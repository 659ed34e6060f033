"""What a line is by its form: numbered, bulleted, like a heading, part of an address."""

from __future__ import annotations

import re

# Each pattern looks at the beginning of a line or at a short line only, so that no input
# makes it slow.
_NUMBERED = re.compile(r"(\(?[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[.)]?)[ \t\u00a0]+(?=\S)")
_BULLET = re.compile(r"([•●▪■◦‣·*–—-]|o(?=\t))[ \t\u00a0]+(?=\S)")
_POSTCODE = re.compile(r"\b[1-9][0-9]{3} ?[A-Z]{2}\b")
_STREET = re.compile(r"[^\W\d][^\d]{3,50} [0-9]{1,5} ?[a-zA-Z]{0,3}")
_PO_BOX = re.compile(r"(?:postbus|p\.?o\.? box)\s+[0-9]", re.I)

# Longer than this, in characters and in words, a line is prose and not a heading.
HEADING_CHARACTERS = 100
HEADING_WORDS = 14
ADDRESS_LINES = 10
ADDRESS_CHARACTERS = 60
_NO_HEADING_END = (".", ":", ";", ",", "…")


def numbered(line: str) -> tuple[str, str]:
    """The number before a line as written and the rest; an empty number where there is none.

    A year or an amount (“2022 was …”, “12 weken”) is no number of a line: a whole number
    needs its point or bracket, a composed one (“2.1”) does not.
    """
    match = _NUMBERED.match(line)
    if match is None:
        return "", line
    lead = match[1]
    if lead.isdigit():
        return "", line
    return lead, line[match.end() :]


def bulleted(line: str) -> tuple[str, str]:
    """The bullet before a line and the rest; an empty bullet where there is none."""
    match = _BULLET.match(line)
    return (match[1], line[match.end() :]) if match else ("", line)


def depth(number: str) -> int:
    """1 for “2”, 2 for “2.1”."""
    return number.count(".") + 1


def like_heading(line: str) -> bool:
    """Whether a line that stands alone can be a heading: short, and no sentence."""
    if len(line) > HEADING_CHARACTERS or len(line.split()) > HEADING_WORDS:
        return False
    if line.endswith(_NO_HEADING_END) or "©" in line or "@" in line:
        return False
    first = line.lstrip("‘“\"'«(")[:1]
    return first.isdigit() or (first.isalpha() and not first.islower())


def is_address(lines: list[str]) -> bool:
    """Whether lines that stand together are an address: short, with a postcode or a box."""
    if not 2 <= len(lines) <= ADDRESS_LINES:
        return False
    if any(len(line) > ADDRESS_CHARACTERS for line in lines):
        return False
    return any(is_postal(line) for line in lines)


def is_postal(line: str) -> bool:
    """Whether a line is a postcode with its place, or a post-office box."""
    return len(line) <= ADDRESS_CHARACTERS and bool(_POSTCODE.search(line) or _PO_BOX.match(line))


def is_street(line: str) -> bool:
    """Whether a line is a street with a number."""
    return len(line) <= ADDRESS_CHARACTERS and bool(_STREET.fullmatch(line))
