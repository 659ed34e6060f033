"""What erasing costs when pages must lose the photos as well."""

from __future__ import annotations

from unittest.mock import patch

from wagtail.images import get_image_model

from benchmarks import photos
from benchmarks.erasing import TODAY, sweep_all
from benchmarks.measure import Ratio, seconds
from benchmarks.pages import add_page, an_index
from retention import visitor

PAGES, EACH = 20, 10


def erasing_from_pages() -> Ratio:
    """200 photos on 20 pages, over as many that nobody placed.

    Raises:
        RuntimeError: a page was fetched more than once, or not at all.
    """
    with an_index() as index:
        for _ in range(PAGES):
            add_page(index, EACH, on=photos.LONG_AGO)
        get_image_model().objects.update(
            due=TODAY, due_rule="news-media", due_since=photos.LONG_AGO
        )
        with patch("retention.proof.fetch", side_effect=visitor.fetch) as fetched:
            placed = seconds(sweep_all, times=1)
    if fetched.call_count != PAGES:
        raise RuntimeError(f"{PAGES} pages were fetched {fetched.call_count} times")
    photos.hold(PAGES * EACH, due=TODAY, files=True)
    unplaced = seconds(sweep_all, times=1)
    return Ratio("erasing 200 photos from 20 pages, over 200 nobody placed", placed / unplaced)
