"""Invented faces: a head of 100 units high, its middle at the origin."""

from __future__ import annotations

from dataclasses import dataclass

from . import palette as p
from .geometry import Shape, curve, ellipse
from .hair import COVERS_BROWS, COVERS_EARS, HAIR_BEFORE, HAIR_BEHIND
from .palette import Colour, mix
from .pen import Pen


@dataclass(frozen=True, slots=True)
class Look:
    """How an invented person looks."""

    skin: Colour
    hair: Colour
    style: str
    glasses: bool = False
    beard: bool = False
    older: bool = False
    smile: str = "soft"
    earrings: Colour | None = None

    @property
    def shadow(self) -> Colour:
        return mix(self.skin, p.WINE, 0.34)

    @property
    def line(self) -> Colour:
        return mix(self.skin, p.INK, 0.62)


def head(pen: Pen, look: Look, *, facing: float = 0, tilt: float = 0) -> None:
    """A head; `facing` runs from -1 (to the left) to 1 (to the right), 0 looks at you."""
    pen = pen.at(0, 0, turn=tilt)
    if look.style not in COVERS_EARS:
        _ears(pen, look, facing)
    shape = face_shape(facing)
    pen.fill(shape, look.skin)
    pen.shade(shape, look.shadow, "left" if facing >= 0 else "right", 0.55, 0.6)
    _cheeks(pen, look, facing)
    if look.beard:
        _beard(pen, look, facing)
    _nose(pen, look, facing)
    _eyes(pen, look, facing)
    _mouth(pen, look, facing)
    HAIR_BEFORE.get(look.style, _nothing)(pen, look.hair, facing)
    if look.glasses:
        _glasses(pen, look, facing)


def hair_behind(pen: Pen, look: Look, *, facing: float = 0, tilt: float = 0) -> None:
    """The hair that falls behind the shoulders; drawn before the trunk."""
    HAIR_BEHIND.get(look.style, _nothing)(pen.at(0, 0, turn=tilt), look.hair, facing)


def _nothing(pen: Pen, colour: Colour, facing: float) -> None:
    """A style without this layer."""


def face_shape(facing: float) -> Shape:
    """Forehead, temples, cheeks and chin; the chin leads the turn."""
    lead = facing * 5
    return curve(
        [
            (0, -50),
            (25, -44),
            (36, -20),
            (35 + lead * 0.3, 4),
            (29 + lead * 0.6, 28),
            (13 + lead, 46),
            (-13 + lead, 46),
            (-29 + lead * 0.6, 28),
            (-35 + lead * 0.3, 4),
            (-36, -20),
            (-25, -44),
        ]
    )


def _ears(pen: Pen, look: Look, facing: float) -> None:
    for side in (-1, 1):
        x = side * 36 - facing * 7
        if side * facing > 0.6:
            continue
        ear = ellipse(x, 2, 7, 11, side * 8)
        pen.fill(ear, mix(look.skin, look.shadow, 0.25))
        pen.line([(x - side, -3), (x + side * 2, 1), (x - side, 6)], 1.6, look.shadow)
        if look.earrings:
            pen.dot(x + side, 15, 3.4, look.earrings)


def _cheeks(pen: Pen, look: Look, facing: float) -> None:
    for side in (-1, 1):
        x = side * 20 + facing * 9
        for size, strength in ((11, 0.07), (8.5, 0.07), (6, 0.07)):
            pen.tint(ellipse(x, 16, size, size * 0.75), p.CORAL, strength)


def _eyes(pen: Pen, look: Look, facing: float) -> None:
    own = p.HAIR_BROWN if look.style in COVERS_BROWS else look.hair
    brow = mix(own, p.INK, 0.2 if look.older else 0.35)
    for side in (-1, 1):
        near = 1 - 0.18 * side * facing
        x = side * 14.5 * near + facing * 10
        pen.fill(ellipse(x, -2, 3.3 * near, 4.2), p.INK)
        pen.dot(x + 1.1, -3.6, 1.1, p.WHITE)
        pen.line([(x - 5, -5), (x - 1.5, -7), (x + 2, -7), (x + 5.5, -5)], 1.5, look.line)
        pen.line(
            [(x - side * 6.5, -14.2), (x + side * 1, -17.4), (x + side * 8, -14)],
            [2.6, 3.6, 1.6],
            brow,
        )
        if look.older:
            pen.line([(x - 4.5, 5.5), (x, 7), (x + 4.5, 5.5)], 1.0, look.shadow)


def _nose(pen: Pen, look: Look, facing: float) -> None:
    x = facing * 13
    lean = 1 if facing >= 0 else -1
    bridge = [(x - lean * 1.5, -4), (x + lean * 4, 9), (x + lean * 3.5, 13), (x - lean * 3, 14)]
    pen.line(bridge, [1.2, 2.2, 2.2, 1.4], look.shadow)


def _mouth(pen: Pen, look: Look, facing: float) -> None:
    x = facing * 11
    lips = mix(look.skin, p.WINE, 0.72)
    if look.smile == "open":
        pen.fill(curve([(x - 11, 25), (x, 27), (x + 11, 25), (x + 6, 33), (x - 6, 33)]), lips)
        pen.fill(curve([(x - 8, 26), (x, 27.4), (x + 8, 26), (x, 29.5)]), p.WHITE)
    elif look.smile == "talk":
        pen.fill(ellipse(x, 28, 6, 4.6), lips)
        pen.fill(ellipse(x, 26.4, 4, 1.7), p.WHITE)
    else:
        pen.line([(x - 10, 26), (x, 29.4), (x + 10, 25.4)], [1.4, 2.8, 1.4], lips)


def _beard(pen: Pen, look: Look, facing: float) -> None:
    lead = facing * 6
    shape = curve(
        [
            (-35, -4),
            (-30 + lead * 0.5, 22),
            (-12 + lead, 20),
            (lead, 17),
            (12 + lead, 20),
            (30 + lead * 0.5, 22),
            (35, -4),
            (34 + lead * 0.5, 26),
            (17 + lead, 52),
            (lead, 55),
            (-17 + lead, 52),
            (-34 + lead * 0.5, 26),
        ]
    )
    pen.fill(shape, look.hair)
    pen.shade(shape, p.INK, "bottom", 0.35, 0.6)


def _glasses(pen: Pen, look: Look, facing: float) -> None:
    for side in (-1, 1):
        near = 1 - 0.18 * side * facing
        x = side * 14.8 * near + facing * 10
        ring = ellipse(x, -2, 11 * near, 10)
        pen.line([*ring[:37:3]], 2.1, p.INK)
        pen.line([*ring[36::3], ring[0]], 2.1, p.INK)
        outer = (side * 36 - facing * 3, -5)
        pen.line([(x + side * 11 * near, -4), outer], 2.1, p.INK)
    pen.line([(-4 + facing * 10, -3), (facing * 10, -5), (4 + facing * 10, -3)], 2.1, p.INK)
