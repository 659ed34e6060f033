"""Which pictures, films and videos can be shown, so that a missing one leaves no trace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wagtail.images.models import Filter
from wagtail.images.shortcuts import get_rendition_or_not_found


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture ready for ``<img>``; ``srcset`` is empty when there is one size only."""

    url: str
    srcset: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Film:
    """A film ready for ``<video>``; sizes are None where nobody filled them in."""

    url: str
    media_type: str
    poster: str
    width: int | None
    height: int | None


@dataclass(frozen=True, slots=True)
class Lent:
    """A video that plays elsewhere, ready to be offered; no picture where there is none."""

    title: str
    provider: str
    watch_url: str
    player_url: str
    poster: Shown | None


def shown(image: Any, specs: list[str]) -> Shown | None:
    """The renditions of the picture, the last one for browsers without srcset.

    None when there is no picture, when it may not be shown (its model then
    answers with an empty rendition), or when its file is gone.
    """
    if not image:
        return None
    sizes = {}
    for spec in specs:
        rendition = get_rendition_or_not_found(image, Filter(spec))
        if not rendition or rendition.file.name == "not-found":
            return None
        sizes[rendition.width] = rendition
    srcset = ", ".join(f"{size.url} {width}w" for width, size in sizes.items())
    return Shown(rendition.url, srcset if len(sizes) > 1 else "", rendition.width, rendition.height)


def film(video: Any) -> Film | None:
    """The film, or None when there is none or it may not be shown."""
    if not video or not video.file:
        return None
    try:
        sources = video.sources
    except ValueError:
        # A film in private storage has no address.
        return None
    if not sources or not sources[0]["src"]:
        return None
    return Film(
        url=sources[0]["src"],
        media_type=sources[0]["type"],
        poster=video.thumbnail.url if video.thumbnail else "",
        width=video.width or None,
        height=video.height or None,
    )


def lent(video: Any, specs: list[str]) -> Lent | None:
    """The video at its provider, or None when there is none or it may not be shown."""
    if not video or not video.may_be_shown:
        return None
    return Lent(
        title=video.title,
        provider=video.get_provider_display(),
        watch_url=video.address.watch_url,
        player_url=video.address.player_url,
        poster=shown(video.poster, specs),
    )
