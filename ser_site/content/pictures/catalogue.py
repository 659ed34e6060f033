"""Every picture that can be drawn, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PIL import Image

from . import (
    buildings,
    charts,
    landscapes,
    members,
    palette,
    portraits,
    public_scenes,
    still_lifes,
    work_scenes,
)
from .canvas import Canvas

WIDTH, HEIGHT = 1600, 1000
"""Of every picture but a member's portrait, in pixels."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, and whether somebody on it can be recognised."""

    draw: Callable[[Canvas], None]
    seed: int
    people: bool
    size: tuple[int, int] = (WIDTH, HEIGHT)

    def render(self) -> Image.Image:
        """Draw it; the same every time."""
        canvas = Canvas(*self.size, palette.CREAM, seed=self.seed)
        self.draw(canvas)
        return canvas.finish()


WITH_PEOPLE: tuple[Callable[[Canvas], None], ...] = (
    public_scenes.speaker,
    public_scenes.handshake,
    public_scenes.panel,
    public_scenes.press,
    public_scenes.signing,
    public_scenes.council,
    work_scenes.workshop,
    work_scenes.roof,
    work_scenes.care,
    work_scenes.home_office,
    work_scenes.classroom,
    work_scenes.greenhouse,
    landscapes.commute,
    portraits.chair,
    portraits.economist,
    portraits.veteran,
    portraits.apprentice,
)
WITHOUT_PEOPLE: tuple[Callable[[Canvas], None], ...] = (
    buildings.office,
    buildings.hall,
    buildings.houses,
    landscapes.turbines,
    landscapes.harbour,
    charts.employment,
    charts.bars,
    charts.ring,
    charts.scales,
    still_lifes.reports,
    still_lifes.letters,
)

PICTURES: Mapping[str, Picture] = {
    **{
        draw.__name__: Picture(draw, seed, draw in WITH_PEOPLE)
        for seed, draw in enumerate(WITH_PEOPLE + WITHOUT_PEOPLE, start=1)
    },
    **{
        name: Picture(draw, seed, True, (members.SIDE, members.SIDE))
        for seed, (name, draw) in enumerate(members.PORTRAITS.items(), start=101)
    },
}
