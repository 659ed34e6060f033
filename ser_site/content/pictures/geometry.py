"""Shapes as lists of points, in picture units (one unit is one pixel of the result)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Shape: TypeAlias = list[Point]


def curve(points: Sequence[Point], *, closed: bool = True, steps: int = 10) -> Shape:
    """A smooth line through all points (Catmull-Rom); closed, or with loose ends."""
    count = len(points)
    spans = count if closed else count - 1
    drawn: Shape = []
    for i in range(spans):
        if closed:
            p0, p1, p2, p3 = (points[(i + k - 1) % count] for k in range(4))
        else:
            p0, p1, p2, p3 = (points[min(max(i + k - 1, 0), count - 1)] for k in range(4))
        drawn += [_between(p0, p1, p2, p3, step / steps) for step in range(steps)]
    if not closed:
        drawn.append(points[-1])
    return drawn


def _between(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    x, y = (
        0.5
        * (
            2 * b
            + (c - a) * t
            + (2 * a - 5 * b + 4 * c - d) * t * t
            + (3 * b - 3 * c + d - a) * t * t * t
        )
        for a, b, c, d in zip(p0, p1, p2, p3, strict=True)
    )
    return x, y


def ellipse(cx: float, cy: float, rx: float, ry: float | None = None, turn: float = 0) -> Shape:
    """An ellipse about a centre; `turn` in degrees, clockwise as seen."""
    ry = rx if ry is None else ry
    angle = math.radians(turn)
    cos, sin = math.cos(angle), math.sin(angle)
    return [
        (
            cx + rx * math.cos(a) * cos - ry * math.sin(a) * sin,
            cy + rx * math.cos(a) * sin + ry * math.sin(a) * cos,
        )
        for a in (math.tau * i / 72 for i in range(72))
    ]


def arc(cx: float, cy: float, r: float, start: float, end: float, steps: int = 24) -> Shape:
    """Points on a circle from `start` to `end` degrees, clockwise from the right."""
    angles = (math.radians(start + (end - start) * i / steps) for i in range(steps + 1))
    return [(cx + r * math.cos(a), cy + r * math.sin(a)) for a in angles]


def box(x0: float, y0: float, x1: float, y1: float, r: float = 0) -> Shape:
    """A rectangle, with round corners where `r` is given."""
    if r <= 0:
        return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    return (
        arc(x1 - r, y0 + r, r, -90, 0, 8)
        + arc(x1 - r, y1 - r, r, 0, 90, 8)
        + arc(x0 + r, y1 - r, r, 90, 180, 8)
        + arc(x0 + r, y0 + r, r, 180, 270, 8)
    )


def tube(points: Sequence[Point], widths: Sequence[float], *, bent: bool = True) -> Shape:
    """A limb or a brush stroke: a line with a width that runs along it, with round ends.

    `widths` are full widths, spread evenly along the line.
    """
    line = curve(points, closed=False, steps=14) if bent and len(points) > 2 else list(points)
    left: Shape = []
    right: Shape = []
    for i, (x, y) in enumerate(line):
        (ax, ay), (bx, by) = line[max(i - 1, 0)], line[min(i + 1, len(line) - 1)]
        length = math.hypot(bx - ax, by - ay) or 1
        nx, ny = (ay - by) / length, (bx - ax) / length
        half = _width_at(widths, i / max(len(line) - 1, 1)) / 2
        left.append((x + nx * half, y + ny * half))
        right.append((x - nx * half, y - ny * half))
    end_cap = _cap(line[-2], line[-1], widths[-1] / 2)
    start_cap = _cap(line[1], line[0], widths[0] / 2)
    return left + end_cap + right[::-1] + start_cap


def _width_at(widths: Sequence[float], t: float) -> float:
    if len(widths) == 1:
        return widths[0]
    place = t * (len(widths) - 1)
    i = min(int(place), len(widths) - 2)
    return widths[i] + (widths[i + 1] - widths[i]) * (place - i)


def _cap(before: Point, end: Point, radius: float) -> Shape:
    heading = math.degrees(math.atan2(end[1] - before[1], end[0] - before[0]))
    return arc(*end, radius, heading + 90, heading - 90, 10)


def moved(
    shape: Iterable[Point],
    dx: float = 0,
    dy: float = 0,
    *,
    scale: float = 1,
    flip: bool = False,
    turn: float = 0,
) -> Shape:
    """The shape flipped, scaled and turned about the origin, then moved."""
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    sign = -1 if flip else 1
    return [
        (
            dx + scale * (sign * x * cos - y * sin),
            dy + scale * (sign * x * sin + y * cos),
        )
        for x, y in shape
    ]
