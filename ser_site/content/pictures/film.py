"""A silent film of a few seconds, drawn frame by frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PIL import Image

from . import cast
from . import palette as p
from .canvas import Canvas
from .figures import Person, arm, bust
from .geometry import box, curve, ellipse
from .palette import mix
from .pen import Pen

WIDTH, HEIGHT = 640, 360
FRAMES_A_SECOND = 20
SECONDS = 8
POSTER_AT = 0.72
"""The part of the film from which its poster is taken."""

HEIGHTS = (62, 84, 78, 112, 134, 166)


class FilmMakerMissing(Exception):
    """The package that encodes films is not installed."""


def frame(moment: float, *, width: int = WIDTH) -> Image.Image:
    """The picture at a moment of the film, from 0 to 1."""
    canvas = Canvas(width, width * HEIGHT // WIDTH, p.NAVY, seed=77)
    pen = Pen(canvas, scale=width / WIDTH)
    _room(pen, moment)
    _bars(pen, moment)
    _speaker(pen, moment)
    _listeners(pen, moment)
    return canvas.finish(grain=0.02)


def poster() -> Image.Image:
    """The still picture shown before the film plays."""
    return frame(POSTER_AT, width=1280)


def _eased(moment: float, start: float, end: float) -> float:
    """How far something is between its start and its end, slow at both."""
    t = min(max((moment - start) / (end - start), 0), 1)
    return t * t * (3 - 2 * t)


def _room(pen: Pen, moment: float) -> None:
    area = box(0, 0, WIDTH, HEIGHT)
    pen.fill(area, mix(p.TEAL, p.NAVY, 0.4))
    pen.shade(area, p.SEA, "top", 0.5)
    pen.tint(ellipse(470, 150, 190 * _eased(moment, 0, 0.2) + 1), p.CREAM, 0.14)


def _bars(pen: Pen, moment: float) -> None:
    pen.fill(box(36, 34, 366, 282, 8), p.INK)
    pen.fill(box(42, 40, 360, 276, 4), p.CREAM)
    for i, height in enumerate(HEIGHTS):
        grown = height * _eased(moment, 0.08 + i * 0.07, 0.3 + i * 0.07)
        pen.fill(box(66 + i * 48, 258 - grown, 98 + i * 48, 258), mix(p.SEA, p.TEAL, i / 6))
    pen.fill(box(56, 257, 348, 261), p.INK)
    drawn = _eased(moment, 0.5, 0.8)
    line = curve([(82 + i * 48, 236 - h) for i, h in enumerate(HEIGHTS)], closed=False)
    shown = line[: max(int(len(line) * drawn), 2)]
    if drawn > 0.02:
        pen.line(shown[::4] + shown[-1:], 4, p.CORAL)
        pen.dot(*shown[-1], 7, p.CORAL)


def _speaker(pen: Pen, moment: float) -> None:
    rise = 1 - _eased(moment, 0.02, 0.2)
    own = pen.at(474, 176 + rise * 260, scale=0.82)
    nod = 2.5 if int(moment * 14) % 2 else -1
    person = _talking(cast.NOOR, moment)
    arm(own, person, (50, 46), (78, 160), (56, 232))
    bust(own, person, facing=-0.5, tilt=nod, length=320)
    lift = _eased(moment, 0.22, 0.34) * (1 - _eased(moment, 0.86, 0.97))
    swing = 10 if int(moment * 10) % 2 else 0
    wrist = (-66 - 60 * lift, 236 - (190 + swing) * lift)
    arm(own, person, (-50, 46), (-86 - 20 * lift, 160 - 40 * lift), wrist)


def _talking(person: Person, moment: float) -> Person:
    mouth = "talk" if 0.24 < moment < 0.9 and int(moment * 48) % 2 else "soft"
    return replace(person, look=replace(person.look, smile=mouth))


def _listeners(pen: Pen, moment: float) -> None:
    for i, colour in enumerate((p.WINE, p.PLUM, p.BLUE, p.BROWN, p.TEAL, p.NAVY)):
        sway = 3 if (int(moment * 8) + i) % 3 == 0 else 0
        x, y = 40 + i * 116, 330 + (i % 2) * 10 - sway
        pen.fill(ellipse(x, y + 52, 54, 50), mix(colour, p.INK, 0.55))
        pen.fill(ellipse(x, y - 6, 22, 27), mix(colour, p.INK, 0.7))


def frames() -> Iterator[Image.Image]:
    """All frames, in order."""
    count = FRAMES_A_SECOND * SECONDS
    for i in range(count):
        yield frame(i / count)


def write_film(target: Path) -> None:
    """Encode the film as MP4 (H.264), ready to play while it loads.

    Raises FilmMakerMissing without PyAV, which only development installs.
    """
    try:
        import av
    except ImportError as error:
        raise FilmMakerMissing("No film, for PyAV is not installed (pip install av)") from error
    with av.open(str(target), "w", format="mp4", options={"movflags": "+faststart"}) as container:
        stream = container.add_stream("libx264", rate=FRAMES_A_SECOND)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.options = {"crf": "25", "preset": "medium"}
        for picture in frames():
            still = av.VideoFrame.from_image(picture)  # type: ignore[no-untyped-call]
            container.mux(stream.encode(still))
        container.mux(stream.encode(None))
