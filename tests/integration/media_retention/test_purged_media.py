"""Whatever way a medium leaves the site or comes back: caches in front of it are told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from media_retention.models import RetainedMedium
from media_retention.operations.replacing import let_go
from media_retention.queries.files import own_files
from retention import engine, stores
from retention.models import CachePurge, Hold
from retention.operations.holds import place_hold
from retention.rules.decision import Cause
from ser_site.home.models import HomePage
from tests.commands import enforce
from tests.frontend_cache import FrontendCache
from tests.integration.conftest import MakePage
from tests.storages import date_back, public_address
from tests.testapp.builders import make_video
from tests.testapp.models import EverythingPage, Person

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]
TODAY = date(2026, 9, 14)
LONG_AGO = date(2024, 3, 14)
RECENT = date(2026, 9, 1)
INDEX = "localhost/newsindexpage/"
ABOVE = {"localhost/", INDEX, f"{INDEX}?page=1", f"{INDEX}feed/"}


def request(act: Callable[..., None], medium: RetainedMedium) -> None:
    """Take down, or restore, as somebody asks for."""
    store = stores.get("media")
    candidate = store.candidate(medium.uuid, Cause.REQUEST)
    assert candidate is not None
    act(store, candidate, today=TODAY)


def address(file: Any) -> str:
    return public_address(file.name)


def test_of_an_erased_photo_everything_that_showed_it(
    news: MakePage, make_image: Make, front_cache: FrontendCache
) -> None:
    photo = make_image()
    sizes = [photo.get_rendition("fill-30x30"), photo.get_rendition("width-20")]
    news("Item", on=LONG_AGO, hero_image=photo)

    status, _report = enforce()

    files = {address(photo.file), *(address(size.file) for size in sizes)}
    assert (status, front_cache.purged) == (0, files | {f"{INDEX}item/"} | ABOVE)


def test_of_a_photo_taken_down_too_within_the_request(
    news: MakePage, make_image: Make, front_cache: FrontendCache
) -> None:
    photo = make_image()
    size = photo.get_rendition("fill-30x30")
    news("Item", on=RECENT, hero_image=photo)

    request(engine.take_down, photo)

    files = {address(photo.file), address(size.file)}
    assert front_cache.purged == files | {f"{INDEX}item/"} | ABOVE


def test_of_a_photo_that_is_back_for_its_address_answered_that_it_was_gone(
    news: MakePage, make_image: Make, front_cache: FrontendCache
) -> None:
    photo = make_image()
    news("Item", on=RECENT, hero_image=photo)
    request(engine.take_down, photo)
    front_cache.purged.clear()

    request(engine.restore, photo)

    assert front_cache.purged == {address(photo.file), f"{INDEX}item/"} | ABOVE


def test_of_a_photo_that_leaves_one_page_the_page_and_not_the_file(
    news: MakePage, magazine: MakePage, make_image: Make, front_cache: FrontendCache
) -> None:
    photo = make_image()
    news("Item", on=LONG_AGO, hero_image=photo)
    magazine("Artikel", on=LONG_AGO, hero_image=photo)

    enforce()

    assert front_cache.purged == {f"{INDEX}item/"} | ABOVE


def test_of_a_photo_on_hold_past_its_date(
    news: MakePage, make_image: Make, front_cache: FrontendCache
) -> None:
    photo = make_image()
    news("Item", on=LONG_AGO, hero_image=photo)
    place_hold("media", photo.uuid, ground=Hold.Ground.LEGAL_CLAIM, reason="Zaak", today=TODAY)

    enforce()

    assert {address(photo.file), f"{INDEX}item/"} < front_cache.purged


def test_of_a_video_its_poster_too(
    home: HomePage, front_cache: FrontendCache, picture_file: Make
) -> None:
    video = make_video()
    video.thumbnail.save("poster.png", picture_file())

    request(engine.take_down, video)

    assert front_cache.purged == {address(video.file), address(video.thumbnail)}


def test_of_a_photo_in_a_snippet_the_page_that_shows_the_snippet(
    home: HomePage, make_image: Make, front_cache: FrontendCache
) -> None:
    photo = make_image()
    person = Person.objects.create(name="Jo", portrait=photo)
    home.add_child(instance=EverythingPage(title="Wie", slug="wie", person=person))

    request(engine.take_down, photo)

    assert "localhost/wie/" in front_cache.purged


def test_of_a_photo_that_an_editor_deletes(
    news: MakePage, make_image: Make, front_cache: FrontendCache
) -> None:
    photo = make_image()
    size = photo.get_rendition("fill-30x30")
    news("Item", on=RECENT, hero_image=photo)
    gone = {address(photo.file), address(size.file), f"{INDEX}item/"}

    photo.delete()

    assert gone < front_cache.purged


def test_of_a_file_that_is_replaced(
    home: HomePage, make_image: Make, front_cache: FrontendCache, picture_file: Make
) -> None:
    photo = make_image()
    gone = {address(photo.file), address(photo.get_rendition("fill-30x30").file)}
    old = own_files(photo)
    photo.file.save("new.png", picture_file())

    let_go(photo, old)

    assert front_cache.purged == gone


def test_of_a_file_that_no_row_knew(home: HomePage, front_cache: FrontendCache) -> None:
    default_storage.save("images/left.jpg", ContentFile(b"left behind"))
    date_back("default", "images/left.jpg", hours=48)

    enforce()

    assert front_cache.purged == {public_address("images/left.jpg")}


def test_of_a_page_that_a_direct_save_brought_it_back_to(
    news: MakePage, magazine: MakePage, make_image: Make, front_cache: FrontendCache
) -> None:
    photo = make_image()
    page = news("Item", on=LONG_AGO, hero_image=photo)
    magazine(on=LONG_AGO, hero_image=photo)
    enforce()
    front_cache.purged.clear()

    page.refresh_from_db()
    page.hero_image = photo
    page.save()

    assert f"{INDEX}item/" in front_cache.purged


def test_what_a_cache_refuses_in_a_request_the_next_sweep_asks_again(
    news: MakePage, make_image: Make, front_cache: FrontendCache
) -> None:
    photo = make_image()
    news("Item", on=RECENT, hero_image=photo)
    front_cache.always(503)
    request(engine.take_down, photo)
    front_cache.always(200)

    status, _report = enforce()

    assert status == 0
    assert front_cache.purged == {address(photo.file), f"{INDEX}item/"} | ABOVE


def test_the_act_itself_is_done_though_the_cache_refuses(
    news: MakePage, make_image: Make, front_cache: FrontendCache
) -> None:
    photo = make_image()
    news("Item", on=LONG_AGO, hero_image=photo)
    front_cache.always(503)

    status, report = enforce()

    assert (status, report["items"][0]["outcome"]) == (1, "erased")
    assert not type(photo).objects.exists()
    assert not default_storage.exists(photo.file.name)


def test_without_a_cache_nothing_is_noted(news: MakePage, make_image: Make) -> None:
    news(on=LONG_AGO, hero_image=make_image())
    assert enforce()[0] == 0
    assert not CachePurge.objects.exists()
