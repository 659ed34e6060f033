"""Things on a table."""

from __future__ import annotations

from . import palette as p
from .canvas import Canvas
from .geometry import box, curve, ellipse
from .palette import Colour, mix
from .pen import Pen
from .props import mug, paper, plant, window


def reports(c: Canvas) -> None:
    """A stack of reports, glasses and coffee on a table by the window."""
    area = box(0, 0, c.width, 640)
    c.fill(area, mix(p.SEA, p.CREAM, 0.35))
    c.shade(area, p.TEAL, side="right", strength=0.5)
    window(c, 190, -60, 640, 470)
    top = box(0, 600, c.width, c.height)
    c.fill(top, mix(p.OCHRE, p.BROWN, 0.2))
    c.shade(top, p.BROWN, side="bottom", strength=0.7)
    c.tint([(150, 600), (620, 600), (420, 1000), (-160, 1000)], p.CREAM, 0.25)
    _stack(c)
    _standing_reports(c)
    mug(Pen(c, 360, 880, 2.6), p.CORAL)
    _spectacles(c)
    plant(Pen(c, 1420, 740, 1.35), leaf=p.MOSS, pot=p.WINE)


def _stack(c: Canvas) -> None:
    c.glow(ellipse(760, 892, 330, 26), p.INK, blur=20, strength=0.45)
    colours = [p.NAVY, p.CREAM, p.CORAL, p.TEAL, p.OCHRE]
    for i, colour in enumerate(colours):
        y, shift = 880 - i * 44, c.chance.uniform(-24, 24)
        left, right = 500 + shift, 1010 + shift
        c.fill(box(left, y - 38, right, y, 5), colour)
        c.fill(box(left + 14, y - 31, right + 3, y - 7), p.WHITE)
        for k in range(3):
            c.line([(left + 18, y - 26 + k * 7), (right, y - 26 + k * 7)], 1.4, p.SAND)
        c.fill(box(left, y - 38, left + 34, y, 5), colour)
        c.shade(box(left, y - 38, right, y), p.INK, side="right", strength=0.25)


def _standing_reports(c: Canvas) -> None:
    for x, turn, colour in ((660, -5.0, p.TEAL), (820, 4.0, p.CORAL)):
        pen = Pen(c, x, 662, 1.0, turn=turn)
        cover = box(-116, -330, 116, 0, 4)
        pen.tint(box(-108, -322, 128, 2), p.INK, 0.25)
        pen.fill(cover, colour)
        pen.shade(cover, p.INK, "bottom", 0.35)
        pen.fill(box(-116, -330, -100, 0), mix(colour, p.INK, 0.35))
        for k, ring_colour in enumerate((p.CREAM, p.OCHRE, mix(colour, p.CREAM, 0.4))):
            pen.fill(ellipse(-34 + k * 44, -128 - k * 26, 50), ring_colour)
        pen.fill(box(-78, -296, 60, -280, 4), p.CREAM)
        pen.fill(box(-78, -268, 10, -258, 4), p.CREAM)


def _spectacles(c: Canvas) -> None:
    for x in (1120, 1236):
        rim = ellipse(x, 902, 50, 30, -4)
        c.tint(rim, p.WHITE, 0.3)
        c.line(rim[:37:3], 8, p.INK)
        c.line([*rim[36::3], rim[0]], 8, p.INK)
    c.line([(1166, 896), (1178, 888), (1190, 894)], 8, p.INK)
    c.line([(1284, 892), (1390, 860), (1410, 872)], 8, p.INK)


def letters(c: Canvas) -> None:
    """Letters, a pen and a calendar: a request on its way."""
    area = box(0, 0, c.width, c.height)
    c.fill(area, mix(p.NAVY, p.BLUE, 0.35))
    c.shade(area, p.INK, side="bottom", strength=0.6)
    for x, y, turn, colour in (
        (300, 230, -9.0, p.CREAM),
        (880, 160, 6.0, p.ROSE),
        (560, 420, -3.0, p.WHITE),
    ):
        _envelope(Pen(c, x, y, 1.0, turn=turn), colour)
    for i, (x, y, turn) in enumerate(((1130, 420, 10.0), (1210, 470, 3.0))):
        paper(Pen(c, x, y, 3.1, turn=turn), lines=4, colour=p.WHITE if i else p.MIST)
    _fountain_pen(Pen(c, 980, 830, 1.0, turn=-24))
    mug(Pen(c, 210, 920, 2.4), p.OCHRE)


def _envelope(pen: Pen, colour: Colour) -> None:
    sheet = box(0, 0, 520, 320, 8)
    pen.tint(box(14, 18, 534, 338, 8), p.INK, 0.3)
    pen.fill(sheet, colour)
    pen.shade(sheet, mix(colour, p.BROWN, 0.5), "bottom", 0.4)
    flap = curve([(4, 4), (260, 186), (516, 4)], closed=False)
    pen.fill(flap, mix(colour, p.BROWN, 0.12))
    pen.line(flap, 4, mix(colour, p.BROWN, 0.4))
    pen.dot(260, 170, 32, p.CORAL)
    pen.dot(260, 170, 18, mix(p.CORAL, p.WINE, 0.4))


def _fountain_pen(pen: Pen) -> None:
    pen.tint(box(-246, 12, 226, 42, 14), p.INK, 0.35)
    barrel = box(-250, -18, 130, 18, 18)
    pen.fill(barrel, p.TEAL)
    pen.shade(barrel, p.CREAM, "top", 0.5)
    pen.fill(box(40, -19, 62, 19), p.OCHRE)
    pen.fill([(126, -17), (170, -12), (226, 0), (170, 12), (126, 17)], p.OCHRE)
    pen.line([(176, 0), (224, 0)], 2.4, p.INK)
