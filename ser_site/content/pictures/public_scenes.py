"""People in public: at a lectern, shaking hands, in a panel, before a microphone."""

from __future__ import annotations

from . import cast
from . import palette as p
from .canvas import Canvas
from .figures import Person, arm, bust, hand, legs
from .geometry import box, curve, ellipse
from .palette import mix
from .pen import Pen
from .props import chair_back, glass, lamp, listener, microphone, plant, table, wall, window


def speaker(c: Canvas) -> None:
    """The chair speaks at a lectern; a hall listens."""
    _hall(c)
    _screen(c)
    pen = Pen(c, 1020, 430, 1.35)
    c.glow(ellipse(1020, 520, 260, 330), p.CREAM, blur=90, strength=0.35)
    bust(pen, cast.NOOR, facing=-0.45, tilt=-2, length=330)
    arm(pen, cast.NOOR, (-52, 46), (-108, 118), (-150, 40), grip=8)
    arm(pen, cast.NOOR, (52, 46), (84, 150), (60, 218))
    _lectern(c)
    _audience(c)


def _hall(c: Canvas) -> None:
    c.fill(box(0, 0, c.width, c.height), p.NAVY)
    for i in range(17):
        x = i * 100 - 6
        c.fill(box(x, 0, x + 58, 760), mix(p.NAVY, p.BLUE, 0.16))
    c.shade(box(0, 0, c.width, c.height), p.INK, side="left", strength=0.85, reach=0.7)
    c.shade(box(0, 0, c.width, c.height), p.INK, side="bottom", strength=0.8, reach=0.6)
    c.tint([(900, -10), (1080, -10), (1400, 900), (640, 900)], p.CREAM, 0.08)
    c.tint([(950, -10), (1040, -10), (1270, 900), (770, 900)], p.CREAM, 0.09)


def _screen(c: Canvas) -> None:
    c.fill(box(140, 110, 740, 500, 10), p.INK)
    area = box(152, 122, 728, 488, 4)
    c.fill(area, p.MIST)
    c.shade(area, p.SKY, side="right", strength=0.8)
    for i, height in enumerate((70, 96, 88, 130, 156, 196, 224)):
        x = 206 + i * 70
        c.fill(box(x, 440 - height, x + 42, 440), mix(p.SEA, p.TEAL, i / 7))
    rise = curve([(206, 352), (300, 320), (400, 330), (520, 250), (668, 172)], closed=False)
    c.line(rise, 8, p.CORAL)
    c.dot(668, 172, 14, p.CORAL)
    c.fill(box(190, 440, 700, 446), p.INK)


def _lectern(c: Canvas) -> None:
    pen = Pen(c, 1020, 690)
    wood = mix(p.OCHRE, p.BROWN, 0.35)
    front = [(-150, 20), (150, 20), (118, 340), (-118, 340)]
    pen.fill(front, wood)
    pen.shade(front, p.BROWN, "right", 0.6, 0.8)
    pen.fill([(-184, -14), (184, -14), (166, 30), (-166, 30)], mix(wood, p.CREAM, 0.25))
    for x, colour in ((-34, p.CORAL), (0, p.CREAM), (34, p.TEAL)):
        pen.fill(ellipse(x, 130, 27), colour)
    for x in (-70, 70):
        pen.line([(x, -12), (x * 0.9, -70), (x * 0.6, -118)], 5, p.INK)
        pen.line([(x * 0.6, -116), (x * 0.5, -140)], 15, p.INK)


def _audience(c: Canvas) -> None:
    hairs = [p.HAIR_BROWN, p.HAIR_BLACK, p.HAIR_GREY, p.HAIR_RED, p.HAIR_BLOND, p.PLUM]
    coats = [p.PLUM, p.TEAL, p.WINE, p.BLUE, p.BROWN, p.NAVY]
    for row, (y, scale, step) in enumerate(((880, 0.95, 205), (985, 1.2, 262))):
        for i in range(9):
            x = i * step + (row * 120) - 60 + c.chance.uniform(-14, 14)
            pen = Pen(c, x, y + c.chance.uniform(-12, 12), scale)
            style = ("round", "long", "bun", "round")[(i + row * 2) % 4]
            dark = 0.45 + 0.2 * row
            listener(
                pen,
                mix(coats[(i + row) % 6], p.INK, dark),
                mix(hairs[(i * 2 + row) % 6], p.INK, dark - 0.1),
                style,
            )


def handshake(c: Canvas) -> None:
    """Two people seal an agreement in front of a window."""
    wall(c, p.SAND, light=p.CREAM, shadow=p.ROSE, floor=1000)
    window(c, 520, 90, 1080, 720, panes=3)
    plant(Pen(c, 1440, 1010, 1.7), leaf=p.TEAL)
    lamp(Pen(c, 190, 210, 1.1), p.CORAL)
    left, right = Pen(c, 470, 410, 1.6), Pen(c, 1130, 410, 1.6)
    arm(left, cast.DAAN, (-52, 46), (-86, 170), (-74, 290))
    arm(right, cast.IMANI, (50, 46), (82, 170), (74, 290))
    bust(left, cast.DAAN, facing=0.9, tilt=3, length=420)
    bust(right, cast.IMANI, facing=-0.9, tilt=-3, length=420)
    _clasp(c, left, right)


