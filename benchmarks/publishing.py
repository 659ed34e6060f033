"""What the suite adds to publishing a page, and to showing it, in queries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import connection
from django.db.models.signals import post_save
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, Site

from benchmarks.measure import Ratio
from benchmarks.photos import picture
from media_retention import signals
from retention import clock
from ser_site.home.models import HomePage
from ser_site.news.models import NewsIndexPage, NewsPage

PICTURES = 20


def publishing_twenty_pictures() -> Ratio:
    """Queries more for publishing a page with 20 pictures than without the suite."""
    with _a_page() as page:
        page.save_revision().publish()
        ours = _queries(lambda: page.save_revision().publish())
        with _without_the_suite():
            bare = _queries(lambda: page.save_revision().publish())
    question = f"queries more, publishing 20 pictures ({ours} with the suite, {bare} without)"
    return Ratio(question, ours - bare, 10)


def showing_twenty_pictures() -> Ratio:
    """Queries more for showing that page than without the suite."""
    with _a_page() as page:
        page.save_revision().publish()
        client = Client()
        client.get(page.url)  # makes the sizes
        ours = _queries(lambda: client.get(page.url))
        with patch("media_retention.visibility.use_is_over", return_value=False):
            bare = _queries(lambda: client.get(page.url))
    return Ratio(f"queries more, showing 20 pictures ({ours}, {bare} without)", ours - bare, 1)


@contextmanager
def _a_page() -> Iterator[Any]:
    """A live news item with its pictures; all of it goes afterwards."""
    locale, _made = Locale.objects.get_or_create(language_code="nl")
    root = Page.get_first_root_node()
    if root is None:
        raise RuntimeError("the database has no root page")
    home = root.add_child(instance=HomePage(title="Home", slug="bench", locale=locale))
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "port": 80, "root_page": home},
    )
    index = home.add_child(instance=NewsIndexPage(title="News"))
    body = [("image", {"image": _picture()}) for _ in range(PICTURES)]
    page = NewsPage(title="Twenty pictures", date=clock.today(), body=body)
    index.add_child(instance=page)
    try:
        yield page
    finally:
        home.delete()
        get_image_model().objects.all().delete()
        cache.clear()


def _picture() -> Any:
    return get_image_model().objects.create(
        title="Benchmark", file=ContentFile(picture(), "a.png"), collected_on=clock.today()
    )


@contextmanager
def _without_the_suite() -> Iterator[None]:
    """Publishing as it is where nobody follows what is saved."""
    uid = "media_retention.content_saved"
    post_save.disconnect(dispatch_uid=uid)
    try:
        yield
    finally:
        post_save.connect(signals._content_saved, dispatch_uid=uid)


def _queries(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)
