"""Things that stand about: furniture, plants, cups, papers and windows."""

from __future__ import annotations

from . import palette as p
from .canvas import Canvas
from .geometry import Shape, arc, box, curve, ellipse, moved, tube
from .palette import Colour, mix
from .pen import Pen


def wall(c: Canvas, colour: Colour, *, light: Colour, shadow: Colour, floor: float) -> None:
    """A room's back wall down to `floor`, lit from above."""
    area = box(0, 0, c.width, floor)
    c.fill(area, colour)
    c.shade(area, light, side="top", strength=0.55, reach=0.9)
    c.shade(area, shadow, side="right", strength=0.28, reach=0.6)


def floor(c: Canvas, colour: Colour, *, top: float, shadow: Colour) -> None:
    """The floor from `top` to the lower edge."""
    area = box(0, top, c.width, c.height)
    c.fill(area, colour)
    c.shade(area, shadow, side="bottom", strength=0.45)


def window(c: Canvas, x0: float, y0: float, x1: float, y1: float, *, panes: int = 2) -> None:
    """A tall window with sky and far roofs behind it."""
    c.fill(box(x0 - 12, y0 - 12, x1 + 12, y1 + 12), p.WHITE)
    glass = box(x0, y0, x1, y1)
    with c.inside(glass):
        c.fill(glass, p.SKY)
        c.shade(glass, p.CREAM, side="bottom", strength=0.9)
        _far_roofs(c, x0, x1, y1)
        c.tint([(x0, y1), (x0 + 160, y0), (x0 + 250, y0), (x0 + 70, y1)], p.WHITE, 0.22)
    step = (x1 - x0) / panes
    for i in range(1, panes):
        c.fill(box(x0 + i * step - 5, y0, x0 + i * step + 5, y1), p.WHITE)
    c.fill(box(x0, y0 + (y1 - y0) * 0.3 - 4, x1, y0 + (y1 - y0) * 0.3 + 4), p.WHITE)
    c.fill(box(x0 - 26, y1 + 8, x1 + 26, y1 + 26), mix(p.SAND, p.BROWN, 0.15))


def _far_roofs(c: Canvas, x0: float, x1: float, base: float) -> None:
    x = x0 - 20.0
    while x < x1:
        width, height = c.chance.uniform(50, 90), c.chance.uniform(70, 160)
        colour = mix(p.SKY, c.chance.choice([p.BLUE, p.SEA, p.ROSE, p.SAND]), 0.5)
        top = base - height
        c.fill(
            [(x, base), (x, top), (x + width / 2, top - 34), (x + width, top), (x + width, base)],
            colour,
        )
        for row in range(3):
            for column in (0.25, 0.62):
                left, y = x + width * column, top + 18 + row * 36
                c.fill(box(left, y, left + 10, y + 18), mix(colour, p.CREAM, 0.5))
        x += width - 2


def plant(pen: Pen, *, leaf: Colour = p.MOSS, pot: Colour = p.CORAL) -> None:
    """A pot plant about 300 units high, standing on the origin."""
    for i, (x, y, size) in enumerate(
        [(-70, -190, 1.0), (66, -210, 1.05), (-20, -280, 1.1), (30, -150, 0.8), (-84, -110, 0.75)]
        + [(90, -120, 0.7)]
    ):
        pen.line([(0, -60), (x * 0.3, y * 0.55), (x, y)], [6, 5, 3], mix(leaf, p.INK, 0.3))
        shape = moved(_leaf(), x, y, scale=size, turn=x * 0.45)
        pen.fill(shape, mix(leaf, p.SAGE, 0.22 * (i % 3)))
        pen.shade(shape, p.INK, "left", 0.35)
        spine = moved([(0, 50), (0, -60)], x, y, scale=size, turn=x * 0.45)
        pen.line(spine, 2, mix(leaf, p.SAGE, 0.7))
    body = [(-52, -84), (52, -84), (38, 0), (-38, 0)]
    pen.fill(body, pot)
    pen.shade(body, p.WINE, "right", 0.5, 0.7)
    pen.fill(box(-58, -96, 58, -76, 6), mix(pot, p.CREAM, 0.18))


def _leaf() -> Shape:
    return curve([(0, 60), (30, 20), (26, -30), (0, -72), (-26, -30), (-30, 20)])


def mug(pen: Pen, colour: Colour = p.CORAL) -> None:
    """A mug with steam, standing on the origin."""
    ring = arc(24, -26, 14, -100, 100, 16)
    pen.line(ring, 6, mix(colour, p.INK, 0.2))
    body = box(-24, -52, 24, 0, 7)
    pen.fill(body, colour)
    pen.shade(body, p.INK, "right", 0.35)
    pen.fill(ellipse(0, -51, 22, 4.5), mix(p.BROWN, p.INK, 0.3))


