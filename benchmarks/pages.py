"""Pages to measure with, and pictures that can be drawn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.core.cache import cache
from django.core.files.base import ContentFile
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, Site

from benchmarks.photos import picture
from retention import clock
from ser_site.home.models import HomePage
from ser_site.news.models import NewsIndexPage, NewsPage


@contextmanager
def a_page(pictures: int) -> Iterator[Any]:
    """A live news item of today with its pictures; all of it goes afterwards."""
    with an_index() as index:
        yield add_page(index, pictures, on=clock.today())


@contextmanager
def a_draft(pictures: int) -> Iterator[Any]:
    """The same before it is published."""
    with an_index() as index:
        yield _draft(index, pictures, on=clock.today())


@contextmanager
def an_index() -> Iterator[Any]:
    """A site with an empty overview of news; all of it goes afterwards."""
    locale, _made = Locale.objects.get_or_create(language_code="nl")
    root = Page.get_first_root_node()
    if root is None:
        raise RuntimeError("the database has no root page")
    home = root.add_child(instance=HomePage(title="Home", slug="bench", locale=locale))
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "port": 80, "root_page": home},
    )
    try:
        yield home.add_child(instance=NewsIndexPage(title="News"))
    finally:
        home.delete()
        get_image_model().objects.all().delete()
        cache.clear()


def add_page(index: Any, pictures: int, *, on: date) -> Any:
    """A live news item of a day, with pictures that came to the site on that day."""
    page = _draft(index, pictures, on=on)
    page.save_revision().publish()
    return page


def _draft(index: Any, pictures: int, *, on: date) -> Any:
    body = [("image", {"image": _picture(on)}) for _ in range(pictures)]
    page = NewsPage(title="News item", date=on, body=body, live=False)
    index.add_child(instance=page)
    return page


def _picture(on: date) -> Any:
    return get_image_model().objects.create(
        title="Benchmark", file=ContentFile(picture(), "a.png"), collected_on=on
    )
