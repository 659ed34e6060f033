"""Invented buildings: an office by a canal, a meeting hall, a street of houses."""

from __future__ import annotations

from . import palette as p
from .canvas import Canvas
from .geometry import box, curve, ellipse
from .palette import Colour, mix
from .pen import Pen
from .props import lamp, microphone


def office(c: Canvas) -> None:
    """An office of brick and glass by a canal, in the morning."""
    _sky(c, p.SKY, p.CREAM, 700)
    _clouds(c, 5)
    _houses(c, 640, mix(p.SKY, p.BLUE, 0.35), low=90, high=190)
    _wing(c, 240, 260, 620, 700, mix(p.CORAL, p.BROWN, 0.35), columns=5, rows=5)
    _wing(c, 620, 130, 1090, 700, mix(p.CREAM, p.SAND, 0.5), columns=6, rows=7)
    _wing(c, 1090, 330, 1420, 700, mix(p.CORAL, p.BROWN, 0.2), columns=4, rows=4)
    _entrance(c)
    _quay(c)
    for x, scale in ((110, 1.1), (205, 0.8), (1480, 1.15), (1560, 0.9)):
        tree(Pen(c, x, 706, scale))
    _water(c, 772)


def _sky(c: Canvas, top: Colour, low: Colour, horizon: float) -> None:
    area = box(0, 0, c.width, horizon)
    c.fill(area, top)
    c.shade(area, low, side="bottom", strength=0.95)


def _clouds(c: Canvas, count: int) -> None:
    for i in range(count):
        x = c.width * (i + 0.5) / count + c.chance.uniform(-90, 90)
        y = c.chance.uniform(70, 220)
        for dx, r in ((-62, 26), (-22, 42), (28, 36), (70, 22)):
            c.fill(ellipse(x + dx, y - r * 0.4, r * 1.4, r), mix(p.SKY, p.WHITE, 0.62))


def _houses(c: Canvas, base: float, colour: Colour, *, low: float, high: float) -> None:
    x = -30.0
    while x < c.width:
        w, h = c.chance.uniform(60, 110), c.chance.uniform(low, high)
        tone = mix(colour, p.WHITE, c.chance.uniform(0, 0.3))
        c.fill(
            [
                (x, base + 80),
                (x, base - h),
                (x + w / 2, base - h - 44),
                (x + w, base - h),
                (x + w, base + 80),
            ],
            tone,
        )
        x += w


def _wing(
    c: Canvas,
    x0: float,
    y0: float,
    x1: float,
    y1: float,
    colour: Colour,
    *,
    columns: int,
    rows: int,
) -> None:
    front = box(x0, y0, x1, y1)
    c.fill(front, colour)
    c.shade(front, mix(colour, p.INK, 0.6), side="right", strength=0.4, reach=0.8)
    c.fill(box(x0 - 10, y0 - 16, x1 + 10, y0 + 6), mix(colour, p.INK, 0.3))
    step_x, step_y = (x1 - x0) / columns, (y1 - y0 - 40) / rows
    for row in range(rows):
        for column in range(columns):
            left = x0 + step_x * (column + 0.2)
            top = y0 + 34 + step_y * row
            pane = box(left, top, left + step_x * 0.6, top + step_y * 0.66, 3)
            lit = c.chance.random() < 0.22
            c.fill(pane, p.OCHRE if lit else mix(p.NAVY, p.SKY, 0.35))
            c.shade(pane, p.CREAM if lit else p.SKY, side="top", strength=0.7)
            c.fill(
                box(left - 4, top + step_y * 0.66, left + step_x * 0.6 + 4, top + step_y * 0.71),
                mix(colour, p.WHITE, 0.5),
            )


def _entrance(c: Canvas) -> None:
    c.fill(box(735, 560, 975, 702), p.TEAL)
    for i in range(3):
        door = box(752 + i * 72, 580, 812 + i * 72, 702)
        c.fill(door, mix(p.OCHRE, p.CREAM, 0.4))
        c.shade(door, p.SKY, side="top", strength=0.5)
    c.fill(box(700, 540, 1010, 566, 4), p.INK)
    for x, colour in ((1150, p.CORAL), (1230, p.OCHRE), (1310, p.TEAL)):
        c.line([(x, 160), (x, 330)], 5, p.INK)
        flag = curve(
            [(x, 164), (x + 28, 158), (x + 60, 170), (x + 60, 208), (x + 28, 198), (x, 206)]
        )
        c.fill(flag, colour)
        c.shade(flag, p.WHITE, side="left", strength=0.4)


