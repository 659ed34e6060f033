"""People at work and learning: workshop, building site, care, at home, in class."""

from __future__ import annotations

from dataclasses import replace

from . import cast
from . import palette as p
from .canvas import Canvas
from .figures import Outfit, Person, arm, bust
from .geometry import box, curve, ellipse
from .palette import mix
from .pen import Pen
from .props import floor, glass, lamp, laptop, mug, plant, table, wall, window


def workshop(c: Canvas) -> None:
    """Members of the council think aloud at a wall of notes."""
    wall(c, mix(p.ROSE, p.CREAM, 0.62), light=p.WHITE, shadow=p.ROSE, floor=1000)
    _notes(c)
    plant(Pen(c, 150, 1010, 1.25), leaf=p.TEAL, pot=p.OCHRE)
    pen = Pen(c, 420, 350, 1.5)
    bust(pen, cast.AMIRA, facing=0.8, tilt=3, length=480)
    arm(pen, cast.AMIRA, (-48, 46), (-84, 160), (-66, 280))
    arm(pen, cast.AMIRA, (48, 46), (120, 96), (204, 12), grip=8)
    for person, x, y, facing in (
        (cast.MILAN, 860, 500, -0.6),
        (cast.WILLEMIEN, 1150, 480, -0.7),
        (cast.RAVI, 1430, 510, -0.8),
    ):
        _sitting(Pen(c, x, y, 1.28), person, facing)
    table(c, 800, left=640, right=1660, colour=mix(p.SEA, p.CREAM, 0.35))
    _on_the_table(c)


def _notes(c: Canvas) -> None:
    board = box(600, 60, 1510, 400, 8)
    c.glow(board, p.BROWN, blur=18, strength=0.25)
    c.fill(board, p.WHITE)
    colours = [p.OCHRE, p.CORAL, p.SEA, p.ROSE, p.SKY, p.SAGE]
    for row in range(3):
        for column in range(8):
            if c.chance.random() < 0.2:
                continue
            pen = Pen(c, 668 + column * 108, 116 + row * 104, turn=c.chance.uniform(-6, 6))
            colour = c.chance.choice(colours)
            pen.tint(box(-36, -34, 40, 42), p.INK, 0.16)
            pen.fill(box(-38, -38, 38, 38), colour)
            for y in (-18, 0, 16)[: c.chance.randint(2, 3)]:
                pen.line([(-24, y), (c.chance.uniform(0, 24), y)], 4, mix(colour, p.INK, 0.55))


def _sitting(pen: Pen, person: Person, facing: float) -> None:
    s = person.shoulders - 14
    bust(pen, person, facing=facing, tilt=facing * 4, length=330)
    arm(pen, person, (-s, 46), (-s - 34, 150), (-40, 206))
    arm(pen, person, (s, 46), (s + 34, 150), (44, 200))


def _on_the_table(c: Canvas) -> None:
    mug(Pen(c, 760, 846, 1.1), p.CORAL)
    mug(Pen(c, 1300, 842, 1.1), p.NAVY)
    glass(Pen(c, 1050, 842))
    for x, colour in ((880, p.OCHRE), (918, p.ROSE), (1180, p.WHITE), (1460, p.SKY)):
        c.fill([(x, 818), (x + 66, 818), (x + 74, 842), (x + 2, 842)], colour)


def roof(c: Canvas) -> None:
    """Two installers lay solar panels on a roof above the town."""
    sky = box(0, 0, c.width, c.height)
    c.fill(sky, p.SKY)
    c.shade(sky, p.OCHRE, side="bottom", strength=0.75, reach=0.8)
    c.glow(ellipse(1290, 250, 90), p.CREAM, blur=50, strength=0.9)
    c.dot(1290, 250, 82, mix(p.OCHRE, p.CREAM, 0.45))
    _town(c)
    for person, x, y, facing, flip in (
        (cast.SANNE, 560, 330, 0.5, False),
        (cast.KEES, 1120, 300, 0.4, True),
    ):
        pen = Pen(c, x, y, 1.4, flip=flip)
        s = person.shoulders - 12
        arm(pen, person, (-s, 46), (-s - 40, 140), (-s - 4, 226))
        bust(pen, person, facing=facing, tilt=4, length=400)
    _tiles(c)
    _panel_between(c)
    arm(Pen(c, 560, 330, 1.4), cast.SANNE, (50, 46), (96, 140), (96, 214), grip=-20)
    arm(Pen(c, 1120, 300, 1.4, flip=True), cast.KEES, (56, 46), (110, 140), (110, 226), grip=-20)


