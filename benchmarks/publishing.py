"""What the suite adds to publishing a page, and to showing it, in queries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest.mock import patch

from django.db import connection
from django.db.models.signals import post_save
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.measure import Ratio
from benchmarks.pages import a_draft, a_page
from media_retention import signals

PICTURES = 20
CONTROL = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


def publishing_twenty_pictures() -> Ratio:
    """Queries more for publishing a page with 20 pictures than without the suite."""
    with a_draft(PICTURES) as page, _without_the_suite():
        bare = _queries(lambda: page.save_revision().publish())
    with a_draft(PICTURES) as page:
        ours = _queries(lambda: page.save_revision().publish())
    return Ratio(
        f"more for publishing 20 new pictures ({ours}, {bare} without)", ours - bare, 10, "queries"
    )


def publishing_them_again() -> Ratio:
    """The same once they are known."""
    with a_page(PICTURES) as page:
        ours = _queries(lambda: page.save_revision().publish())
        with _without_the_suite():
            bare = _queries(lambda: page.save_revision().publish())
    return Ratio(
        f"more for publishing them again ({ours}, {bare} without)", ours - bare, 10, "queries"
    )


def showing_twenty_pictures() -> Ratio:
    """Queries more for showing that page than without the suite."""
    with a_page(PICTURES) as page:
        client = Client()
        client.get(page.url)  # makes the sizes
        ours = _queries(lambda: client.get(page.url))
        with patch("media_retention.visibility.use_is_over", return_value=False):
            bare = _queries(lambda: client.get(page.url))
    return Ratio(
        f"more for showing 20 pictures ({ours}, {bare} without)", ours - bare, 1, "queries"
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
    """Statements that read or write; beginning and ending a transaction is neither."""
    with CaptureQueriesContext(connection) as queries:
        act()
    return sum(not query["sql"].startswith(CONTROL) for query in queries.captured_queries)