def _quay(c: Canvas) -> None:
    c.fill(box(0, 696, c.width, 722), mix(p.SAND, p.CREAM, 0.4))
    wall = box(0, 720, c.width, 776)
    c.fill(wall, mix(p.BROWN, p.CORAL, 0.3))
    c.shade(wall, p.INK, side="bottom", strength=0.7)
    for x in range(0, c.width, 80):
        c.line([(x + 40, 668), (x + 40, 700)], 5, p.INK)
    c.line([(0, 672), (c.width, 672)], 4, p.INK)


def tree(pen: Pen, leaf: Colour = p.MOSS) -> None:
    """A round city tree about 300 units high; its foot is the origin."""
    pen.line([(0, 0), (-3, -90), (2, -170)], [20, 15, 9], p.BROWN)
    crown = curve(
        [(0, -330), (78, -290), (104, -210), (66, -130), (0, -112), (-70, -130), (-104, -214)]
        + [(-72, -296)]
    )
    pen.fill(crown, leaf)
    pen.shade(crown, p.OCHRE, "top", 0.55, 0.8)
    pen.shade(crown, p.INK, "right", 0.4, 0.6)


def _water(c: Canvas, top: float) -> None:
    area = box(0, top, c.width, c.height)
    c.fill(area, p.TEAL)
    c.shade(area, p.SKY, side="top", strength=0.75)
    with c.inside(area):
        for x0, x1, colour in ((240, 620, p.CORAL), (620, 1090, p.SAND), (1090, 1420, p.CORAL)):
            c.tint(box(x0, top, x1, top + 190), colour, 0.28)
    for _ in range(70):
        x, y = c.chance.uniform(0, c.width), c.chance.uniform(top + 14, c.height)
        half = c.chance.uniform(16, 80) * (0.5 + (y - top) / 300)
        c.tint(ellipse(x, y, half, 2.6), p.WHITE, 0.35)
    boat = curve([(180, 868), (470, 868), (440, 914), (230, 914)])
    c.fill(boat, p.WINE)
    c.fill(box(196, 858, 458, 874, 6), p.CREAM)
    c.fill(box(268, 812, 400, 860, 8), p.OCHRE)
    for x in (286, 328, 370):
        c.fill(box(x, 824, x + 22, 846, 3), p.NAVY)


def hall(c: Canvas) -> None:
    """The hall where the council meets, still empty."""
    c.fill(box(0, 0, c.width, c.height), mix(p.OCHRE, p.CREAM, 0.55))
    c.shade(box(0, 0, c.width, 640), p.CREAM, side="top", strength=0.7)
    for i in range(6):
        _hall_window(c, 84 + i * 248)
    for i in range(5):
        lamp(Pen(c, 208 + i * 296, 190, 0.8), p.TEAL, cord=300)
    ground = box(0, 620, c.width, c.height)
    c.fill(ground, mix(p.WINE, p.PLUM, 0.3))
    c.shade(ground, p.INK, side="bottom", strength=0.6)
    for i in range(6):
        x = 84 + i * 248
        c.tint([(x, 620), (x + 170, 620), (x - 20, 1000), (x - 230, 1000)], p.OCHRE, 0.16)
    _ring(c, 800, 690, 610, 130, 40)
    _ring(c, 800, 780, 420, 95, 44)


def _hall_window(c: Canvas, x: float) -> None:
    frame = [
        *curve([(x, 200), (x + 85, 110), (x + 170, 200)], closed=False),
        (x + 170, 600),
        (x, 600),
    ]
    c.fill(frame, p.SKY)
    c.shade(frame, p.CREAM, side="bottom", strength=0.9)
    with c.inside(frame):
        tree(Pen(c, x + 85 + c.chance.uniform(-50, 50), 640, 0.95), leaf=p.SEA)
    for dx in (0, 85, 170):
        c.line([(x + dx, 200 if dx != 85 else 120), (x + dx, 600)], 9, p.WHITE)
    for y in (310, 450, 600):
        c.line([(x, y), (x + 170, y)], 9, p.WHITE)


