"""What a visitor gets from the public bucket, by a file's own address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from django.core.files.storage import storages

from retention import engine, stores
from retention.rules.decision import Cause
from tests.commands import enforce
from tests.faulty_proxy import Fault, Proxy

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

TODAY = date(2026, 9, 14)


def status(address: str) -> int:
    """What an anonymous visitor is answered."""
    try:
        with urlopen(address) as answer:  # noqa: S310 (a server on this machine)
            return int(answer.status)
    except HTTPError as error:
        return error.code


def act(what: Callable[..., None], medium: Any) -> None:
    store = stores.get("media")
    candidate = store.candidate(medium.uuid, Cause.REQUEST)
    assert candidate is not None
    what(store, candidate, today=TODAY)


@pytest.fixture
def photo(make_image: Callable[..., Any]) -> Any:
    """On the site until long after today."""
    return make_image(collected_on=date(2026, 9, 1))


def test_a_taken_down_photo_and_its_sizes_are_not_found(photo: Any) -> None:
    addresses = [photo.file.url, photo.get_rendition("width-20").file.url]
    assert [status(address) for address in addresses] == [200, 200]

    act(engine.take_down, photo)

    # 403: S3 says no more than this to who may not list the bucket.
    assert {status(address) for address in addresses} <= {403, 404}
    assert storages["private"].exists(photo.file.name)


def test_the_private_copy_is_for_nobody(photo: Any, proxy: Proxy) -> None:
    act(engine.take_down, photo)

    private = storages["private"]
    key = f"{private.location}/{photo.file.name}"  # type: ignore[attr-defined]
    assert status(f"{proxy.address}/private-media/{key}") == 403


def test_put_back_it_is_there_again_at_the_same_address(photo: Any) -> None:
    address, content = photo.file.url, photo.file.read()
    act(engine.take_down, photo)

    act(engine.restore, photo)

    with urlopen(address) as answer:  # noqa: S310 (a server on this machine)
        assert answer.read() == content
    assert not storages["private"].exists(photo.file.name)


def test_an_erased_photo_is_not_found_and_not_in_either_bucket(photo: Any) -> None:
    address = photo.file.url
    type(photo).objects.filter(pk=photo.pk).update(due=TODAY, due_rule="news-media")

    assert enforce()[0] == 0

    assert status(address) in {403, 404}
    assert [storages[alias].exists(photo.file.name) for alias in ("default", "private")] == [
        False,
        False,
    ]


@pytest.mark.parametrize("fault", [Fault.FORBIDDEN, Fault.BUSY, Fault.RESET])
def test_a_private_bucket_that_refuses_leaves_the_photo_where_it_was(
    photo: Any, proxy: Proxy, fault: Fault
) -> None:
    proxy.fail(fault, method="PUT", name="private-media")

    with pytest.raises(OSError):
        act(engine.take_down, photo)

    proxy.recover()
    assert type(photo).objects.get().taken_down_at is None
    assert status(photo.file.url) == 200


def test_a_removal_that_failed_leaves_it_in_reach_until_the_next_run_and_says_so(
    photo: Any, proxy: Proxy
) -> None:
    proxy.fail(Fault.BUSY, method="DELETE", name="public-media")
    act(engine.take_down, photo)
    assert status(photo.file.url) == 200
    assert enforce()[0] == 1
    proxy.recover()

    assert enforce()[0] == 0

    assert status(photo.file.url) in {403, 404}
    assert storages["private"].exists(photo.file.name)
