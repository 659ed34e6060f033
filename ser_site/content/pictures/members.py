"""Portraits of the invented members of council and committees: square, head and shoulders."""

from __future__ import annotations

from collections.abc import Callable

from . import cast
from . import palette as p
from .canvas import Canvas
from .figures import Person, bust
from .geometry import box, ellipse
from .palette import Colour, mix
from .pen import Pen

SIDE = 640
"""Of every portrait, in pixels."""

Draw = Callable[[Canvas], None]


def _portrait(person: Person, wall: Colour, accent: Colour, facing: float, tilt: float = 0) -> Draw:
    """What draws one of them before a plain wall, looking a little to one side."""

    def draw(c: Canvas) -> None:
        area = box(0, 0, SIDE, SIDE)
        c.fill(area, mix(wall, p.CREAM, 0.3))
        c.shade(area, p.CREAM, side="left" if facing > 0 else "right", strength=0.6, reach=0.8)
        disc = ellipse(SIDE / 2, SIDE * 0.46, SIDE * 0.38)
        c.fill(disc, accent)
        c.shade(disc, p.CREAM, side="top", strength=0.5)
        bust(Pen(c, SIDE / 2, SIDE * 0.75, 2.6), person, facing=facing, tilt=tilt, length=200)

    return draw


PORTRAITS: dict[str, Draw] = {
    "member_noor": _portrait(cast.NOOR, p.OCHRE, p.CORAL, -0.2, 1),
    "member_ravi": _portrait(cast.RAVI, p.SEA, p.OCHRE, 0.3, 2),
    "member_daan": _portrait(cast.DAAN, p.SKY, p.SEA, 0.25),
    "member_imani": _portrait(cast.IMANI, p.SAGE, p.OCHRE, -0.3, -2),
    "member_amira": _portrait(cast.AMIRA, p.SAND, p.ROSE, 0.2, 2),
    "member_joris": _portrait(cast.JORIS, p.SAGE, p.SKY, -0.25, -1),
    "member_lotte": _portrait(cast.LOTTE, p.SKY, p.ROSE, 0.35, 3),
    "member_hugo": _portrait(cast.HUGO, p.MIST, p.SAGE, -0.3),
    "member_yara": _portrait(cast.YARA, p.ROSE, p.SAND, 0.3, 2),
    "member_milan": _portrait(cast.MILAN, p.SAND, p.SEA, -0.2, -2),
    "member_tess": _portrait(cast.TESS_AT_WORK, p.MIST, p.SEA, 0.25, 1),
    "member_kees": _portrait(cast.KEES_AT_A_DESK, p.SKY, p.CORAL, -0.35, -1),
}
"""By the key of the member in ``texts/council/members.toml``."""
