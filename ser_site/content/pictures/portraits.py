"""Portraits of invented people."""

from __future__ import annotations

from . import cast
from . import palette as p
from .canvas import Canvas
from .figures import Person, arm, bust
from .geometry import box, ellipse
from .palette import Colour, mix
from .pen import Pen
from .props import plant, window


def chair(c: Canvas) -> None:
    """The chair of the council, Noor Voorbeeld."""
    _studio(c, mix(p.OCHRE, p.CREAM, 0.25), p.CORAL)
    _sitter(c, cast.NOOR, facing=0.22, tilt=2)


def economist(c: Canvas) -> None:
    """The economist Ravi Aanname."""
    _studio(c, mix(p.SEA, p.CREAM, 0.3), p.TEAL)
    _sitter(c, cast.RAVI, facing=-0.3, tilt=-2)


def veteran(c: Canvas) -> None:
    """Willemien Hypothese, who tells of forty years at work."""
    area = box(0, 0, c.width, c.height)
    c.fill(area, mix(p.SAGE, p.CREAM, 0.35))
    c.shade(area, p.MOSS, side="right", strength=0.6)
    window(c, 90, 60, 520, 660)
    plant(Pen(c, 1390, 1030, 2.1), leaf=p.MOSS, pot=p.CORAL)
    plant(Pen(c, 240, 1030, 1.25), leaf=p.SEA, pot=p.NAVY)
    _sitter(c, cast.WILLEMIEN, facing=-0.35, tilt=-3)


def apprentice(c: Canvas) -> None:
    """Sanne Stel, who learns a trade."""
    _studio(c, mix(p.BLUE, p.SKY, 0.45), p.OCHRE)
    _sitter(c, cast.SANNE, facing=0.4, tilt=3)


def _studio(c: Canvas, colour: Colour, accent: Colour) -> None:
    area = box(0, 0, c.width, c.height)
    c.fill(area, colour)
    c.shade(area, p.CREAM, side="left", strength=0.7, reach=0.7)
    disc = ellipse(800, 470, 430)
    c.fill(disc, accent)
    c.shade(disc, p.CREAM, side="top", strength=0.45)
    c.shade(area, mix(colour, p.INK, 0.5), side="bottom", strength=0.4, reach=0.4)


def _sitter(c: Canvas, person: Person, *, facing: float, tilt: float) -> None:
    pen = Pen(c, 800, 600, 2.65)
    c.glow(ellipse(820, 900, 330, 300), p.INK, blur=60, strength=0.22)
    s = person.shoulders - 12
    bust(pen, person, facing=facing, tilt=tilt, length=320)
    arm(pen, person, (-s, 46), (-s - 26, 170), (-s + 40, 260))
    arm(pen, person, (s, 46), (s + 26, 170), (s - 40, 260))
