"""Charts without words: the figures around them are made up."""

from __future__ import annotations

from . import palette as p
from .canvas import Canvas
from .geometry import Point, arc, box, curve, ellipse
from .palette import mix


def employment(c: Canvas) -> None:
    """Three lines that rise, dip and recover."""
    _sheet(c, p.INK, mix(p.NAVY, p.TEAL, 0.4))
    _grid(c, mix(p.NAVY, p.SKY, 0.25))
    series = [
        (p.SEA, [610, 580, 590, 540, 560, 500, 470, 440]),
        (p.OCHRE, [520, 500, 430, 470, 540, 450, 380, 330]),
        (p.CORAL, [450, 410, 400, 340, 430, 360, 270, 200]),
    ]
    for colour, heights in series[::-1]:
        line = curve([(190 + i * 176, y) for i, y in enumerate(heights)], closed=False)
        c.shade([*line, (1422, 840), (190, 840)], colour, side="top", strength=0.4)
    for colour, heights in series:
        points: list[Point] = [(190 + i * 176, y) for i, y in enumerate(heights)]
        c.line(points, 12, colour)
        for x, y in points:
            c.dot(x, y, 15, colour)
            c.dot(x, y, 7, p.INK)
    c.glow(ellipse(1422, 200, 30), p.CORAL, blur=26, strength=0.9)
    c.dot(1422, 200, 24, p.CREAM)
    c.dot(1422, 200, 14, p.CORAL)


def _sheet(c: Canvas, colour: p.Colour, light: p.Colour) -> None:
    area = box(0, 0, c.width, c.height)
    c.fill(area, colour)
    c.shade(area, light, side="top", strength=0.9)


def _grid(c: Canvas, colour: p.Colour) -> None:
    for i in range(6):
        y = 180 + i * 132
        c.line([(130, y), (1490, y)], 3, colour)
    for i in range(8):
        x = 190 + i * 176
        c.line([(x, 834), (x, 854)], 4, colour)
        c.fill(box(x - 30, 872, x + 30, 884, 6), colour)


def bars(c: Canvas) -> None:
    """Pairs of bars, each year higher; small people walk on top of them."""
    _sheet(c, p.CREAM, p.SAND)
    for y in (250, 400, 550, 700):
        c.line([(120, y), (1480, y)], 3, mix(p.SAND, p.BROWN, 0.15))
    for i, (low, high) in enumerate(((170, 230), (220, 300), (240, 360), (330, 430), (400, 560))):
        x = 180 + i * 262
        for offset, height, colour in ((0, low, p.TEAL), (92, high, p.CORAL)):
            bar = box(x + offset, 850 - height, x + offset + 80, 850, 10)
            c.fill(bar, colour)
            c.shade(bar, p.INK, side="right", strength=0.35)
            c.shade(bar, p.CREAM, side="top", strength=0.35, reach=0.5)
        _pawn(c, x + 40, 850 - low, p.NAVY)
        _pawn(c, x + 132, 850 - high, p.WINE)
    c.fill(box(110, 846, 1490, 858, 6), p.INK)
    c.line([(200, 470), (470, 410), (760, 330), (1040, 240), (1330, 110)], 7, p.OCHRE)
    c.fill([(1312, 84), (1378, 72), (1350, 136)], p.OCHRE)


def _pawn(c: Canvas, x: float, y: float, colour: p.Colour) -> None:
    """A figure like a piece of a board game, standing on (x, y)."""
    body = curve([(x - 26, y), (x - 20, y - 44), (x, y - 62), (x + 20, y - 44), (x + 26, y)])
    c.fill(body, colour)
    c.shade(body, p.INK, side="right", strength=0.4)
    c.dot(x, y - 76, 20, colour)
    c.dot(x - 6, y - 82, 6, mix(colour, p.WHITE, 0.45))


def ring(c: Canvas) -> None:
    """A ring in parts, with a key beside it."""
    _sheet(c, mix(p.TEAL, p.INK, 0.25), p.SEA)
    start = -90.0
    parts = ((0.38, p.CORAL), (0.27, p.OCHRE), (0.2, p.CREAM), (0.15, p.ROSE))
    for share, colour in parts:
        end = start + share * 360 - 3
        c.glow(
            arc(610, 520, 330, start, end, 40) + arc(610, 520, 180, end, start, 40),
            p.INK,
            blur=16,
            strength=0.35,
        )
        piece = arc(600, 500, 340, start, end, 40) + arc(600, 500, 190, end, start, 40)
        c.fill(piece, colour)
        c.shade(piece, p.INK, side="bottom", strength=0.3)
        start += share * 360
    for i, (share, colour) in enumerate(parts):
        y = 300 + i * 120
        c.dot(1080, y, 30, colour)
        c.fill(box(1140, y - 12, 1140 + share * 640, y + 12, 12), mix(colour, p.TEAL, 0.25))


def scales(c: Canvas) -> None:
    """Coins against houses: two things weighed against each other."""
    _sheet(c, mix(p.OCHRE, p.CREAM, 0.4), p.CREAM)
    c.glow(ellipse(800, 900, 420, 22), p.BROWN, blur=24, strength=0.5)
    c.fill([(786, 300), (814, 300), (830, 860), (770, 860)], p.NAVY)
    c.fill(curve([(600, 900), (690, 852), (910, 852), (1000, 900)], closed=False), p.NAVY)
    c.line([(340, 400), (1260, 280)], 20, p.NAVY)
    c.dot(800, 340, 40, p.CORAL)
    c.dot(800, 340, 18, p.CREAM)
    _pan(c, 340, 410)
    _pan(c, 1260, 290)
    for i, count in enumerate((3, 5, 2)):
        for k in range(count):
            x, y = 250 + i * 90, 660 - k * 26
            c.fill(ellipse(x, y + 10, 44, 14), mix(p.OCHRE, p.BROWN, 0.45))
            c.fill(ellipse(x, y, 44, 14), mix(p.OCHRE, p.CREAM, 0.15))
    for i, colour in enumerate((p.CORAL, p.TEAL)):
        x = 1160 + i * 108
        c.fill([(x, 550), (x, 460), (x + 46, 410), (x + 92, 460), (x + 92, 550)], colour)
        c.fill(box(x + 34, 494, x + 58, 550, 3), p.CREAM)


def _pan(c: Canvas, x: float, y: float) -> None:
    for dx in (-150, 150):
        c.line([(x, y), (x + dx, y + 258)], 5, p.INK)
    bowl = curve([(x - 176, y + 256), (x + 176, y + 256), (x + 96, y + 316), (x - 96, y + 316)])
    c.fill(bowl, p.NAVY)
    c.shade(bowl, p.SKY, side="top", strength=0.4)
