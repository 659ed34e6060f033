"""Hair and headwear, in the measures of a face; a layer behind it and one before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from . import palette as p
from .geometry import Point, curve, ellipse
from .palette import Colour, mix
from .pen import Pen

Layer: TypeAlias = Callable[[Pen, Colour, float], None]


def _lock(pen: Pen, points: Sequence[Point], colour: Colour, *, side: str = "top") -> None:
    """One mass of hair with a lighter side."""
    shape = curve(points)
    pen.fill(shape, colour)
    pen.shade(shape, mix(colour, p.OCHRE, 0.4), side, 0.42, 0.55)


def _short(pen: Pen, colour: Colour, facing: float) -> None:
    f = facing * 6
    cap = [(-38, 0), (-41, -26), (-30, -54), (0, -64), (32, -55), (42, -26), (38, 0)]
    fringe = [(33, -18), (30 + f, -30), (10 + f, -33), (-12 + f, -27), (-31 + f, -29), (-34, -16)]
    _lock(pen, [*cap, *fringe], colour)


def _side_parting(pen: Pen, colour: Colour, facing: float) -> None:
    f = facing * 5
    cap = [(-38, 2), (-42, -24), (-34, -52), (-8, -66), (26, -62), (43, -38), (39, 0)]
    fringe = [(33, -14), (33, -28), (14 + f, -40), (-10 + f, -37), (-28, -24), (-34, -12)]
    _lock(pen, [*cap, *fringe], colour)
    pen.line([(-27, -44), (-6 + f, -52), (22, -48)], [1, 2, 1], mix(colour, p.OCHRE, 0.35))


def _bald(pen: Pen, colour: Colour, facing: float) -> None:
    for side in (-1, 1):
        x = side * 36 - facing * 4
        _lock(pen, [(x, -26), (x + side * 7, -14), (x + side * 4, 4), (x - side * 3, -6)], colour)


def _bob_behind(pen: Pen, colour: Colour, facing: float) -> None:
    _lock(
        pen,
        [(0, -64), (36, -54), (48, -18), (50, 26), (42, 52), (12, 44), (-12, 44), (-42, 52)]
        + [(-50, 26), (-48, -18), (-36, -54)],
        mix(colour, p.INK, 0.25),
    )


def _bob(pen: Pen, colour: Colour, facing: float) -> None:
    f = facing * 6
    _lock(
        pen,
        [(-36, 30), (-47, 34), (-50, 0), (-45, -36), (-24, -60), (4, -66), (30, -58), (47, -32)]
        + [(50, 2), (46, 34), (36, 30), (37, -4), (26, -26), (f + 2, -38), (-22, -24), (-36, 0)],
        colour,
    )


def _fringe(pen: Pen, colour: Colour, facing: float) -> None:
    f = facing * 4
    _lock(
        pen,
        [(-37, 34), (-48, 36), (-50, -4), (-42, -40), (-20, -62), (6, -66), (32, -56), (48, -28)]
        + [(50, 6), (47, 36), (36, 34), (36, -4), (33, -18), (14 + f, -21), (-12 + f, -20)]
        + [(-33, -17), (-37, 2)],
        colour,
    )


def _long_behind(pen: Pen, colour: Colour, facing: float) -> None:
    _lock(
        pen,
        [(0, -62), (36, -54), (48, -18), (54, 34), (60, 84), (40, 104), (0, 92), (-40, 104)]
        + [(-60, 84), (-54, 34), (-48, -18), (-36, -54)],
        mix(colour, p.INK, 0.2),
    )


def _long(pen: Pen, colour: Colour, facing: float) -> None:
    f = facing * 6
    left = [(-4 + f, -62), (-30, -60), (-47, -32), (-52, 14), (-56, 70), (-42, 84), (-40, 40)]
    _lock(pen, [*left, (-36, 2), (-24, -22), (-2 + f, -44)], colour)
    right = [(-6 + f, -62), (30, -62), (47, -32), (52, 14), (56, 70), (42, 84), (40, 40)]
    _lock(pen, [*right, (36, 2), (27, -22), (-2 + f, -44)], colour)


def _bun_behind(pen: Pen, colour: Colour, facing: float) -> None:
    pen.fill(ellipse(-facing * 22, -70, 22, 20), mix(colour, p.INK, 0.2))
    pen.shade(ellipse(-facing * 22, -70, 22, 20), mix(colour, p.OCHRE, 0.4), "top", 0.5, 0.6)


def _swept(pen: Pen, colour: Colour, facing: float) -> None:
    f = facing * 5
    _lock(
        pen,
        [(-38, 4), (-43, -22), (-32, -52), (-4, -63), (28, -56), (42, -24), (38, 4), (34, -14)]
        + [(22, -32), (f - 4, -42), (-22, -30), (-34, -12)],
        colour,
    )


def _curls_behind(pen: Pen, colour: Colour, facing: float) -> None:
    dark = mix(colour, p.INK, 0.25)
    for x, y, r in [(-44, 12, 20), (44, 12, 20), (-50, -14, 22), (50, -14, 22), (0, -44, 44)]:
        pen.dot(x, y, r, dark)
    for x, y, r in [(-40, 34, 16), (40, 34, 16), (-38, -40, 26), (38, -40, 26)]:
        pen.dot(x, y, r, dark)


def _curls(pen: Pen, colour: Colour, facing: float) -> None:
    f = facing * 4
    ring: list[tuple[float, float, float]]
    ring = [(-42, -12, 13), (-40, -32, 16), (-24, -47, 18), (-2, -54, 19), (22, -49, 18)]
    ring += [(39, -33, 16), (42, -12, 13), (-12 + f, -38, 12), (10 + f, -39, 12), (28, -32, 11)]
    ring += [(-28, -32, 12)]
    for x, y, r in ring:
        pen.dot(x, y, r, colour)
    crown = curve([(-50, -20), (-34, -58), (0, -72), (34, -58), (50, -20), (0, -34)])
    pen.shade(crown, mix(colour, p.OCHRE, 0.4), "top", 0.4, 0.6)


def _crop(pen: Pen, colour: Colour, facing: float) -> None:
    """Short, tight hair."""
    f = facing * 4
    shape = curve(
        [(-37, -10), (-39, -30), (-27, -53), (0, -60), (27, -53), (39, -30), (37, -10), (33, -26)]
        + [(20 + f, -37), (f, -40), (-20 + f, -37), (-33, -26)]
    )
    pen.fill(shape, colour)
    pen.shade(shape, mix(colour, p.BRONZE, 0.5), "top", 0.35, 0.5)


def _scarf_behind(pen: Pen, colour: Colour, facing: float) -> None:
    back = [(0, -64), (38, -52), (50, -8), (46, 40), (58, 78), (0, 92), (-58, 78), (-46, 40)]
    _lock(pen, [*back, (-50, -8), (-38, -52)], mix(colour, p.INK, 0.2))


def _scarf(pen: Pen, colour: Colour, facing: float) -> None:
    """A headscarf around the face."""
    f = facing * 5
    outer = [(-46, 30), (-48, -20), (-32, -54), (0, -64), (32, -54), (48, -20), (46, 30)]
    chin = [(56, 72), (20, 88), (-34, 84), (-56, 66)]
    inner = [(-32, 30), (-12 + f, 47), (12 + f, 47), (32, 30), (35, -8), (24, -36)]
    inner += [(0, -42), (-24, -36), (-35, -8)]
    shape = curve(outer + chin)
    with_hole = [*shape, shape[0], *curve(inner), curve(inner)[0]]
    pen.fill(with_hole, colour)
    pen.shade(with_hole, mix(colour, p.WHITE, 0.5), "top", 0.4, 0.5)
    pen.line([(-30, 42), (-6 + f, 60), (30, 64)], [1, 3, 1], mix(colour, p.INK, 0.3))
    pen.line([(-38, 54), (-10, 74), (24, 78)], [1, 2.6, 1], mix(colour, p.INK, 0.3))


def _helmet(pen: Pen, colour: Colour, facing: float) -> None:
    """A hard hat, as worn on a building site."""
    f = facing * 8
    shell = curve([(-42, -20), (-40, -46), (-20, -68), (10, -71), (34, -58), (43, -20), (0, -26)])
    pen.fill(shell, colour)
    pen.shade(shell, p.WHITE, "top", 0.45, 0.5)
    pen.line([(-3 + f, -70), (1 + f, -46), (2 + f, -26)], [9, 10, 8], mix(colour, p.WHITE, 0.35))
    pen.line([(-50 + f, -19), (f, -26), (52 + f, -19)], [6, 8, 6], mix(colour, p.BROWN, 0.25))


HAIR_BEHIND: Mapping[str, Layer] = {
    "bob": _bob_behind,
    "fringe": _bob_behind,
    "long": _long_behind,
    "bun": _bun_behind,
    "curls": _curls_behind,
    "scarf": _scarf_behind,
}

HAIR_BEFORE: Mapping[str, Layer] = {
    "short": _short,
    "parting": _side_parting,
    "bald": _bald,
    "bob": _bob,
    "fringe": _fringe,
    "long": _long,
    "bun": _swept,
    "curls": _curls,
    "crop": _crop,
    "scarf": _scarf,
    "helmet": _helmet,
}

COVERS_EARS = {"bob", "fringe", "long", "scarf"}
COVERS_BROWS = {"scarf", "helmet"}
"""Styles whose colour is not the colour of the person's own hair."""
