"""Which media a page shows, as far as its live content says."""

from django.db.models import Model
from wagtail.models import DraftStateMixin, Page
from wagtail.snippets.models import get_snippet_models

from media_retention.content.targets import Target, label_of
from media_retention.content.walk import find, serialized
from media_retention.queries.media import retained_models

DEPTH = 5
"""Snippets within snippets, at most."""


def tracked_models() -> tuple[type[Model], ...]:
    """Models whose references count: media, and snippets that may show media."""
    return (*retained_models(), *get_snippet_models())


def references(source: Model) -> frozenset[Target]:
    """Media and snippets that an object's live content refers to."""
    return find(type(source), serialized(source), tracked_models())


def shown_media(page: Page) -> frozenset[Target]:
    """Media on a live page, directly or by the snippets that it shows; none when not live."""
    if not page.live:
        return frozenset()
    return _media_below(references(page), DEPTH)


def _media_below(targets: frozenset[Target], depth: int) -> frozenset[Target]:
    labels = {label_of(model): model for model in get_snippet_models()}
    media = frozenset(target for target in targets if target.model_label not in labels)
    for target in targets - media:
        snippet = labels[target.model_label]._default_manager.filter(pk=target.pk).first()
        if depth and snippet is not None and _is_live(snippet):
            media |= _media_below(references(snippet), depth - 1)
    return media


def _is_live(snippet: Model) -> bool:
    return not isinstance(snippet, DraftStateMixin) or bool(snippet.live)