def _clasp(c: Canvas, left: Pen, right: Pen) -> None:
    arm(right, cast.IMANI, (-50, 50), (-104, 172), (-172, 150))
    arm(left, cast.DAAN, (52, 50), (106, 172), (172, 150))
    _grip(Pen(c, 800, 648, 1.75), cast.DAAN, cast.IMANI)


def _grip(pen: Pen, left: Person, right: Person) -> None:
    """Two right hands in each other, the thumbs on top."""
    near, far = left.look, right.look
    pen.fill(curve([(-36, -14), (-10, -18), (20, -14), (24, 8), (0, 18), (-36, 13)]), near.skin)
    back = curve([(38, -15), (14, -19), (-14, -13), (-20, 4), (-8, 17), (16, 17), (38, 13)])
    pen.fill(back, far.skin)
    pen.shade(back, far.shadow, "bottom", 0.6)
    for i in range(3):
        pen.line([(-9 + i * 9, 21 - i * 1.5), (-3 + i * 9, 11 - i)], 9.5, near.skin)
        pen.line([(-4 + i * 9, 22 - i * 1.5), (1 + i * 9, 13 - i)], 1.2, near.shadow)
    pen.line([(-34, -12), (-16, -20), (2, -18)], [13, 12, 9], near.skin)
    pen.line([(30, -13), (10, -22), (-8, -17)], [13, 12, 9], far.skin)
    pen.line([(22, -11), (8, -15), (-6, -11)], [1, 2, 1], far.line)


def panel(c: Canvas) -> None:
    """Four people talk at a long table."""
    _backdrop(c)
    seats = [(cast.HUGO, 0.5, 0.0), (cast.YARA, 0.4, 3), (cast.RAVI, -0.2, -2)]
    seats += [(cast.WILLEMIEN, -0.6, -3)]
    for i, (person, facing, tilt) in enumerate(seats):
        pen = Pen(c, 260 + i * 360, 452, 1.22)
        chair_back(pen, mix(p.WINE, p.INK, 0.25))
        bust(pen, person, facing=facing, tilt=tilt, length=330)
        _resting_arms(pen, person, talking=i == 1)
    table(c, 700, left=60, right=1540, colour=mix(p.OCHRE, p.CREAM, 0.3))
    for i, (person, _, _) in enumerate(seats):
        _place_at_table(c, person, 260 + i * 360, talking=i == 1)


def _backdrop(c: Canvas) -> None:
    wall(c, p.TEAL, light=p.SEA, shadow=p.INK, floor=1000)
    for x, y, r, colour in (
        (210, 240, 330, p.SEA),
        (800, 60, 300, mix(p.TEAL, p.CREAM, 0.25)),
        (1370, 330, 380, mix(p.TEAL, p.INK, 0.3)),
    ):
        shape = ellipse(x, y, r)
        c.tint(shape, colour, 0.6)
        c.shade(shape, p.CREAM, side="top", strength=0.22)


def _resting_arms(pen: Pen, person: Person, *, talking: bool) -> None:
    s = person.shoulders - 14
    arm(pen, person, (-s, 46), (-s - 30, 150), (-44, 196))
    if talking:
        arm(pen, person, (s, 46), (s + 50, 142), (s + 66, 34), grip=-10)
    else:
        arm(pen, person, (s, 46), (s + 30, 150), (50, 202))


def _place_at_table(c: Canvas, person: Person, x: float, *, talking: bool) -> None:
    microphone(Pen(c, x - 104, 742, 1.1))
    glass(Pen(c, x + 128, 742))
    card = [(x - 66, 718), (x + 66, 718), (x + 78, 762), (x - 78, 762)]
    c.fill(card, p.WHITE)
    c.fill(box(x - 44, 734, x + 30, 741), p.TEAL)
    c.fill(box(x - 44, 747, x + 6, 752), mix(p.MIST, p.INK, 0.3))
    if talking:
        c.glow(ellipse(x, 300, 120), p.CREAM, blur=60, strength=0.12)


