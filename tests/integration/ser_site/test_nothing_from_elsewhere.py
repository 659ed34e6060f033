"""Texts cannot embed anything, and what an old text embeds is shown as nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from ser_site.news.models import NewsPage

pytestmark = [pytest.mark.any_database, pytest.mark.django_db]

OLD_TEXT = '<p>Voor</p><embed embedtype="media" url="https://youtu.be/aB3_-xYz012"/><p>Na</p>'


def rich_texts(block: Any) -> Iterator[blocks.RichTextBlock]:
    """Every rich text block inside a block."""
    if isinstance(block, blocks.RichTextBlock):
        yield block
    children = getattr(block, "child_blocks", {}).values()
    for child in (*children, *filter(None, [getattr(block, "child_block", None)])):
        yield from rich_texts(child)


def test_no_text_of_the_site_allows_embeds() -> None:
    found = []
    for model in apps.get_models():
        if not model.__module__.startswith("ser_site."):
            continue
        for field in model._meta.get_fields():
            if isinstance(field, RichTextField):
                found.append((str(field), field.features))
            elif isinstance(field, StreamField):
                found += [(str(field), one.features) for one in rich_texts(field.stream_block)]

    assert found
    # Without a list of its own a text gets Wagtail's default features, embeds among them.
    assert [name for name, features in found if not features or "embed" in features] == []


def test_an_old_text_that_embeds_a_video_asks_nobody_for_it(
    site: dict[str, Any], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: Any, **kwargs: Any) -> None:
        raise AssertionError("somebody was asked")

    monkeypatch.setattr("wagtail.embeds.finders.oembed.OEmbedFinder.find_embed", refuse)
    page = NewsPage(title="Oud", date=date(2026, 9, 1), body=[("text", OLD_TEXT)])
    site["news"].add_child(instance=page)

    html = client.get(page.url).content.decode()

    assert "Voor" in html and "Na" in html
    assert "youtu" not in html
