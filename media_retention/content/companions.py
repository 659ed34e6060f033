"""Which texts beside a medium describe it, and so go when it goes.

A StructBlock or model may name them: ``media_texts = {"image": ("alt_text", "caption")}``
(a block in its ``Meta``). Where it does not, names tell: see :func:`names`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from wagtail.images import get_image_model

from media_retention.queries.media import retained_models

from .targets import Removed, Wanted

DEFAULT_NAMES = ("alt", "alt_text", "caption", "credit", "decorative", "transcript")
_KINDS = ("_image", "_photo", "_picture", "_video", "_media")


@dataclass(frozen=True, slots=True)
class Companions:
    """The texts of one medium."""

    certain: frozenset[str] = frozenset()
    """Named as its own: declared, or carrying the medium's name."""
    shared: frozenset[str] = frozenset()
    """Named as a text of some medium: its own, if there is no other beside it."""

    def __or__(self, other: Companions) -> Companions:
        return Companions(self.certain | other.certain, self.shared | other.shared)


def names() -> tuple[str, ...]:
    """The names of texts that describe a medium (``MEDIA_RETENTION["COMPANION_TEXTS"]``)."""
    configured: Mapping[str, Iterable[str]] = getattr(settings, "MEDIA_RETENTION", {})
    return tuple(configured.get("COMPANION_TEXTS", DEFAULT_NAMES))


def companions(
    medium: str,
    declared: Mapping[str, Iterable[str]] | None,
    texts: Iterable[str],
    removed: Iterable[Removed],
) -> Companions:
    """The companions, among ``texts``, of a medium that leaves the place named ``medium``.

    Names only tell for images and videos: a caption beside a page link is not about the page.
    """
    if declared and medium in declared:
        return Companions(certain=frozenset(declared[medium]))
    media = media_wanted().labels
    if not any(one.target.model_label in media for one in removed):
        return Companions()
    own = {f"{stem}_{name}" for stem in _stems(medium) for name in names()}
    present = frozenset(texts)
    return Companions(present & own, present & set(names()))


def media_wanted() -> Wanted:
    """A walk that looks for the site's images and videos."""
    models = {get_image_model(), *retained_models()}
    if apps.is_installed("wagtailmedia"):
        from wagtailmedia.models import get_media_model

        models.add(get_media_model())
    return Wanted.models(models)


def _stems(medium: str) -> set[str]:
    """``hero_image`` goes with ``hero_image_alt`` and with ``hero_alt``."""
    short = (medium.removesuffix(kind) for kind in _KINDS if medium.endswith(kind))
    return {stem for stem in (medium, *short) if stem}