def _town(c: Canvas) -> None:
    for depth, (base, colour) in enumerate(
        ((690, mix(p.SKY, p.ROSE, 0.5)), (760, mix(p.SEA, p.ROSE, 0.35)))
    ):
        x = -40.0
        while x < c.width:
            w, h = c.chance.uniform(80, 150), c.chance.uniform(60, 190)
            c.fill(
                [
                    (x, 1000),
                    (x, base - h),
                    (x + w / 2, base - h - 50),
                    (x + w, base - h),
                    (x + w, 1000),
                ],
                mix(colour, p.INK, c.chance.uniform(0, 0.12)),
            )
            for k in range(3):
                y = base - h + 26 + k * 46
                c.fill(box(x + w * 0.3, y, x + w * 0.3 + 16, y + 24), mix(colour, p.CREAM, 0.45))
                c.fill(box(x + w * 0.6, y, x + w * 0.6 + 16, y + 24), mix(colour, p.CREAM, 0.45))
            x += w + depth * 6


def _tiles(c: Canvas) -> None:
    slope = [(-20, 800), (1620, 700), (1620, 1010), (-20, 1010)]
    c.fill(slope, p.CORAL)
    with c.inside(slope):
        for row in range(9):
            y = 720 + row * 42
            for x in range(-20, 1640, 46):
                top = y + (800 - 720) * (1 - x / 1600) - 12
                c.line(
                    [(x, top), (x + 23, top + 13), (x + 46, top - 3)], 4, mix(p.CORAL, p.WINE, 0.4)
                )
    c.shade(slope, p.WINE, side="bottom", strength=0.6)


def _panel_between(c: Canvas) -> None:
    frame = [(650, 590), (1030, 566), (1100, 800), (590, 836)]
    c.fill(frame, p.MIST)
    glass_area = [(660, 600), (1022, 577), (1086, 790), (606, 824)]
    c.fill(glass_area, p.NAVY)
    with c.inside(glass_area):
        for i in range(1, 6):
            t = i / 6
            c.line([(660 + 362 * t, 600 - 23 * t), (606 + 480 * t, 824 - 34 * t)], 3, p.BLUE)
        for i in range(1, 4):
            t = i / 4
            c.line([(660 - 54 * t, 600 + 224 * t), (1022 + 64 * t, 577 + 213 * t)], 3, p.BLUE)
        c.tint([(700, 560), (820, 560), (730, 850), (600, 850)], p.WHITE, 0.16)
    c.shade(glass_area, p.SKY, side="top", strength=0.45)


def care(c: Canvas) -> None:
    """A nurse and an older man look at something together, over tea."""
    wall(c, mix(p.ROSE, p.CREAM, 0.5), light=p.CREAM, shadow=p.CORAL, floor=1000)
    window(c, 150, 80, 520, 640)
    plant(Pen(c, 1400, 840, 1.15), leaf=p.MOSS, pot=p.TEAL)
    lamp(Pen(c, 960, 170, 1.15), p.TEAL)
    left = Pen(c, 640, 440, 1.6)
    right = Pen(c, 1080, 520, 1.55)
    arm(right, cast.JORIS, (54, 46), (94, 150), (40, 196))
    bust(right, cast.JORIS, facing=-0.7, tilt=-5, length=360)
    arm(left, cast.TESS, (-46, 46), (-78, 150), (-30, 220))
    bust(left, cast.TESS, facing=0.75, tilt=6, length=380)
    table(c, 830, left=220, right=1380, colour=mix(p.OCHRE, p.CREAM, 0.25))
    arm(left, cast.TESS, (46, 46), (92, 164), (150, 236), grip=-6)
    arm(right, cast.JORIS, (-54, 46), (-92, 160), (-84, 212), grip=20)
    mug(Pen(c, 470, 876, 1.3), p.CORAL)
    mug(Pen(c, 1230, 870, 1.3), p.NAVY)
    c.fill([(720, 838), (858, 838), (880, 876), (700, 876)], p.WHITE)


def home_office(c: Canvas) -> None:
    """Somebody works at the kitchen table."""
    wall(c, mix(p.SEA, p.CREAM, 0.55), light=p.CREAM, shadow=p.TEAL, floor=1000)
    window(c, 980, 90, 1460, 600)
    _shelf(c)
    lamp(Pen(c, 720, 190, 1.3), p.OCHRE)
    pen = Pen(c, 640, 480, 1.6)
    bust(pen, cast.LOTTE, facing=0.25, tilt=3, length=360)
    arm(pen, cast.LOTTE, (-46, 46), (-92, 150), (-30, 214))
    arm(pen, cast.LOTTE, (46, 46), (104, 140), (74, 46), grip=-30)
    table(c, 800, left=120, right=1480, colour=mix(p.OCHRE, p.BROWN, 0.25))
    laptop(Pen(c, 640, 850, 1.5))
    mug(Pen(c, 960, 846, 1.4), p.CORAL)
    c.fill([(1090, 812), (1260, 812), (1284, 840), (1098, 840)], p.WHITE)
    plant(Pen(c, 250, 840, 0.8), pot=p.WINE)


