"""The country outside: wind turbines, a harbour, people on their way to work."""

from __future__ import annotations

import math

from . import cast
from . import palette as p
from .buildings import tree
from .canvas import Canvas
from .figures import Person, arm, bust
from .geometry import Shape, arc, box, curve, ellipse, moved
from .palette import Colour, mix
from .pen import Pen


def turbines(c: Canvas) -> None:
    """Wind turbines behind the dike, in the evening."""
    sky = box(0, 0, c.width, 700)
    c.fill(sky, mix(p.ROSE, p.OCHRE, 0.35))
    c.shade(sky, p.PLUM, side="top", strength=0.75, reach=0.9)
    c.shade(sky, p.CREAM, side="bottom", strength=0.8, reach=0.6)
    c.glow(ellipse(1130, 560, 120), p.CREAM, blur=60, strength=0.9)
    c.dot(1130, 560, 104, mix(p.CREAM, p.OCHRE, 0.25))
    for x, y, scale, turn in ((180, 640, 0.5, 10), (470, 650, 0.62, 50), (1420, 640, 0.55, 80)):
        _turbine(Pen(c, x, y, scale), turn, mix(p.WHITE, p.PLUM, 0.3))
    _hill(c, 640, 26, mix(p.SEA, p.PLUM, 0.25))
    _turbine(Pen(c, 830, 742, 1.25), 22, p.WHITE)
    _turbine(Pen(c, 1260, 720, 0.95), 96, p.WHITE)
    _hill(c, 720, 34, mix(p.MOSS, p.TEAL, 0.4))
    _fields(c)
    for x in (90, 170, 236):
        tree(Pen(c, x, 800, 0.62), leaf=mix(p.MOSS, p.INK, 0.25))


def _turbine(pen: Pen, turn: float, colour: Colour) -> None:
    mast = [(-9, 0), (9, 0), (4, -430), (-4, -430)]
    pen.fill(mast, colour)
    pen.shade(mast, p.NAVY, "right", 0.35)
    for i in range(3):
        blade = moved(
            curve([(0, 0), (13, -50), (7, -150), (0, -230), (-5, -140), (-6, -40)]),
            0,
            -434,
            turn=turn + i * 120,
        )
        pen.fill(blade, colour)
        pen.shade(blade, p.NAVY, "bottom", 0.25)
    pen.dot(0, -434, 13, mix(colour, p.NAVY, 0.2))


def _hill(c: Canvas, y: float, swell: float, colour: Colour) -> None:
    edge = [(x, y + swell * math.sin(x / 260 + y)) for x in range(-40, 1680, 40)]
    shape: Shape = [*edge, (1680, 1010), (-40, 1010)]
    c.fill(shape, colour)
    c.shade(shape, p.INK, side="bottom", strength=0.4)
    c.shade(shape, p.OCHRE, side="top", strength=0.35, reach=0.3)


def _fields(c: Canvas) -> None:
    ground = box(0, 800, c.width, c.height)
    c.fill(ground, mix(p.OCHRE, p.MOSS, 0.35))
    for i in range(-14, 15):
        near, far = 800 + i * 190, 800 + i * 72
        strip = [(far, 800), (far + 30, 800), (near + 96, 1000), (near, 1000)]
        c.fill(strip, mix(p.MOSS, p.OCHRE, 0.12 if i % 2 else 0.25))
    c.shade(ground, p.INK, side="bottom", strength=0.45)
    c.shade(ground, p.OCHRE, side="top", strength=0.5, reach=0.6)


def harbour(c: Canvas) -> None:
    """A container ship under the cranes."""
    sky = box(0, 0, c.width, 720)
    c.fill(sky, p.SKY)
    c.shade(sky, p.ROSE, side="bottom", strength=0.75)
    for place, scale in ((260, 0.9), (760, 1.12), (1300, 1.0)):
        _crane(Pen(c, place, 716, scale))
    c.fill(box(0, 690, c.width, 860), mix(p.INK, p.BLUE, 0.35))
    c.shade(box(0, 690, c.width, 860), p.TEAL, side="bottom", strength=0.7)
    _ship(c)
    sea = box(0, 850, c.width, c.height)
    c.fill(sea, p.TEAL)
    c.shade(sea, p.SEA, side="top", strength=0.9)
    for _ in range(60):
        x, y = c.chance.uniform(0, c.width), c.chance.uniform(862, 1000)
        c.tint(ellipse(x, y, c.chance.uniform(20, 90), 2.8), p.WHITE, 0.35)


def _crane(pen: Pen) -> None:
    steel = p.CORAL
    for x in (-90, 90):
        pen.line([(x, 0), (x * 0.72, -420)], 20, steel)
    for y in (-120, -270, -410):
        pen.line([(-84, y), (84, y)], 14, mix(steel, p.WINE, 0.3))
    pen.line([(-84, -120), (74, -270)], 9, mix(steel, p.WINE, 0.3))
    pen.line([(-260, -430), (380, -430)], 22, steel)
    pen.line([(0, -600), (-30, -430)], 15, steel)
    pen.line([(0, -600), (40, -430)], 15, steel)
    for x in (-240, 200, 360):
        pen.line([(0, -596), (x, -432)], 5, p.INK)
    pen.line([(250, -430), (250, -240)], 4, p.INK)
    pen.fill(box(196, -240, 304, -186, 4), p.OCHRE)


