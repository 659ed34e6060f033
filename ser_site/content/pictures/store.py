"""Drawn pictures and the film as files, kept so that they are drawn once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image

from .catalogue import PICTURES
from .film import poster, write_film

QUALITY = 86
"""Of the JPEG files; grain makes them large, and this hides nothing."""


class PictureStore:
    """A folder of drawings, named by what draws them: new code draws anew."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / _fingerprint()

    def pictures(self, names: Iterable[str]) -> dict[str, Path]:
        """The files of these pictures; those that are missing are drawn, two at a time."""
        self._folder.mkdir(parents=True, exist_ok=True)
        wanted = list(names)
        with ThreadPoolExecutor(max_workers=2) as workers:
            return dict(zip(wanted, workers.map(self._picture, wanted), strict=True))

    def _picture(self, name: str) -> Path:
        path = self._folder / f"{name}.jpg"
        if not path.exists():
            _save(PICTURES[name].render(), path)
        return path

    def film(self) -> Path:
        """The film's file. Raises FilmMakerMissing when it cannot be made."""
        path = self._folder / "advies.mp4"
        if not path.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            unfinished = path.with_suffix(".part")
            write_film(unfinished)
            unfinished.replace(path)
        return path

    def poster(self) -> Path:
        """The film's poster."""
        path = self._folder / "advies.jpg"
        if not path.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            _save(poster(), path)
        return path


def _save(image: Image.Image, path: Path) -> None:
    unfinished = path.with_suffix(".part")
    image.save(unfinished, "JPEG", quality=QUALITY, progressive=True, optimize=True)
    unfinished.replace(path)


def _fingerprint() -> str:
    """Changes whenever a drawing's code does."""
    digest = hashlib.sha256()
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:12]