def _shelf(c: Canvas) -> None:
    for y in (230, 400):
        x = 96.0
        while x < 400:
            w, h = c.chance.uniform(16, 34), c.chance.uniform(70, 120)
            colour = c.chance.choice([p.CORAL, p.NAVY, p.OCHRE, p.CREAM, p.WINE, p.SEA])
            spine = box(x, y - h, x + w, y)
            c.fill(spine, colour)
            c.shade(spine, p.INK, side="right", strength=0.3)
            x += w + 2
        c.fill(box(70, y, 450, y + 14), mix(p.BROWN, p.OCHRE, 0.35))


def classroom(c: Canvas) -> None:
    """Apprentices and their teacher around a machine they build."""
    wall(c, mix(p.BLUE, p.CREAM, 0.5), light=p.MIST, shadow=p.NAVY, floor=1000)
    _tools(c)
    teacher = replace(cast.HUGO, outfit=Outfit("sweater", p.WINE))
    _sitting(Pen(c, 800, 360, 1.36), teacher, 0.35)
    _sitting(Pen(c, 390, 470, 1.4), cast.IMANI, 0.7)
    _sitting(Pen(c, 1220, 470, 1.4), cast.MILAN, -0.7)
    table(c, 790, left=90, right=1510, colour=mix(p.OCHRE, p.CREAM, 0.15))
    _arm_robot(Pen(c, 800, 838, 1.0))
    for x, colour in ((300, p.CORAL), (1240, p.TEAL)):
        c.fill([(x, 806), (x + 170, 806), (x + 184, 838), (x - 8, 838)], colour)


def _tools(c: Canvas) -> None:
    board = box(140, 70, 1460, 300, 12)
    c.fill(board, mix(p.BLUE, p.INK, 0.35))
    c.shade(board, p.SKY, side="top", strength=0.25)
    for i in range(9):
        x = 220 + i * 145
        c.line([(x, 120), (x, 200)], 10, p.MIST)
        if i % 3 == 0:
            c.line([(x - 32, 116), (x + 32, 116)], 24, p.MIST)
            c.line([(x, 190), (x, 256)], 17, p.OCHRE)
        elif i % 3 == 1:
            c.fill(ellipse(x, 112, 26), p.MIST)
            c.fill([(x - 9, 80), (x + 9, 80), (x + 9, 108), (x - 9, 108)], mix(p.BLUE, p.INK, 0.35))
            c.line([(x, 190), (x, 250)], 13, p.MIST)
        else:
            c.line([(x, 180), (x, 250)], 20, p.CORAL)


def _arm_robot(pen: Pen) -> None:
    """A small robot arm that somebody built."""
    pen.fill(box(-70, -34, 70, 0, 8), p.INK)
    pen.line([(0, -30), (-46, -150)], 34, p.OCHRE)
    pen.line([(-46, -150), (70, -206)], 28, p.OCHRE)
    pen.line([(70, -206), (96, -140)], 18, p.INK)
    for x, y, r in ((0, -34, 26), (-46, -150, 24), (70, -206, 19)):
        pen.dot(x, y, r, p.INK)
        pen.dot(x, y, r * 0.45, p.CREAM)
    pen.line(curve([(96, -140), (80, -118), (84, -98)], closed=False), 9, p.INK)
    pen.line(curve([(98, -140), (116, -120), (110, -98)], closed=False), 9, p.INK)


def greenhouse(c: Canvas) -> None:
    """A grower between the plants; the floor is wet from the morning's water."""
    wall(c, p.MIST, light=p.WHITE, shadow=p.SAGE, floor=760)
    floor(c, mix(p.SAND, p.SAGE, 0.4), top=700, shadow=p.MOSS)
    for i in range(9):
        x = i * 200
        c.line([(x, 0), (800 + (x - 800) * 0.5, 640)], 7, p.WHITE)
    for y, half in ((120, 1000), (330, 900), (520, 800)):
        c.line([(800 - half, y), (800 + half, y)], 6, p.WHITE)
    for row, (y, scale) in enumerate(((740, 0.8), (850, 1.15))):
        for i in range(9):
            x = 60 + i * 190 + row * 60
            if abs(x - 800) > 180 + row * 60:
                leaf = mix(p.MOSS, p.SEA, c.chance.random() * 0.6)
                plant(Pen(c, x, y, scale), leaf=leaf, pot=mix(p.BROWN, p.CORAL, 0.6))
    grower = replace(cast.YARA, outfit=Outfit("cardigan", p.NAVY, p.OCHRE))
    pen = Pen(c, 800, 420, 1.5)
    bust(pen, grower, facing=-0.25, tilt=-2, length=420)
    arm(pen, grower, (46, 46), (84, 160), (30, 214))
    arm(pen, grower, (-46, 46), (-92, 156), (-40, 220))
    plant(Pen(c, 790, 830, 0.75), leaf=p.SEA, pot=p.CORAL)
    for i in (0, 1, 2, 6, 7, 8):
        plant(Pen(c, i * 210 - 40, 1090, 1.35), leaf=mix(p.MOSS, p.INK, 0.25), pot=p.BROWN)