def _ring(c: Canvas, x: float, y: float, rx: float, ry: float, depth: float) -> None:
    """A ring of tables with a microphone at every seat."""
    _seats(c, x, y - 6, rx + 60, ry + 26, back=True)
    outer, inner = ellipse(x, y, rx, ry), ellipse(x, y - 4, rx - 96, ry - 34)
    c.fill(ellipse(x, y + depth, rx, ry), mix(p.OCHRE, p.BROWN, 0.55))
    c.fill(outer, mix(p.OCHRE, p.CREAM, 0.2))
    c.shade(outer, p.CREAM, side="top", strength=0.6)
    c.fill(inner, mix(p.WINE, p.INK, 0.2))
    c.shade(inner, mix(p.OCHRE, p.BROWN, 0.6), side="top", strength=0.9, reach=0.3)


def _seats(c: Canvas, x: float, y: float, rx: float, ry: float, *, back: bool) -> None:
    points = ellipse(x, y, rx, ry)[37:72:3] if back else ellipse(x, y, rx, ry)[1:36:3]
    for px, py in points:
        shape = box(px - 34, py - 74, px + 34, py + 20, 18)
        c.fill(shape, p.TEAL)
        c.shade(shape, p.INK, side="bottom", strength=0.6)
        microphone(Pen(c, px + (x - px) * 0.12, py + 34, 0.45))


def houses(c: Canvas) -> None:
    """New homes around a green court."""
    _sky(c, mix(p.SKY, p.BLUE, 0.2), p.CREAM, 720)
    _clouds(c, 4)
    _houses(c, 600, mix(p.SKY, p.SEA, 0.4), low=60, high=140)
    colours = [p.CORAL, p.OCHRE, p.SEA, p.WINE, p.BLUE, mix(p.CORAL, p.BROWN, 0.4)]
    c.fill(box(0, 660, c.width, 720), mix(p.MOSS, p.INK, 0.15))
    for i, colour in enumerate(colours):
        _home(c, 60 + i * 248, 720, colour, taller=i % 2 * 50)
    lawn = [(0, 716), (c.width, 716), (c.width, 1000), (0, 1000)]
    c.fill(lawn, mix(p.MOSS, p.SAGE, 0.4))
    c.shade(lawn, p.INK, side="bottom", strength=0.4)
    path = curve([(560, 716), (700, 716), (760, 820), (1000, 1010), (430, 1010), (600, 840)])
    c.fill(path, p.SAND)
    for x, y, scale in ((150, 840, 1.0), (1330, 850, 1.1), (1080, 780, 0.7), (420, 790, 0.7)):
        c.tint(ellipse(x + 30, y + 4, 110 * scale, 18 * scale), p.INK, 0.25)
        tree(Pen(c, x, y, scale))


def _home(c: Canvas, x: float, base: float, colour: Colour, *, taller: float) -> None:
    top, width = base - 250 - taller, 232
    front = box(x, top, x + width, base)
    c.fill(front, colour)
    c.shade(front, p.INK, side="right", strength=0.3, reach=0.7)
    roof = [(x - 14, top), (x + width / 2, top - 130), (x + width + 14, top)]
    c.fill(roof, mix(colour, p.INK, 0.55))
    cell = [(x + 30, top - 14), (x + width / 2 - 4, top - 98), (x + width / 2 - 4, top - 14)]
    c.fill(cell, p.NAVY)
    c.shade(cell, p.SKY, side="top", strength=0.6)
    for row in range(2):
        for left in (x + 34, x + 134):
            if row == 1 and left > x + 100:
                continue
            pane = box(left, top + 36 + row * 112, left + 66, top + 110 + row * 112, 4)
            c.fill(pane, p.WHITE)
            c.fill(box(left + 6, top + 42 + row * 112, left + 60, top + 104 + row * 112), p.SKY)
            c.shade(pane, p.NAVY, side="bottom", strength=0.4)
    door = box(x + 142, base - 116, x + 200, base, 6)
    c.fill(door, mix(colour, p.CREAM, 0.75))
    c.dot(x + 190, base - 56, 4, p.INK)
