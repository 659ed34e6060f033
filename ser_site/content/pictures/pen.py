"""Drawing in a figure's own measures, wherever and however large it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from .canvas import Canvas
from .geometry import Point, Shape, ellipse, moved, tube
from .palette import Colour


@dataclass(frozen=True, slots=True)
class Pen:
    """A canvas seen from a place on it: own origin, scale, mirror image and turn."""

    canvas: Canvas
    x: float = 0
    y: float = 0
    scale: float = 1
    flip: bool = False
    turn: float = 0

    def at(self, x: float, y: float, *, turn: float = 0, scale: float = 1) -> Pen:
        """The same pen with its origin moved to a point of its own measures."""
        ((there_x, there_y),) = self.placed([(x, y)])
        own_turn = -turn if self.flip else turn
        return replace(
            self, x=there_x, y=there_y, turn=self.turn + own_turn, scale=self.scale * scale
        )

    def placed(self, shape: Sequence[Point]) -> Shape:
        """The shape in the canvas's measures."""
        return moved(shape, self.x, self.y, scale=self.scale, flip=self.flip, turn=self.turn)

    def fill(self, shape: Sequence[Point], colour: Colour) -> None:
        self.canvas.fill(self.placed(shape), colour)

    def dot(self, x: float, y: float, radius: float, colour: Colour) -> None:
        self.fill(ellipse(x, y, radius), colour)

    def line(self, points: Sequence[Point], widths: float | Sequence[float], c: Colour) -> None:
        sizes = [widths] if isinstance(widths, int | float) else widths
        self.fill(tube(points, sizes), c)

    def tint(self, shape: Sequence[Point], colour: Colour, strength: float) -> None:
        self.canvas.tint(self.placed(shape), colour, strength)

    def shade(
        self,
        shape: Sequence[Point],
        colour: Colour,
        side: str = "bottom",
        strength: float = 0.6,
        reach: float = 1.0,
    ) -> None:
        if self.flip and side in ("left", "right"):
            side = "left" if side == "right" else "right"
        self.canvas.shade(self.placed(shape), colour, side=side, strength=strength, reach=reach)

    @contextmanager
    def inside(self, shape: Sequence[Point]) -> Iterator[None]:
        with self.canvas.inside(self.placed(shape)):
            yield
