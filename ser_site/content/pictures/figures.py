"""Invented people: clothes, arms and hands; the pit of the neck is the origin.

A head is 100 units high, so a standing person is about 640.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from . import palette as p
from .faces import Look, hair_behind, head
from .geometry import Point, Shape, curve, ellipse
from .palette import Colour, mix
from .pen import Pen


@dataclass(frozen=True, slots=True)
class Outfit:
    """What a person wears."""

    kind: str
    main: Colour
    inner: Colour = p.WHITE
    accent: Colour | None = None

    @property
    def shadow(self) -> Colour:
        return mix(self.main, p.INK, 0.55)

    @property
    def light(self) -> Colour:
        return mix(self.main, p.CREAM, 0.4)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who does not exist."""

    look: Look
    outfit: Outfit
    shoulders: float = 68


def bust(
    pen: Pen, person: Person, *, facing: float = 0, tilt: float = 0, length: float = 300
) -> None:
    """Head, neck and trunk without arms; trunk as long as asked."""
    trunk = _trunk_shape(person.shoulders, length)
    hair_behind(pen.at(0, -76), person.look, facing=facing, tilt=tilt)
    pen.fill(trunk, person.outfit.main)
    pen.shade(trunk, person.outfit.shadow, "bottom", 0.5, 0.8)
    _neck(pen, person.look)
    CLOTHES[person.outfit.kind](pen, person.outfit)
    head(pen.at(0, -76), person.look, facing=facing, tilt=tilt)


def _trunk_shape(shoulders: float, length: float) -> Shape:
    s = shoulders
    right: Shape = [(20, -14), (s * 0.62, 2), (s * 0.94, 20), (s * 1.04, 58), (s * 0.9, 150)]
    right += [(s * 0.92, max(length - 40, 160)), (s * 0.94, max(length, 180))]
    left = [(-x, y) for x, y in reversed(right)]
    upper = curve([*right[:-1]], closed=False)
    mirrored = [(-x, y) for x, y in reversed(upper)]
    return [*upper, right[-1], left[0], *mirrored]


def _neck(pen: Pen, look: Look) -> None:
    shape = [(-17, -52), (17, -52), (19, -8), (30, 4), (0, 26), (-30, 4), (-19, -8)]
    pen.fill(shape, mix(look.skin, look.shadow, 0.2))
    pen.shade(shape, look.shadow, "top", 0.9, 0.75)


def _suit(pen: Pen, outfit: Outfit) -> None:
    pen.fill([(-24, -6), (24, -6), (30, 6), (0, 140), (-30, 6)], outfit.inner)
    pen.shade([(-24, -6), (24, -6), (0, 140)], p.SKY, "bottom", 0.6)
    if outfit.accent:
        pen.fill(
            [(-8, 12), (8, 12), (5, 26), (12, 112), (0, 128), (-12, 112), (-5, 26)], outfit.accent
        )
        pen.fill([(-9, 10), (9, 10), (5, 28), (-5, 28)], mix(outfit.accent, p.INK, 0.25))
    for side in (-1, 1):
        collar = [(0, 16), (side * 22, -14), (side * 34, 2), (side * 20, 34)]
        pen.fill(collar, outfit.inner)
        pen.shade(collar, p.SKY, "bottom", 0.7)
        lapel = [(side * 26, -12), (side * 40, 0), (side * 46, 50), (side * 34, 54)]
        lapel += [(side * 40, 64), (0, 150), (side * 4, 130)]
        pen.fill(lapel, outfit.light)
        pen.shade(lapel, outfit.main, "bottom", 0.9)
    pen.line([(0, 150), (1, 300)], 2, outfit.shadow)
    pen.dot(8, 172, 4, outfit.shadow)


def _blouse(pen: Pen, outfit: Outfit) -> None:
    skin_gap = [(-22, -10), (22, -10), (0, 62)]
    for side in (-1, 1):
        flap = [(side * 17, -20), (side * 34, -2), (side * 26, 40), (0, 66), (side * 10, 24)]
        pen.fill(flap, outfit.light)
        pen.shade(flap, outfit.main, "bottom", 0.9)
    pen.line([(0, 64), (2, 160), (0, 290)], 2, outfit.shadow)
    for y in (96, 142, 188, 234):
        pen.dot(1, y, 3, outfit.accent or outfit.light)
    if outfit.accent:
        pen.line([skin_gap[0], (0, 34), skin_gap[1]], 3, outfit.accent)


def _sweater(pen: Pen, outfit: Outfit) -> None:
    pen.line([(-27, -10), (-16, 12), (0, 19), (16, 12), (27, -10)], 13, outfit.light)
    pen.line([(-30, -8), (-18, 18), (0, 26), (18, 18), (30, -8)], 2, outfit.shadow)
    if outfit.accent:
        for y in (112, 138):
            pen.line([(-66, y), (0, y + 6), (66, y)], 9, outfit.accent)


