"""Which pages of a site are privacy statements."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from wagtail.models import Page

from privacy_blocks.models.mixins import StatementPageMixin


def statement_models() -> list[type[Page]]:
    """The page models of this site that are statements."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, StatementPageMixin) and issubclass(model, Page)
    ]


def statement_pages() -> Iterator[Page]:
    """Every statement there is, live or not, as its own class and with its locale."""
    for model in statement_models():
        yield from model.objects.select_related("locale").order_by("path")


def live_statements() -> Iterator[Page]:
    """Every statement that visitors can read, in all languages."""
    for model in statement_models():
        yield from model.objects.live().select_related("locale").order_by("path")
