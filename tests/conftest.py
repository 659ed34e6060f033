"""Fixtures and rules that hold for every test, on the SER site and on the bare one."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import connections
from django.test import TransactionTestCase
from django.test.utils import setup_databases, teardown_databases
from pytest_django import Settings
from pytest_django.plugin import blocking_manager_key

from retention.management import doors
from tests.emptying import (
    EMPTIED,
    bring_back_rows_of_migrations,
    remember_rows_of_migrations,
)
from tests.migrated import digest_of_migrations, keep, starting_from
from tests.pictures import picture_content
from tests.s3_server import S3Server
from tests.s3_server import running as s3_running
from tools.chromium import chromium

DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "admin_client", "admin_user"}
TRANSACTION_FIXTURES = {"transactional_db", "live_server"}
BROWSER_FOLDER = Path(__file__).parent / "browser"
WITHOUT_DATABASE = (BROWSER_FOLDER, Path(__file__).parent / "unit")
"""Folders that a run on another database need not read."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database-only",
        action="store_true",
        help="run only the tests to which it can matter which database there is: those that use "
        "one, without Chromium and what is marked any_database; for a run on another database",
    )
    parser.addoption(
        "--require-browser",
        action="store_true",
        help="fail when Chromium is missing, instead of skipping the browser tests",
    )
    parser.addoption(
        "--storage",
        choices=["folder", "s3"],
        default="folder",
        help="where the files of every test lie: in a folder, or on an S3 server of our own",
    )


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """None leaves it to pytest."""
    unread = config.getoption("--database-only") and collection_path in WITHOUT_DATABASE
    return True if unread else None


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> Iterator[None]:
    """Mark and choose; then whole files of tests with a browser, the slowest, come first."""
    _mark_and_choose(config, items)
    yield
    items.sort(key=lambda item: BROWSER_FOLDER not in item.path.parents)


