"""The invented people who come back in the pictures. None of them exists."""

from __future__ import annotations

from . import palette as p
from .faces import Look
from .figures import Outfit, Person

NOOR = Person(
    Look(p.OLIVE, p.HAIR_BLACK, "fringe", glasses=True),
    Outfit("suit", p.TEAL, p.CREAM),
    62,
)
DAAN = Person(
    Look(p.FAIR, p.HAIR_BLOND, "parting", beard=True), Outfit("suit", p.NAVY, accent=p.CORAL)
)
AMIRA = Person(Look(p.WARM, p.PLUM, "scarf"), Outfit("blouse", p.SEA, accent=p.OCHRE), 62)
JORIS = Person(
    Look(p.FAIR, p.HAIR_GREY, "bald", glasses=True, older=True), Outfit("sweater", p.MOSS)
)
IMANI = Person(
    Look(p.DEEP, p.HAIR_BLACK, "curls", earrings=p.OCHRE, smile="open"),
    Outfit("cardigan", p.CORAL, p.CREAM),
    62,
)
RAVI = Person(Look(p.BRONZE, p.HAIR_BLACK, "crop", beard=True), Outfit("suit", p.PLUM, p.SKY))
LOTTE = Person(Look(p.FAIR, p.HAIR_BROWN, "long", smile="open"), Outfit("sweater", p.OCHRE), 60)
TESS = Person(Look(p.FAIR, p.HAIR_RED, "bob"), Outfit("tunic", p.SEA, p.WHITE), 60)
WILLEMIEN = Person(
    Look(p.FAIR, p.HAIR_GREY, "bun", older=True, earrings=p.CORAL),
    Outfit("cardigan", p.WINE, p.SAND),
    60,
)
KEES = Person(Look(p.WARM, p.OCHRE, "helmet"), Outfit("vest", p.CORAL, p.NAVY))
SANNE = Person(Look(p.BRONZE, p.WHITE, "helmet", smile="open"), Outfit("vest", p.OCHRE, p.TEAL), 62)
MILAN = Person(Look(p.WARM, p.HAIR_BROWN, "short", smile="open"), Outfit("sweater", p.BLUE))
YARA = Person(Look(p.OLIVE, p.HAIR_BLACK, "bun", earrings=p.CREAM), Outfit("blouse", p.WINE), 60)
HUGO = Person(Look(p.FAIR, p.HAIR_GREY, "short", older=True), Outfit("suit", p.INK, accent=p.OCHRE))
TESS_AT_WORK = Person(TESS.look, Outfit("blouse", p.PLUM, accent=p.SAND), 60)
KEES_AT_A_DESK = Person(
    Look(p.WARM, p.HAIR_BROWN, "parting", glasses=True), Outfit("sweater", p.WINE, accent=p.SAND)
)
