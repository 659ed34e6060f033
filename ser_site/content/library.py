"""The pictures and the film of the sample content, as rows and files."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.core.files.base import ContentFile

from ser_site.media.models import SerEmbed, SerImage, SerVideo

from .pictures import film
from .pictures.catalogue import PICTURES
from .pictures.film import FilmMakerMissing
from .pictures.store import PictureStore
from .reading import Article, MediumEntry, VideoEntry, videos

FILM = "film"
"""The key of the one film."""

_NAMESPACE = uuid.UUID("5e1ad0b4-6c0e-5c62-9d1e-0f4d7f1a9c3b")


def sample_uuid(key: str) -> uuid.UUID:
    """The same UUID on every site that loads the sample content."""
    return uuid.uuid5(_NAMESPACE, key)


class Library:
    """Everything to be seen, by key; the film is None where it could not be made."""

    def __init__(
        self,
        images: Mapping[str, SerImage],
        video: SerVideo | None,
        embeds: Mapping[str, SerEmbed],
    ) -> None:
        self.images = images
        self.video = video
        self.embeds = embeds


def first_use(articles: Iterable[Article]) -> dict[str, date]:
    """When each picture came in: with the oldest article that shows it."""
    days: dict[str, date] = {}
    for article in articles:
        for key in article.media():
            days[key] = min(days.get(key, article.date), article.date)
    return days


@dataclass(frozen=True, slots=True)
class Drawn:
    """The files of everything to be seen; no film, with the reason, where none can be made."""

    pictures: Mapping[str, Path]
    poster: Path
    film: Path | None
    no_film: str = ""


def draw(entries: Mapping[str, MediumEntry], store: PictureStore) -> Drawn:
    """Draw what is not there yet, which takes seconds; the database is not needed."""
    pictures = store.pictures({entry.drawing for key, entry in entries.items() if key != FILM})
    try:
        return Drawn(pictures, store.poster(), store.film())
    except FilmMakerMissing as error:
        return Drawn(pictures, store.poster(), None, str(error))


def load_library(
    entries: Mapping[str, MediumEntry], used: Mapping[str, date], drawn: Drawn, today: date
) -> Library:
    """Save everything that was drawn."""
    images = {}
    for key, entry in entries.items():
        if key != FILM:
            collected = entry.uploaded or used.get(key, today)
            images[key] = add_image(entry, drawn.pictures[entry.drawing], collected)
    video = None
    if drawn.film is not None:
        video = _add_video(entries[FILM], drawn.film, drawn.poster, used.get(FILM, today))
    embeds = {key: _add_embed(key, entry, images, today) for key, entry in videos().items()}
    return Library(images, video, embeds)


def add_image(entry: MediumEntry, path: Path, collected: date) -> SerImage:
    """Save one drawing."""
    image = SerImage(
        uuid=sample_uuid(entry.key),
        title=entry.title,
        description=entry.alt["nl"],
        file=ContentFile(path.read_bytes(), name=f"{entry.key}.jpg"),
        people_recognisable=PICTURES[entry.drawing].people,
        legal_basis=entry.basis,
        intended_use=entry.use,
        credit=entry.credit,
        collected_on=collected,
    )
    if entry.focus:
        x, y, width, height = entry.focus
        image.focal_point_x, image.focal_point_y = x, y
        image.focal_point_width, image.focal_point_height = width, height
    image.file_size = path.stat().st_size
    image._set_file_hash()
    image.save()
    return image


def _add_video(entry: MediumEntry, path: Path, poster: Path, collected: date) -> SerVideo:
    video = SerVideo(
        uuid=sample_uuid(entry.key),
        title=entry.title,
        type="video",
        duration=film.SECONDS,
        width=film.WIDTH,
        height=film.HEIGHT,
        file=ContentFile(path.read_bytes(), name="advies.mp4"),
        thumbnail=ContentFile(poster.read_bytes(), name="advies.jpg"),
        people_recognisable=True,
        legal_basis=entry.basis,
        intended_use=entry.use,
        credit=entry.credit,
        collected_on=collected,
    )
    video.save()
    return video


def _add_embed(
    key: str, entry: VideoEntry, images: Mapping[str, SerImage], today: date
) -> SerEmbed:
    embed: SerEmbed = SerEmbed.objects.create(
        uuid=sample_uuid(f"embed-{key}"),
        title=entry.title,
        provider=entry.provider,
        video_id=entry.number,
        poster=images[entry.poster],
        people_recognisable=True,
        legal_basis=entry.basis,
        intended_use=entry.use,
        collected_on=today,
    )
    return embed