def _ship(c: Canvas) -> None:
    colours = [p.CORAL, p.OCHRE, p.NAVY, p.SEA, p.WINE, p.CREAM, p.BLUE]
    for column in range(10):
        x = 330 + column * 92
        for row in range(c.chance.randint(2, 4)):
            crate = box(x, 700 - row * 52, x + 88, 748 - row * 52, 3)
            c.fill(crate, c.chance.choice(colours))
            c.shade(crate, p.INK, side="right", strength=0.35)
            for k in range(1, 6):
                c.line([(x + k * 15, 708 - row * 52), (x + k * 15, 740 - row * 52)], 2, p.INK)
    c.fill(box(1262, 480, 1400, 750, 6), p.WHITE)
    c.shade(box(1262, 480, 1400, 750), p.BLUE, side="right", strength=0.4)
    for row in range(4):
        for k in range(4):
            c.fill(box(1276 + k * 31, 504 + row * 52, 1298 + k * 31, 524 + row * 52, 3), p.NAVY)
    hull = [(230, 742), (1480, 742), (1430, 880), (310, 880)]
    c.fill(hull, p.NAVY)
    c.shade(hull, p.INK, side="bottom", strength=0.7)
    c.fill([(296, 842), (1444, 842), (1430, 880), (310, 880)], p.CORAL)


def commute(c: Canvas) -> None:
    """On the bicycle to work, past the canal."""
    sky = box(0, 0, c.width, 620)
    c.fill(sky, mix(p.OCHRE, p.CREAM, 0.55))
    c.shade(sky, p.SKY, side="top", strength=0.9)
    _gables(c)
    c.fill(box(0, 640, c.width, 770), p.SEA)
    c.shade(box(0, 640, c.width, 770), p.TEAL, side="bottom", strength=0.7)
    c.fill(box(0, 756, c.width, 790), mix(p.SAND, p.BROWN, 0.3))
    road = box(0, 784, c.width, c.height)
    c.fill(road, mix(p.CORAL, p.BROWN, 0.3))
    c.shade(road, p.INK, side="bottom", strength=0.4)
    for x in (60, 780, 1510):
        tree(Pen(c, x, 800, 1.25), leaf=mix(p.MOSS, p.OCHRE, 0.25))
    _cyclist(Pen(c, 330, 900, 1.08), cast.YARA, p.TEAL)
    _cyclist(Pen(c, 850, 926, 1.16), cast.MILAN, p.INK)
    _cyclist(Pen(c, 1330, 906, 1.08), cast.WILLEMIEN, p.CORAL)


def _gables(c: Canvas) -> None:
    colours = [p.CORAL, p.WINE, p.OCHRE, p.BROWN, p.SEA, p.BLUE, p.PLUM]
    x = -20.0
    while x < c.width:
        w, h = c.chance.uniform(112, 150), c.chance.uniform(330, 440)
        colour = mix(c.chance.choice(colours), p.CREAM, 0.3)
        top = 650 - h
        gable = [(x, 650), (x, top), (x + w * 0.25, top), (x + w * 0.25, top - 36)]
        gable += [(x + w * 0.5, top - 78), (x + w * 0.75, top - 36), (x + w * 0.75, top)]
        c.fill([*gable, (x + w, top), (x + w, 650)], colour)
        c.shade(box(x, top, x + w, 650), p.INK, side="right", strength=0.25)
        for row in range(4):
            for k in range(2):
                left, y = x + w * (0.16 + k * 0.42), top + 28 + row * 82
                c.fill(box(left, y, left + w * 0.26, y + 52), p.WHITE)
                c.fill(box(left + 5, y + 5, left + w * 0.26 - 5, y + 47), mix(p.NAVY, p.SKY, 0.3))
        x += w


def _cyclist(pen: Pen, person: Person, frame: Colour) -> None:
    for x in (-112, 112):
        for start in (0, 180):
            pen.line(arc(x, 0, 72, start, start + 180), 8, p.INK)
        pen.dot(x, 0, 8, p.INK)
    back, front, seat, crank = (-112, 0), (112, 0), (-48, -120), (-8, 8)
    upper = pen.at(-40, -330, turn=8, scale=0.62)
    far = mix(person.outfit.main, p.INK, 0.75)
    pen.line([(-44, -136), (40, -78), (14, 30)], [46, 38, 26], far)
    for a, b in (
        (back, seat),
        (back, crank),
        (crank, seat),
        (crank, (78, -120)),
        (seat, (78, -120)),
    ):
        pen.line([a, b], 9, frame)
    pen.line([front, (72, -160), (52, -182)], 9, frame)
    pen.fill(box(-82, -140, -18, -126, 7), p.INK)
    bust(upper, person, facing=0.9, length=300)
    near = mix(person.outfit.main, p.INK, 0.6)
    pen.line([(-40, -138), (56, -96), (-2, 22)], [52, 42, 28], near)
    pen.line([(-6, 30), (26, 34)], [22, 16], p.INK)
    arm(upper, person, (10, 56), (74, 164), (128, 176))
