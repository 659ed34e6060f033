"""The colours of every picture: few, so that the pictures belong together."""

from __future__ import annotations

from typing import TypeAlias

Colour: TypeAlias = tuple[int, int, int]


def rgb(code: str) -> Colour:
    """A colour from six hexadecimal digits."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """`share` of the second colour in the first, from 0 to 1."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


INK = rgb("1b2a49")
NAVY = rgb("27406d")
BLUE = rgb("3f6fa8")
SKY = rgb("bfdbe6")
MIST = rgb("e3eef0")
TEAL = rgb("1f6e70")
SEA = rgb("5fa39a")
SAGE = rgb("a9c9b4")
MOSS = rgb("4f7a4e")
CREAM = rgb("f8f0e1")
SAND = rgb("ecd9b8")
OCHRE = rgb("e9ab3c")
CORAL = rgb("e2654a")
ROSE = rgb("eda78f")
WINE = rgb("8c2f45")
PLUM = rgb("5a3b63")
BROWN = rgb("6b4230")
WHITE = rgb("fffdf8")

FAIR = rgb("f3c7a9")
WARM = rgb("e0a37c")
OLIVE = rgb("c98a5e")
BRONZE = rgb("a0673f")
DEEP = rgb("6e432c")

HAIR_BLACK = rgb("231f2b")
HAIR_BROWN = rgb("4f3024")
HAIR_RED = rgb("a4502a")
HAIR_BLOND = rgb("d9a550")
HAIR_GREY = rgb("b9bcc2")