def glass(pen: Pen) -> None:
    """A glass of water, standing on the origin."""
    pen.tint([(-17, -62), (17, -62), (14, 0), (-14, 0)], p.WHITE, 0.5)
    pen.tint([(-16, -42), (16, -42), (14, 0), (-14, 0)], p.SKY, 0.75)
    pen.fill(ellipse(0, -42, 16, 3), mix(p.SKY, p.WHITE, 0.5))


def microphone(pen: Pen, *, reach: float = 90) -> None:
    """A microphone on a bent stand; the foot is the origin."""
    pen.fill(box(-26, -10, 26, 0, 5), p.INK)
    pen.line([(0, -6), (2, -reach * 0.6), (16, -reach)], 5, p.INK)
    pen.line([(14, -reach + 6), (26, -reach - 22)], [13, 17], mix(p.INK, p.BLUE, 0.3))


def paper(pen: Pen, *, lines: int = 4, colour: Colour = p.WHITE) -> None:
    """A sheet with grey lines for text, seen from above; top left is the origin."""
    sheet = box(0, 0, 92, 120)
    pen.tint(box(5, 6, 97, 126), p.INK, 0.18)
    pen.fill(sheet, colour)
    pen.fill(box(12, 14, 52, 22), p.TEAL)
    for i in range(lines):
        pen.fill(box(12, 36 + i * 17, 80 - (i % 3) * 12, 42 + i * 17), mix(p.MIST, p.INK, 0.2))


def laptop(pen: Pen, *, colour: Colour = p.MIST) -> None:
    """An open laptop seen from behind its lid, standing on the origin."""
    lid = box(-92, -118, 92, -6, 9)
    pen.fill(lid, mix(colour, p.INK, 0.16))
    pen.shade(lid, p.INK, "bottom", 0.3)
    pen.dot(0, -62, 10, mix(colour, p.WHITE, 0.6))
    pen.fill(box(-112, -8, 112, 2, 4), mix(colour, p.INK, 0.35))


def lamp(pen: Pen, colour: Colour = p.OCHRE, *, cord: float = 300) -> None:
    """A lamp that hangs from above; the middle of its shade's lower edge is the origin."""
    pen.line([(0, -cord), (0, -70)], 4, p.INK)
    shade = [*arc(0, 0, 84, 180, 360, 24)]
    pen.fill(shade, colour)
    pen.shade(shade, p.BROWN, "right", 0.5, 0.8)
    pen.fill(ellipse(0, 0, 84, 8), mix(colour, p.WHITE, 0.6))


def table(c: Canvas, top: float, *, left: float, right: float, colour: Colour) -> None:
    """A table seen from the front, its top's far edge at `top`."""
    front = box(left, top + 44, right, c.height)
    c.fill(front, mix(colour, p.INK, 0.3))
    c.shade(front, p.INK, side="bottom", strength=0.5)
    slab = [(left + 36, top), (right - 36, top), (right + 24, top + 48), (left - 24, top + 48)]
    c.fill(slab, colour)
    c.shade(slab, p.CREAM, side="left", strength=0.5)
    c.fill(box(left - 24, top + 46, right + 24, top + 62, 4), mix(colour, p.INK, 0.14))


def chair_back(pen: Pen, colour: Colour) -> None:
    """The back of a chair behind somebody who sits; origin as for a figure."""
    shape = box(-92, 40, 92, 330, 46)
    pen.fill(shape, colour)
    pen.shade(shape, p.INK, "bottom", 0.5)


def listener(pen: Pen, colour: Colour, hair: Colour, style: str = "round") -> None:
    """Somebody in the audience, seen from behind; measures as for a figure."""
    back = curve(
        [(-20, -20), (20, -20), (74, 18), (96, 120), (98, 320), (-98, 320), (-96, 120)]
        + [(-74, 18)]
    )
    pen.fill(back, colour)
    pen.shade(back, mix(colour, p.SKY, 0.4), "top", 0.5, 0.35)
    pen.fill(tube([(0, -50), (0, 0)], [38, 46]), mix(hair, p.BROWN, 0.4))
    crown = ellipse(0, -80, 40, 50)
    if style == "long":
        crown = curve(
            [(0, -134), (42, -110), (50, -50), (46, 10), (-46, 10), (-50, -50), (-42, -110)]
        )
    pen.fill(crown, hair)
    pen.shade(crown, mix(hair, p.SKY, 0.45), "top", 0.6, 0.45)
    if style == "bun":
        pen.dot(0, -132, 22, hair)
