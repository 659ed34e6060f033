"""The whole site, and the addresses of all its pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Page
from wagtailmedia.models import get_media_model

from tests.site_builder import build_site


@pytest.fixture
def video(db: None) -> Any:
    """A film of the site's own model; nobody looks at what is in it."""
    film = get_media_model()(title="Film", type="video", width=640, height=360)
    film.file.save("film.mp4", ContentFile(b"not really a film"), save=False)
    film.save()
    return film


@pytest.fixture
def site(register: None, today: date, make_image: Callable[..., Any], video: Any) -> dict[str, Any]:
    """The site in two languages with pictures and a film."""
    return build_site(image=make_image(credit="Maker X"), video=video)


@pytest.fixture
def addresses(site: dict[str, Any]) -> list[str]:
    """The address of every live page."""
    live = Page.objects.live().filter(depth__gt=1)
    return [url for page in live if (url := page.get_url())]
