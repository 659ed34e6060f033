"""The whole site, and the addresses of all its pages.

The site takes seconds to build, so that happens once in a process where the database can be
copied. A module has it to itself; every test works in a transaction of its own within that, on
a copy of the files.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtailmedia.models import get_media_model

from retention.models import RuleVersion
from ser_site.content.register.load import load_register
from tests.committing import commits_take_effect
from tests.pictures import picture_content
from tests.site_builder import build_site
from tests.whole_database import Kept, put_back_afterwards

TODAY = date(2026, 9, 14)


@dataclass(frozen=True)
class Built:
    """A site that stands: where its files are, and which page has which short name."""

    media: Path
    pages: dict[str, int]


def make_video() -> Any:
    """A film of the site's own model; nobody looks at what is in it."""
    film = get_media_model()(title="Film", type="video", width=640, height=360)
    film.file.save("film.mp4", ContentFile(b"not really a film"), save=False)
    film.save()
    return film


class _Sites:
    """The site, and the folder where its files are."""

    def __init__(self, media: Path) -> None:
        self.media = media
        self.pages = Kept(self._build)

    def stand(self) -> Built:
        """Have the site in the database."""
        return Built(self.media, self.pages())

    def _build(self) -> dict[str, int]:
        with (
            override_settings(MEDIA_ROOT=self.media),
            pytest.MonkeyPatch.context() as patch,
            commits_take_effect(patch),
        ):
            patch.setattr("retention.clock.today", lambda: TODAY)
            load_register()
            RuleVersion.objects.filter(applied_at=None).update(applied_at="2026-01-01T00:00:00Z")
            image = get_image_model().objects.create(
                title="Picture", file=picture_content(), credit="Maker X"
            )
            pages = build_site(image=image, video=make_video())
        return {name: page.pk for name, page in pages.items()}


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> _Sites:
    """What builds the site."""
    return _Sites(tmp_path_factory.mktemp("site") / "media")


@pytest.fixture(scope="module")
def built(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    sites: _Sites,
) -> Iterator[Built]:
    """The site of a module's tests."""
    with django_db_blocker.unblock(), put_back_afterwards():
        site = sites.stand()
        with django_db_blocker.block():
            yield site


@pytest.fixture
def site(built: Built, db: None, today: date) -> dict[str, Any]:
    """The site in two languages with pictures and a film."""
    shutil.copytree(built.media, settings.MEDIA_ROOT, dirs_exist_ok=True)
    return {name: Page.objects.get(pk=pk).specific for name, pk in built.pages.items()}


@pytest.fixture
def addresses(site: dict[str, Any]) -> list[str]:
    """The address of every live page."""
    live = Page.objects.live().filter(depth__gt=1)
    return [url for page in live if (url := page.get_url())]