def _mark_and_choose(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if _commits(item):
            # A test that commits empties every table afterwards, also the rows that
            # Wagtail's migrations made (Locale, Site, the root page): put those back.
            item.add_marker(
                pytest.mark.django_db(transaction=True, serialized_rollback=True), append=False
            )
        if BROWSER_FOLDER in item.path.parents:
            _mark_browser_test(item, config)
    if config.getoption("--database-only"):
        out = [item for item in items if not _database_matters(item)]
        items[:] = [item for item in items if _database_matters(item)]
        config.hook.pytest_deselected(items=out)


def pytest_collection_finish() -> None:
    """What is imported stays; looking through it for garbage again and again takes a quarter."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


def _mark_browser_test(item: pytest.Item, config: pytest.Config) -> None:
    item.add_marker("browser")
    if chromium():
        return
    if config.getoption("--require-browser"):
        raise pytest.UsageError("browser tests are required, but there is no Chromium on PATH")
    item.add_marker(pytest.mark.skip(reason="needs Chromium on PATH"))


def _fixtures(item: pytest.Item) -> set[str]:
    return set(getattr(item, "fixturenames", ()))


def _uses_database(item: pytest.Item) -> bool:
    marked = item.get_closest_marker("django_db") or item.get_closest_marker("database")
    cls = getattr(item, "cls", None)
    is_django = isinstance(cls, type) and issubclass(cls, TransactionTestCase)
    return bool(marked) or is_django or bool(_fixtures(item) & DATABASE_FIXTURES)


def _database_matters(item: pytest.Item) -> bool:
    """What a browser or a page shows is the same on every database."""
    once = BROWSER_FOLDER in item.path.parents or item.get_closest_marker("any_database")
    return _uses_database(item) and not once


def _commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    return bool(_fixtures(item) & TRANSACTION_FIXTURES) or (
        marker is not None and bool(marker.kwargs.get("transaction"))
    )


@pytest.fixture(scope="session")
def migrated(request: pytest.FixtureRequest) -> Path:
    """Where the database lies that an earlier process migrated."""
    folder = request.config.cache.mkdir("migrated")
    return Path(folder) / f"{digest_of_migrations()}.sqlite3"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, migrated: Path
) -> Iterator[None]:
    """Begin with that one instead of migrating again."""
    with starting_from(migrated):
        yield


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_db_setup: None, migrated: Path, django_db_blocker: Any
) -> Iterator[None]:
    """Keep what the migrations filled in, if some test is going to empty the tables."""
    default = connections["default"]
    made: list[Any] = []
    with django_db_blocker.unblock():
        if not any(_uses_database(item) for item in request.session.items):
            # pytest-django makes none then, and a site that stands (tests/browser/standing.py)
            # would be built in the database that the settings name, and emptied there.
            made = setup_databases(0, False)
        keep(migrated)
    remember_rows_of_migrations(default)
    if default.vendor == "postgresql":
        _empty_tables_by_deleting(type(default.ops))
    # It is migrated: no command need read all migrations to see that. That one refuses to
    # begin otherwise is shown in a process of its own (test_wrong_use.py).
    doors._refuse_unmigrated = lambda: None
    yield
    if made:
        with django_db_blocker.unblock():
            teardown_databases(made, verbosity=0)


def _empty_tables_by_deleting(operations: Any) -> None:
    """Few rows in many tables: PostgreSQL deletes them at once, and truncates for seconds."""
    truncate = operations.sql_flush

    def sql_flush(self: Any, style: Any, tables: list[str], **options: Any) -> list[str]:
        if options.get("reset_sequences"):
            statements: list[str] = truncate(self, style, tables, **options)
            return statements
        names = map(self.quote_name, tables)
        return [f"DELETE FROM {name}" for name in names]  # noqa: S608 (Django's own tables)

    operations.sql_flush = sql_flush


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if _uses_database(item) and not _commits(item):
        with item.config.stash[blocking_manager_key].unblock():
            bring_back_rows_of_migrations(item.config)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    # Tests that commit come last in every process, but not when pytest-xdist deals out files.
    if _commits(item):
        item.config.stash[EMPTIED] = True


@pytest.fixture(autouse=True)
def own_files(request: pytest.FixtureRequest) -> Iterator[None]:
    """Give every test that uses a database its own media, journal and empty cache."""
    if not _uses_database(request.node):
        yield
        return
    settings: Settings = request.getfixturevalue("settings")
    folder: Path = request.getfixturevalue("tmp_path") / "files"
    settings.MEDIA_ROOT = folder / "media"
    settings.PRIVATE_MEDIA_ROOT = folder / "private"
    settings.ERASURE_JOURNAL = folder / "journal" / "erasures.jsonl"
    settings.STORAGES = _storages_in(folder)
    if request.config.getoption("--storage") == "s3":
        settings.STORAGES |= request.getfixturevalue("s3_storages")
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(scope="session")
def s3_server() -> Iterator[S3Server]:
    """An S3 server on this machine, with two buckets."""
    with s3_running() as server:
        yield server


@pytest.fixture
def s3_storages(s3_server: S3Server) -> dict[str, Any]:
    """The storages of media in a part of both buckets that is this test's own."""
    return s3_server.storages(uuid4().hex)


def _storages_in(folder: Path) -> dict[str, Any]:
    storages: dict[str, Any] = dict(django_settings.STORAGES)
    if "private" in storages:
        private = storages["private"]
        options = {**private.get("OPTIONS", {}), "location": folder / "private"}
        storages["private"] = {**private, "OPTIONS": options}
    return storages


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> date:
    """The day it is during the test: every door of the suite is told this one."""
    day = date(2026, 9, 14)
    monkeypatch.setattr("retention.clock.today", lambda: day)
    return day


@pytest.fixture
def picture_file() -> Callable[..., ContentFile[bytes]]:
    """Make an uploadable picture: ``picture_file("a.jpg", size=(800, 600))``."""
    return picture_content


@pytest.fixture
def make_image(picture_file: Callable[..., ContentFile[bytes]]) -> Callable[..., Any]:
    """Save an image of the site's own model; for tests that use a database."""
    from wagtail.images import get_image_model

    def make(title: str = "Picture", **fields: Any) -> Any:
        fields.setdefault("file", picture_file())
        return get_image_model().objects.create(title=title, **fields)

    return make
