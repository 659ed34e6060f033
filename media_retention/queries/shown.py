"""Which media a page shows, as far as its live content says."""

from datetime import date
from functools import cache
from typing import TypeVar

from django.db.models import Model, Q, QuerySet
from wagtail.models import DraftStateMixin, Page
from wagtail.snippets.models import get_snippet_models

from media_retention.content.fields import foreign_keys
from media_retention.content.targets import Target, label_of
from media_retention.content.walk import find, serialized
from media_retention.queries.media import retained_models

M = TypeVar("M", bound=Model)

DEPTH = 5
"""Snippets within snippets, at most."""


def tracked_models() -> tuple[type[Model], ...]:
    """Models whose references count: media, and snippets that may show media."""
    return (*retained_models(), *get_snippet_models())


def carriers() -> tuple[type[Model], ...]:
    """What may show a medium and be shown by a page: snippets, and videos with a poster."""
    return (*get_snippet_models(), *_media_with_media())


@cache
def _media_with_media() -> tuple[type[Model], ...]:
    """Media that refer to other media: a video's poster may be a picture from the library."""
    media = retained_models()
    return tuple(
        model for model in media if any(key.related_model in media for key in foreign_keys(model))
    )


def references(source: Model) -> frozenset[Target]:
    """Media and snippets that an object's live content refers to."""
    return find(type(source), serialized(source), tracked_models())


def shown_media(page: Page, found: frozenset[Target] | None = None) -> frozenset[Target]:
    """Media on a live page, directly or by what it shows that shows them; none when not live.

    Args:
        found: the page's references, where the caller has read them already.
    """
    if not page.live:
        return frozenset()
    return _media_below(references(page) if found is None else found, DEPTH)


def _media_below(targets: frozenset[Target], depth: int) -> frozenset[Target]:
    labels = {label_of(model) for model in retained_models()}
    between = {label_of(model): model for model in carriers()}
    media = frozenset(target for target in targets if target.model_label in labels)
    for target in targets:
        carrier = between.get(target.model_label)
        if carrier is None or not depth:
            continue
        found = carrier._default_manager.filter(pk=target.pk).first()
        if found is not None and _is_live(found):
            media |= _media_below(references(found), depth - 1)
    return media


def _is_live(carrier: Model) -> bool:
    return not isinstance(carrier, DraftStateMixin) or bool(carrier.live)


def may_be_chosen(media: QuerySet[M], today: date) -> QuerySet[M]:
    """Those of the media that visitors would see."""
    hidden = media.model._default_manager.filter(Q(taken_down_at__isnull=False) | Q(due__lte=today))
    # By primary key: a search knows other fields only if the site indexes them.
    return media.exclude(pk__in=hidden.values("pk"))
