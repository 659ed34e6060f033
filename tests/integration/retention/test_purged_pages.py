"""Under which addresses caches are asked to forget a page."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import call_command
from pytest_django import Settings
from wagtail.models import Locale, Site

from retention.models import Erasure
from ser_site.articles.index import PAGE_SIZE
from ser_site.home.models import HomePage
from ser_site.news.models import NewsPage
from tests.commands import enforce
from tests.fakes import FakeStore
from tests.frontend_cache import FrontendCache
from tests.integration.conftest import MakePage

from .conftest import MakeStore

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]

DUE = date(2026, 9, 14)


@pytest.fixture
def store(add_store: MakeStore) -> FakeStore:
    return add_store()


@pytest.fixture
def item(news: MakePage, store: FakeStore) -> NewsPage:
    """A news item with a record whose end has come."""
    page: NewsPage = news("Item", on=date(2026, 9, 1))
    store.pages[store.add(DUE)] = {page.pk}
    return page


def asked(cache: FrontendCache) -> set[str]:
    """What the cache is asked by a sweep, and by nothing before it."""
    cache.asked.clear()
    status, _report = enforce("--only", "fake")
    assert status == 0
    return set(cache.asked)


def test_a_page_that_showed_it_is_purged(item: NewsPage, front_cache: FrontendCache) -> None:
    assert "localhost/newsindexpage/item/" in asked(front_cache)


def test_the_pages_above_it_are_too_for_they_show_teasers(
    item: NewsPage, front_cache: FrontendCache
) -> None:
    assert {"localhost/", "localhost/newsindexpage/"} < asked(front_cache)


def test_pages_that_refer_to_it_are_too(
    item: NewsPage, news: MakePage, front_cache: FrontendCache
) -> None:
    body = [{"type": "related_pages", "value": {"pages": [item.pk]}}]
    news("Verwijzer", on=date(2026, 9, 2), body=body)
    call_command("rebuild_references_index", verbosity=0)
    assert "localhost/newsindexpage/verwijzer/" in asked(front_cache)


def test_every_page_of_a_long_list_is(
    item: NewsPage, news: MakePage, front_cache: FrontendCache
) -> None:
    for day in range(PAGE_SIZE):
        news(on=date(2026, 8, day + 1))
    index = "localhost/newsindexpage/"
    assert {index, f"{index}?page=1", f"{index}?page=2"} < asked(front_cache)


def test_other_pages_are_left_in_the_cache(
    item: NewsPage, news: MakePage, front_cache: FrontendCache
) -> None:
    news("Ander", on=date(2026, 9, 2))
    assert "localhost/newsindexpage/ander/" not in asked(front_cache)


def test_an_address_is_asked_once_however_much_left_the_page(
    item: NewsPage, store: FakeStore, front_cache: FrontendCache
) -> None:
    for _ in range(5):
        store.pages[store.add(DUE)] = {item.pk}
    asked(front_cache)
    assert len(front_cache.asked) == len(set(front_cache.asked))


def test_a_page_on_two_sites_is_purged_on_both(
    item: NewsPage, front_cache: FrontendCache, settings: Settings
) -> None:
    settings.ALLOWED_HOSTS = ["localhost", "nieuws.example"]
    index = item.get_parent()
    assert index is not None
    Site.objects.create(hostname="nieuws.example", port=8080, root_page=index)

    found = asked(front_cache)

    assert {"localhost/newsindexpage/item/", "nieuws.example:8080/item/"} < found


def test_a_page_in_another_language_is_purged_in_every_language_as_wagtail_does(
    item: NewsPage, store: FakeStore, front_cache: FrontendCache
) -> None:
    english = Locale.objects.get_or_create(language_code="en")[0]
    translated = item.copy_for_translation(english, copy_parents=True)
    store.pages[store.add(DUE)] = {translated.pk}
    items = {url for url in asked(front_cache) if url.endswith("/item/")}
    assert items - {"localhost/newsindexpage/item/"} == {
        "localhost/en/newsindexpage/item/",
        "localhost/nl/newsindexpage/item/",
    }


def test_each_cache_is_asked_for_its_own_hosts(
    item: NewsPage, home: HomePage, front_cache: FrontendCache, settings: Settings
) -> None:
    Site.objects.create(hostname="elsewhere.example", port=80, root_page=home)
    default = front_cache.settings(HOSTNAMES=["elsewhere.example"])["default"]
    settings.WAGTAILFRONTENDCACHE = {"one": default}

    found = asked(front_cache)

    assert {url.split("/")[0] for url in found} == {"elsewhere.example"}


def test_a_page_that_cannot_tell_its_addresses_keeps_nothing_from_going(
    item: NewsPage, front_cache: FrontendCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: object) -> list[str]:
        raise RuntimeError("no paths today")

    monkeypatch.setattr(NewsPage, "get_cached_paths", broken)
    assert "localhost/newsindexpage/item/" in asked(front_cache)
    assert Erasure.objects.filter(act="erased").count() == 1
