"""Pages full of references, for the tests."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Page

from ser_site.media.models import SerEmbed, SerVideo

from .models import EverythingPage, GalleryItem, TeamMember, TeamShot


def embed(key: Any, alt: str) -> str:
    return f'<embed embedtype="image" id="{key}" format="left" alt="{alt}"/>'


def figure(key: Any, words: str) -> dict[str, Any]:
    return {"image": key, "alt_text": words, "caption": f"<p>{words}</p>", "width": "half"}


def body(key: Any, video: Any, words: str) -> list[dict[str, Any]]:
    """A stream that shows an image in every way, with the same words beside it each time."""
    table = {
        "columns": [{"type": "text", "heading": "Wie"}, {"type": "image_block", "heading": ""}],
        "rows": [{"values": ["Rij", {"image": key, "decorative": False, "alt_text": words}]}],
        "caption": "",
    }
    children = [
        ("heading", "Nieuws"),
        ("text", f"<p>Voor</p>{embed(key, words)}<p>Na</p>"),
        ("image", key),
        ("image_block", {"image": key, "decorative": False, "alt_text": words}),
        ("figure", figure(key, words)),
        ("quote", {"text": "Wij doen mee.", "portrait": key, "alt_text": words}),
        ("images", [{"type": "item", "value": key, "id": "i1"}]),
        ("image_blocks", [{"type": "item", "value": {"image": key, "alt_text": words}, "id": "b"}]),
        ("gallery", {"heading": "Zaal", "figures": [figure(key, words)]}),
        ("section", [{"type": "image", "value": key, "id": "s1"}]),
        ("film", {"video": video, "poster": {"image": key, "alt_text": words}, "transcript": ""}),
        ("table", table),
    ]
    return [{"type": kind, "value": value, "id": f"id-{kind}"} for kind, value in children]


FILM = b"\x00\x00\x00\x14ftypisom\x00\x00\x00\x00isom"
"""An MP4 with nothing in it."""


def make_video(title: str = "Film") -> SerVideo:
    video: SerVideo = SerVideo.objects.create(
        title=title, file=ContentFile(FILM, name="film.mp4"), type="video", duration=1
    )
    return video


def make_embed(title: str = "Elsewhere", video_id: str = "aB3_-xYz012", **fields: Any) -> SerEmbed:
    """A video on YouTube, whose number is made up."""
    fields.setdefault("provider", "youtube")
    embed: SerEmbed = SerEmbed.objects.create(title=title, video_id=video_id, **fields)
    return embed


def full_page(image: Any, video: Any, words: str, **fields: Any) -> EverythingPage:
    """An unsaved page that refers to an image in every way, and to a video in two."""
    return EverythingPage(
        title="Alles",
        slug="alles",
        hero_image=image,
        hero_alt=words,
        hero_caption=words,
        film=video,
        intro=f"<p>Inleiding</p>{embed(image.pk, words)}",
        body=body(image.pk, video.pk, words),
        images=[image],
        gallery=[GalleryItem(image=image, caption=words)],
        team=[
            TeamMember(
                name="Jan",
                portrait=image,
                alt_text=words,
                about=embed(image.pk, words),
                story=body(image.pk, video.pk, words),
                shots=[TeamShot(image=image)],
            )
        ],
        **fields,
    )


def published(page: EverythingPage) -> EverythingPage:
    """The page, put under the root and published from a revision."""
    root = Page.objects.get(depth=1)
    root.add_child(instance=page)
    page.save_revision().publish()
    return fresh(page)


def fresh(page: Page) -> EverythingPage:
    """The page as the database has it now."""
    found: EverythingPage = EverythingPage.objects.get(pk=page.pk)
    return found