def _cardigan(pen: Pen, outfit: Outfit) -> None:
    neckline = curve([(-24, -4), (-14, 14), (0, 20), (14, 14), (24, -4)], closed=False)
    pen.fill([*neckline, (26, 120), (20, 300), (-20, 300), (-26, 120)], outfit.inner)
    pen.shade([(-26, 0), (26, 0), (20, 300), (-20, 300)], outfit.main, "bottom", 0.4)
    for side in (-1, 1):
        pen.line([(side * 25, -14), (side * 28, 110), (side * 20, 300)], 10, outfit.light)


def _vest(pen: Pen, outfit: Outfit) -> None:
    """A bright safety vest over a sweater."""
    pen.line([(-27, -10), (0, 16), (27, -10)], 11, mix(outfit.inner, p.INK, 0.2))
    for side in (-1, 1):
        band = [(side * 34, 6), (side * 52, 12), (side * 50, 300), (side * 32, 300)]
        pen.fill(band, p.MIST)
    for y in (150, 196):
        pen.fill([(-72, y), (72, y), (72, y + 18), (-72, y + 18)], p.MIST)
    pen.line([(0, 20), (0, 300)], 3, outfit.shadow)


def _tunic(pen: Pen, outfit: Outfit) -> None:
    """The tunic of somebody who works in care."""
    gap = [(-20, -12), (20, -12), (0, 40)]
    pen.line([gap[0], gap[2]], 9, outfit.inner)
    pen.line([gap[1], gap[2]], 9, outfit.inner)
    pen.fill([(22, 96), (58, 96), (56, 140), (24, 140)], outfit.light)
    pen.line([(32, 88), (32, 112)], 4, p.CORAL)
    pen.line([(40, 88), (40, 112)], 4, p.NAVY)


CLOTHES = {
    "suit": _suit,
    "blouse": _blouse,
    "sweater": _sweater,
    "cardigan": _cardigan,
    "vest": _vest,
    "tunic": _tunic,
}


def arm(
    pen: Pen, person: Person, shoulder: Point, elbow: Point, wrist: Point, *, grip: float = 0
) -> None:
    """An arm from shoulder to wrist, with its hand; `grip` turns the hand in degrees."""
    hand(pen, person.look, elbow, wrist, grip)
    sleeve = [shoulder, _halfway(shoulder, elbow, 0.55), elbow, _halfway(elbow, wrist, 0.5), wrist]
    colour = person.outfit.main
    pen.line(sleeve, [46, 43, 40, 35, 31], colour)
    pen.line(
        [_halfway(wrist, elbow, -0.02), _halfway(wrist, elbow, 0.04)],
        30,
        person.outfit.inner if person.outfit.kind == "suit" else person.outfit.light,
    )
    pen.line(
        [_halfway(wrist, elbow, 0.08), _halfway(wrist, elbow, 0.4), elbow], [31, 36, 41], colour
    )
    inner = [(x - 3, y + 14) for x, y in (_halfway(shoulder, elbow, 0.4), elbow)]
    pen.line([*inner, _halfway(elbow, wrist, 0.45)], [2, 3, 1], person.outfit.shadow)


def hand(pen: Pen, look: Look, elbow: Point, wrist: Point, grip: float = 0) -> None:
    """A mitten of a hand with a thumb, in line with the lower arm."""
    reach = _halfway(elbow, wrist, 1.0)
    dx, dy = wrist[0] - elbow[0], wrist[1] - elbow[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1
    ux, uy = dx / length, dy / length
    centre = (reach[0] + ux * 22, reach[1] + uy * 22)
    own = pen.at(*centre, turn=_degrees(ux, uy) + grip)
    own.line([(-24, 0), (-6, 0)], [25, 27], mix(look.skin, look.shadow, 0.2))
    own.fill(
        curve([(-14, -13), (8, -14), (25, -8), (28, 0), (24, 9), (6, 13), (-14, 12)]), look.skin
    )
    own.line([(-8, -10), (2, -19), (13, -20)], [11, 10, 8], look.skin)
    for y in (-4, 2, 7):
        own.line([(12, y), (25, y * 0.8)], 1.4, look.shadow)


def _degrees(ux: float, uy: float) -> float:
    return math.degrees(math.atan2(uy, ux))


def _halfway(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def legs(pen: Pen, colour: Colour, *, top: float = 280, stride: float = 26) -> None:
    """Trousers and shoes under a trunk that ends at `top`."""
    for side in (-1, 1):
        foot = (side * stride, top + 262)
        pen.line([(foot[0] - 8, foot[1] + 8), (foot[0] + side * 22, foot[1] + 12)], [22, 18], p.INK)
        line = [(side * 32, top - 16), (side * 32, top + 120), foot]
        pen.line(line, [76, 60, 40], mix(colour, p.INK, 0.12 if side < 0 else 0))
    pen.fill(ellipse(0, top - 8, 66, 34), colour)
