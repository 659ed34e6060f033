"""Every test here has its files on S3, behind a proxy that fails when it is told to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from pytest_django import Settings

from tests.faulty_proxy import Proxy, in_front_of
from tests.integration.conftest import (  # noqa: F401 (fixtures)
    MakePage,
    commits,
    front_cache,
    home,
    news,
    register,
)
from tests.s3_server import S3Server

LONG_AGO = date(2024, 3, 14)


@pytest.fixture(scope="session")
def the_proxy(s3_server: S3Server) -> Iterator[Proxy]:
    """One for the session: boto's connections to it are kept."""
    with in_front_of(s3_server.address) as proxy:
        yield proxy


@pytest.fixture
def proxy(the_proxy: Proxy) -> Iterator[Proxy]:
    """In working order, and asked nothing yet."""
    the_proxy.start_afresh()
    yield the_proxy
    the_proxy.start_afresh()


@pytest.fixture(autouse=True)
def on_s3(
    own_files: None,
    settings: Settings,
    s3_server: S3Server,
    s3_storages: dict[str, Any],
    proxy: Proxy,
) -> None:
    """The storages of media are buckets, reached through the proxy."""
    folder = s3_storages["default"]["OPTIONS"]["location"]
    settings.STORAGES = settings.STORAGES | s3_server.storages(folder, proxy.address)


@pytest.fixture
def photo(news: MakePage, make_image: Any, proxy: Proxy) -> Any:  # noqa: F811
    """A photo that is due today, with a size made of it; nothing asked of storage since."""
    photo = make_image()
    photo.get_rendition("width-20")
    news(on=LONG_AGO, hero_image=photo)
    proxy.start_afresh()
    return photo
