"""Where Django serves public files: one name for a file, and dates count whoever asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import re_path
from pytest_django import Settings

from media_retention.views.public_files import public_file
from ser_site.urls import urlpatterns as site_urls
from tests.integration.conftest import SetToday

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]

FOLDER = "original_images"


def served(request: HttpRequest, path: str) -> HttpResponseBase:
    return public_file(request, path, document_root=django_settings.MEDIA_ROOT)


# As django.conf.urls.static writes it, in development alone.
urlpatterns = [re_path(r"^media/(?P<path>.*)$", served), *site_urls]


@pytest.fixture(autouse=True)
def served_by_django(settings: Settings) -> Iterator[None]:
    settings.ROOT_URLCONF = __name__
    yield


@pytest.fixture
def name(make_image: Make) -> str:
    """The file's own, of a photo that is over from 15 September 2026."""
    return Path(make_image(collected_on=date(2024, 3, 15)).file.name).name


def answer(path: str) -> int:
    return int(Client().get(f"/media/{path}").status_code)


SPELLINGS = [
    "/{folder}/{name}",
    "./{folder}/{name}",
    "{folder}//{name}",
    "{folder}/./{name}",
    "images/../{folder}/{name}",
    "{folder}/../{folder}/{name}",
    "%2F%2F{folder}/{name}",
    "{folder}%2F%2F{name}",
    "%2e/{folder}/{name}",
    "images/%2e%2e/{folder}/{name}",
    "{folder}/{name}/",
    "{folder}/{name}/.",
    "{folder}/{name}%2F",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("today", [date(2026, 9, 14), date(2026, 9, 15)])
def test_no_other_spelling_finds_it_before_its_end_or_after(
    name: str, set_today: SetToday, spelling: str, today: date
) -> None:
    set_today(today)

    assert answer(spelling.format(folder=FOLDER, name=name)) == 404


@pytest.mark.parametrize("path", [f"{FOLDER}/{{name}}", f"{FOLDER}%2F{{name}}"])
def test_by_its_name_it_is_there_until_its_end(name: str, set_today: SetToday, path: str) -> None:
    before = answer(path.format(name=name))
    set_today(date(2026, 9, 15))

    assert (before, answer(path.format(name=name))) == (200, 410)


@pytest.mark.parametrize(
    "path",
    [
        "a" * 300 + ".jpg",
        f"{FOLDER}/" + "a" * 5000 + ".jpg",
        f"{FOLDER}/a%00.jpg",
        f"{FOLDER}/nothing.jpg",
        f"{FOLDER}/",
        FOLDER,
        "",
        "../secret.txt",
    ],
)
def test_what_can_be_no_file_is_not_found(name: str, path: str) -> None:
    assert answer(path) == 404


def test_a_file_that_goes_while_it_is_looked_for_is_not_found(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def gone(self: Path, *args: Any, **kwargs: Any) -> Any:
        if self.name == name:
            self.unlink()
        return opened(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", gone)

    assert answer(f"{FOLDER}/{name}") == 404
