"""A small site to exercise: a home, news, a magazine and publications."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from functools import partial
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Locale, Page, Site

from retention import clock
from retention.models import RuleVersion
from ser_site.content.register.load import load_register
from ser_site.home.models import HomePage
from ser_site.magazine.models import MagazineArticlePage, MagazineIndexPage
from ser_site.news.models import NewsIndexPage, NewsPage
from ser_site.publications.models import PublicationIndexPage, PublicationPage
from tests.committing import commits_take_effect
from tests.frontend_cache import FrontendCache, receiving
from tests.remembering import Remembered

MakePage = Callable[..., Any]
SetToday = Callable[[date], None]


def _load_register_in_force() -> None:
    load_register()
    RuleVersion.objects.filter(applied_at=None).update(applied_at="2026-01-01T00:00:00Z")


register_in_force = Remembered(_load_register_in_force)
"""All activities and rules, in force from the beginning."""


@pytest.fixture
def commits(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What waits for a commit happens, without the cost of real transactions."""
    with commits_take_effect(monkeypatch):
        yield


@pytest.fixture
def set_today(today: date, monkeypatch: pytest.MonkeyPatch) -> SetToday:
    """Let the doors see another day from now on."""
    return lambda day: monkeypatch.setattr("retention.clock.today", lambda: day)


@pytest.fixture
def same_day_for_wagtail(today: date, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Wagtail calls now lies on the day of the test."""

    def noon() -> datetime:
        return datetime.combine(clock.today(), time(12), timezone.get_default_timezone())

    monkeypatch.setattr("django.utils.timezone.now", noon)


@pytest.fixture
def front_cache(settings: Settings) -> Iterator[FrontendCache]:
    """A cache in front of the site, on this machine, that can be told to refuse."""
    with receiving() as cache:
        settings.WAGTAILFRONTENDCACHE = cache.settings()
        yield cache


@pytest.fixture
def register(today: date) -> None:
    """All activities and rules, in force from the beginning."""
    register_in_force()


def _add_home() -> int:
    root = Page.get_first_root_node()
    assert root is not None
    page = root.add_child(
        instance=HomePage(title="Home", slug="begin", locale=Locale.objects.get(language_code="nl"))
    )
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "port": 80, "root_page": page},
    )
    return int(page.pk)


_home = Remembered(_add_home)


@pytest.fixture
def home(db: None, today: date) -> HomePage:
    """The Dutch home page, and the site that starts there."""
    page: HomePage = HomePage.objects.get(pk=_home())
    Site.clear_site_root_paths_cache()
    return page


def grown(home: HomePage, below: Remembered[int]) -> Any:
    """A page below the home page, remembered; the home page knows that it is there."""
    page = Page.objects.get(pk=below()).specific
    home.refresh_from_db()
    return page


def dutch_home() -> HomePage:
    """For what is remembered below it."""
    page: HomePage = HomePage.objects.get(locale__language_code="nl")
    return page


def _add_index(index_class: type[Page]) -> int:
    page = dutch_home().add_child(instance=index_class(title=index_class.__name__))
    return int(page.pk)


_indexes: dict[type[Page], Remembered[int]] = {
    index_class: Remembered(partial(_add_index, index_class))
    for index_class in (NewsIndexPage, MagazineIndexPage, PublicationIndexPage)
}


def _maker(home: HomePage, index_class: type[Page], page_class: type[Page]) -> MakePage:
    index = grown(home, _indexes[index_class])
    made = 0

    def make(title: str = "", *, on: date, **fields: Any) -> Any:
        nonlocal made
        made += 1
        page = page_class(title=title or f"{page_class.__name__} {made}", date=on, **fields)
        index.add_child(instance=page)
        page.save_revision().publish()
        page.refresh_from_db()
        return page

    return make


@pytest.fixture
def news(home: HomePage) -> MakePage:
    """Publish a news item: ``news(on=date(2024, 3, 14), hero_image=image)``."""
    return _maker(home, NewsIndexPage, NewsPage)


@pytest.fixture
def magazine(home: HomePage) -> MakePage:
    """Publish a magazine article."""
    return _maker(home, MagazineIndexPage, MagazineArticlePage)


@pytest.fixture
def publication(home: HomePage) -> MakePage:
    """Publish a publication."""
    return _maker(home, PublicationIndexPage, PublicationPage)
