"""A site that stands, on a server, while all tests of a module look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import override_settings
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import blocking_manager_key
from wagtail.models import Locale, Page, Site

from ser_site.home.models import HomePage
from tests.emptying import (
    EMPTIED,
    bring_back_rows_of_migrations,
    read_rows_of_migrations,
)

TODAY = date(2026, 9, 14)


def front_page(port: int) -> HomePage:
    """The Dutch front page of a site at this port, for tests that need no more of the site."""
    root = Page.get_first_root_node()
    assert root is not None
    home: HomePage = root.add_child(
        instance=HomePage(title="Home", slug="begin", locale=Locale.objects.get(language_code="nl"))
    )
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": port, "root_page": home}
    )
    return home


@contextmanager
def standing(
    config: pytest.Config, folder: Path, build: Callable[[int], None], *, today: date = TODAY
) -> Iterator[LiveServer]:
    """A server whose database holds what ``build`` puts there, given its port.

    For tests that look and change nothing, or nothing that another one looks at. They take no
    fixture with a database, which would empty it; afterwards it is emptied, as after any test
    that commits.
    """
    storages: dict[str, Any] = dict(settings.STORAGES)
    storages["private"] = storages["private"] | {"OPTIONS": {"location": folder / "private"}}
    with (
        config.stash[blocking_manager_key].unblock(),
        override_settings(
            MEDIA_ROOT=folder / "media",
            PRIVATE_MEDIA_ROOT=folder / "private",
            STORAGES=storages,
            ERASURE_JOURNAL=folder / "journal" / "erasures.jsonl",
        ),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr("retention.clock.today", lambda: today)
        bring_back_rows_of_migrations(config)
        read_rows_of_migrations()
        config.stash[EMPTIED] = True
        # A browser may end its last connections after the server: that is no error.
        connections["default"].inc_thread_sharing()
        server = LiveServer("localhost")
        with server._live_server_modified_settings:
            build(server.thread.port)
            yield server
        server.stop()
        call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
