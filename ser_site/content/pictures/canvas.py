"""A sheet to draw on: flat shapes, soft light and grain, drawn large and then reduced."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .geometry import Point, Shape, box, ellipse, tube
from .palette import Colour

OVERSAMPLING = 2
"""Drawn this many times too large; reducing it makes edges smooth."""

GRAIN = 640
"""Side of the square of noise that is laid side by side."""


class Canvas:
    """One picture in the making; coordinates in pixels of the result."""

    def __init__(self, width: int, height: int, background: Colour, *, seed: int) -> None:
        self.width = width
        self.height = height
        self.chance = random.Random(seed)  # noqa: S311 (a drawing, not a secret)
        self._image = Image.new("RGB", self._pixels(width, height), background)
        self._noise = self._make_noise()

    @staticmethod
    def _pixels(x: float, y: float) -> tuple[int, int]:
        return round(x * OVERSAMPLING), round(y * OVERSAMPLING)

    def _make_noise(self) -> Image.Image:
        tile = Image.frombytes("L", (GRAIN, GRAIN), self.chance.randbytes(GRAIN * GRAIN))
        sheet = Image.new("L", self._image.size)
        for x in range(0, sheet.width, GRAIN):
            for y in range(0, sheet.height, GRAIN):
                sheet.paste(tile, (x, y))
        return sheet

    def _scaled(self, shape: Sequence[Point]) -> Shape:
        return [(x * OVERSAMPLING, y * OVERSAMPLING) for x, y in shape]

    def fill(self, shape: Sequence[Point], colour: Colour) -> None:
        """Fill a closed shape with a flat colour."""
        ImageDraw.Draw(self._image).polygon(self._scaled(shape), fill=colour)

    def line(self, points: Sequence[Point], width: float, colour: Colour) -> None:
        """A line with round ends; smooth through more than two points."""
        self.fill(tube(points, [width]), colour)

    def dot(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """A filled circle."""
        self.fill(ellipse(x, y, radius), colour)

    def tint(self, shape: Sequence[Point], colour: Colour, strength: float) -> None:
        """Lay a see-through colour over a shape; `strength` from 0 to 1."""
        corner, mask = self._mask(shape)
        self._lay(corner, mask.point(lambda value: round(value * strength)), colour)

    def shade(
        self,
        shape: Sequence[Point],
        colour: Colour,
        *,
        side: str = "bottom",
        strength: float = 0.6,
        reach: float = 1.0,
    ) -> None:
        """Grainy light or shadow inside a shape, strongest at one side.

        `reach` is the part of the shape's length over which it fades away.
        """
        corner, mask = self._mask(shape)
        ramp = _ramp(mask.size, side, strength, reach)
        noise = self._noise.crop((*corner, corner[0] + mask.width, corner[1] + mask.height))
        grains = ImageChops.subtract(ramp, noise).point(lambda value: 255 if value else 0)
        soft = Image.blend(grains, ramp, 0.55)
        self._lay(corner, ImageChops.multiply(mask, soft), colour)

    def glow(self, shape: Sequence[Point], colour: Colour, *, blur: float, strength: float) -> None:
        """A blurred patch of colour: lamp light, or a shadow on the ground."""
        margin = blur * 2.5
        xs, ys = [x for x, _ in shape], [y for _, y in shape]
        area = box(min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin)
        corner, mask = self._mask(area, inner=shape)
        small = mask.reduce(4)
        small = small.filter(ImageFilter.GaussianBlur(blur * OVERSAMPLING / 4))
        soft = small.resize(mask.size).point(lambda value: round(value * strength))
        self._lay(corner, soft, colour)

    @contextmanager
    def inside(self, shape: Sequence[Point]) -> Iterator[None]:
        """What is drawn within this block shows only inside the shape."""
        before = self._image.copy()
        yield
        corner, mask = self._mask(shape)
        region = (*corner, corner[0] + mask.width, corner[1] + mask.height)
        before.paste(self._image.crop(region), corner, mask)
        self._image = before

    def finish(self, *, grain: float = 0.035) -> Image.Image:
        """The picture at its own size, under a last breath of grain."""
        result = self._image.reduce(OVERSAMPLING)
        noise = self._noise.crop((0, 0, *result.size)).convert("RGB")
        return Image.blend(result, ImageChops.overlay(result, noise), grain * 4)

    def _mask(
        self, shape: Sequence[Point], *, inner: Sequence[Point] | None = None
    ) -> tuple[tuple[int, int], Image.Image]:
        points = self._scaled(shape)
        left = max(int(min(x for x, _ in points)), 0)
        top = max(int(min(y for _, y in points)), 0)
        right = min(int(max(x for x, _ in points)) + 1, self._image.width)
        bottom = min(int(max(y for _, y in points)) + 1, self._image.height)
        mask = Image.new("L", (max(right - left, 1), max(bottom - top, 1)))
        drawn = points if inner is None else self._scaled(inner)
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in drawn], fill=255)
        return (left, top), mask

    def _lay(self, corner: tuple[int, int], mask: Image.Image, colour: Colour) -> None:
        self._image.paste(colour, (*corner, corner[0] + mask.width, corner[1] + mask.height), mask)


def _ramp(size: tuple[int, int], side: str, strength: float, reach: float) -> Image.Image:
    """A gradient that is `strength` at one side and fades to nothing over `reach`."""
    down = Image.linear_gradient("L").point(
        lambda value: round(max(value / 255 - (1 - reach), 0) / reach * 255 * strength)
    )
    turned = {
        "bottom": down,
        "top": down.transpose(Image.Transpose.FLIP_TOP_BOTTOM),
        "right": down.transpose(Image.Transpose.ROTATE_90),
        "left": down.transpose(Image.Transpose.ROTATE_270),
    }[side]
    return turned.resize(size)
