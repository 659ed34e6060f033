"""A sweep that is killed after its commit and before any cache has forgotten anything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from retention.models import CachePurge, Erasure
from tests.frontend_cache import FrontendCache, Mood
from tests.integration.conftest import MakePage
from tests.other_process import SWEEPING, database_for_others, start
from tests.storages import public_address

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("register")]

Make = Callable[..., Any]


@pytest.fixture
def photo(news: MakePage, make_image: Make) -> Any:
    """Past its end, with one size, on a news item."""
    image = make_image()
    image.get_rendition("fill-30x30")
    news("Item", on=date(2020, 3, 14), hero_image=image)
    return image


def test_the_next_sweep_has_everything_forgotten(
    photo: Any, front_cache: FrontendCache, tmp_path: Path
) -> None:
    size = photo.renditions.get()
    front_cache.always(Mood.SILENT)
    with database_for_others(tmp_path) as database:
        killed = start(SWEEPING, database)
        assert front_cache.first_question.wait(timeout=120)
        killed.kill()
        killed.communicate()
        front_cache.always(200)
        second = start(SWEEPING, database)
        _out, errors = second.communicate(timeout=120)

    assert second.returncode == 0, errors
    assert {
        public_address(photo.file.name),
        public_address(size.file.name),
        "localhost/newsindexpage/item/",
        "localhost/newsindexpage/",
        "localhost/newsindexpage/?page=1",
        "localhost/newsindexpage/feed/",
        "localhost/",
    } == front_cache.purged
    assert not CachePurge.objects.exists()
    assert Erasure.objects.filter(act="erased", record=photo.uuid).count() == 1