def press(c: Canvas) -> None:
    """The chair answers reporters on the steps of the building."""
    wall(c, p.SKY, light=p.CREAM, shadow=p.BLUE, floor=1000)
    for i in range(7):
        x = i * 260 - 60
        column = box(x, -10, x + 120, 1000)
        c.fill(column, mix(p.SAND, p.CREAM, 0.4))
        c.shade(column, p.BROWN, side="right", strength=0.42, reach=0.8)
    pen = Pen(c, 800, 400, 1.62)
    arm(pen, cast.NOOR, (52, 46), (84, 168), (64, 280))
    bust(pen, cast.NOOR, facing=0.3, tilt=2, length=420)
    arm(pen, cast.NOOR, (-50, 46), (-92, 150), (-34, 196))
    _reporter(c, Pen(c, 250, 560, 1.5), cast.MILAN, (590, 520), p.CORAL)
    _reporter(c, Pen(c, 1340, 560, 1.5, flip=True), cast.LOTTE, (1010, 520), p.BLUE)


def _reporter(
    c: Canvas, pen: Pen, person: Person, tip: tuple[float, float], flag: p.Colour
) -> None:
    arm(pen, person, (-50, 46), (-84, 170), (-70, 290))
    bust(pen, person, facing=0.95, tilt=4, length=420)
    arm(pen, person, (46, 60), (66, 172), (118, 84))
    wrist = pen.placed([(134, 58)])[0]
    heading = 1 if tip[0] > wrist[0] else -1
    c.line([wrist, tip], 16, p.INK)
    c.dot(tip[0], tip[1], 25, p.INK)
    c.dot(tip[0] - 6, tip[1] - 8, 7, mix(p.INK, p.SKY, 0.4))
    cube = (wrist[0] + tip[0]) / 2 + heading * 18, (wrist[1] + tip[1]) / 2
    c.fill(box(cube[0] - 24, cube[1] - 24, cube[0] + 24, cube[1] + 24, 6), flag)
    hand(pen, person.look, (66, 172), (118, 84))


def council(c: Canvas) -> None:
    """A group portrait of the council on the stairs."""
    wall(c, mix(p.SEA, p.CREAM, 0.45), light=p.CREAM, shadow=p.TEAL, floor=1000)
    window(c, 90, -40, 470, 420, panes=2)
    window(c, 1130, -40, 1510, 420, panes=2)
    for step, y in enumerate((610, 730, 850)):
        stair = box(0, y, c.width, 1000)
        c.fill(stair, mix(p.SAND, p.BROWN, 0.1 + step * 0.06))
        c.shade(box(0, y, c.width, y + 120), p.BROWN, side="bottom", strength=0.5)
    back = [cast.HUGO, cast.AMIRA, cast.RAVI, cast.WILLEMIEN]
    front = [cast.YARA, cast.DAAN, cast.NOOR, cast.JORIS, cast.IMANI]
    for i, person in enumerate(back):
        _standing(Pen(c, 320 + i * 320, 288, 1.02), person, (i - 1.5) * -0.2)
    for i, person in enumerate(front):
        _standing(Pen(c, 160 + i * 320, 430, 1.12), person, (i - 2) * -0.18)


def signing(c: Canvas) -> None:
    """Two people put their names under an agreement."""
    wall(c, mix(p.PLUM, p.NAVY, 0.3), light=p.WINE, shadow=p.INK, floor=1000)
    for x, colour in ((320, p.CORAL), (800, p.OCHRE), (1280, p.SEA)):
        shape = ellipse(x, 330, 290)
        c.tint(shape, colour, 0.28)
        c.shade(shape, p.CREAM, side="top", strength=0.25)
    left, right = Pen(c, 500, 440, 1.5), Pen(c, 1100, 440, 1.5)
    for pen, person, facing in ((left, cast.HUGO, 0.6), (right, cast.AMIRA, -0.5)):
        chair_back(pen, mix(p.INK, p.PLUM, 0.4))
        bust(pen, person, facing=facing, tilt=facing * 5, length=320)
    table(c, 780, left=120, right=1480, colour=mix(p.OCHRE, p.BROWN, 0.3))
    for x in (480, 1080):
        c.fill([(x - 20, 790), (x + 150, 790), (x + 176, 834), (x - 40, 834)], p.WHITE)
        for y in (800, 811, 822):
            c.line([(x + 4, y), (x + 120, y)], 3, mix(p.MIST, p.INK, 0.3))
    for pen, person in ((left, cast.HUGO), (right, cast.AMIRA)):
        s = person.shoulders - 14
        arm(pen, person, (-s, 46), (-s - 40, 150), (-58, 226))
        arm(pen, person, (s, 46), (s + 36, 156), (52, 222))
        pen.line([(40, 258), (66, 200)], [3, 8], p.CORAL)


def _standing(pen: Pen, person: Person, facing: float) -> None:
    pen.tint(ellipse(0, 556, 110, 16), p.INK, 0.22)
    legs(pen, mix(person.outfit.main, p.INK, 0.6))
    s = person.shoulders - 12
    bust(pen, person, facing=facing, length=292)
    arm(pen, person, (-s, 46), (-s - 24, 150), (-s + 2, 244))
    arm(pen, person, (s, 46), (s + 24, 150), (s - 2, 244))
