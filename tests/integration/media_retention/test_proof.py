"""What is erased is looked for as a visitor would; what cannot be seen is not proved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db.models.signals import post_delete, post_save
from django.http import HttpResponse
from django.test import Client
from wagtail.signals import page_published

from retention import engine, stores, visitor
from retention.models import Erasure, FileRemoval
from retention.rules.decision import Cause
from retention.visitor import Seen
from ser_site.articles.pages import ArticlePage
from tests.commands import enforce, swept
from tests.integration.conftest import MakePage, SetToday

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]
LONG_AGO = date(2024, 3, 14)
RECENT = date(2026, 9, 1)


@pytest.fixture
def break_page(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], None]:
    """Let one page's view raise, as a broken template does."""
    broken: set[int] = set()
    sound = ArticlePage.get_context

    def get_context(self: Any, *args: Any, **kwargs: Any) -> Any:
        if self.pk in broken:
            raise ZeroDivisionError
        return sound(self, *args, **kwargs)

    monkeypatch.setattr(ArticlePage, "get_context", get_context)
    return lambda page: broken.symmetric_difference_update({page.pk})


def test_a_page_that_raises_keeps_its_proof_open(
    news: MakePage, make_image: Make, break_page: Callable[[Any], None]
) -> None:
    first, second = make_image(), make_image()
    broken = news(on=LONG_AGO, hero_image=first)
    news(on=LONG_AGO, hero_image=second)
    break_page(broken)

    status, report = enforce()

    assert status == 1
    assert report["problems"] == [
        f"erased {first.uuid} is not proved: page {broken.pk} cannot be read"
    ]
    assert swept(report)["erased"] == 2
    assert Erasure.objects.get(proved_at=None).record == first.uuid


def test_it_is_closed_once_the_page_is_mended(
    news: MakePage, make_image: Make, break_page: Callable[[Any], None]
) -> None:
    broken = news(on=LONG_AGO, hero_image=make_image())
    break_page(broken)
    enforce()
    break_page(broken)

    status, report = enforce()

    assert (status, report["items"]) == (0, [])
    line = Erasure.objects.get()
    assert line.proved_at is not None
    assert line.proof is not None
    assert line.proof["pages"] == {"checked": 1, "found": 0, "failed": 0}
    assert (line.sought, FileRemoval.objects.count()) == ({}, 0)


def test_an_error_page_that_raises_as_well_stops_nothing(
    news: MakePage,
    make_image: Make,
    break_page: Callable[[Any], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    break_page(news(on=LONG_AGO, hero_image=make_image()))
    monkeypatch.setattr("ser_site.urls.handler500", "tests.nowhere.at_all", raising=False)

    status, report = enforce()

    assert (status, swept(report)["erased"]) == (1, 1)


def test_a_page_that_is_gone_counts_as_absent(news: MakePage, make_image: Make) -> None:
    photo = make_image()
    news(on=LONG_AGO, hero_image=photo).unpublish()

    assert enforce()[0] == 0
    proof = Erasure.objects.get().proof
    assert proof is not None
    assert proof["pages"]["checked"] == 0


def test_a_page_that_answers_410_counts_as_absent(
    news: MakePage, make_image: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    news(on=LONG_AGO, hero_image=make_image())
    monkeypatch.setattr(
        ArticlePage, "serve", lambda self, request, *args, **kwargs: HttpResponse(status=410)
    )

    assert enforce()[0] == 0


def test_a_page_that_still_shows_a_size_of_it_is_found(
    news: MakePage, make_image: Make, set_today: SetToday, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wagtail shortens the names of sizes: what is sought must be found in them all the same."""
    set_today(date(2026, 9, 13))
    photo = make_image()
    page = news(on=LONG_AGO, hero_image=photo)
    stale = Client().get(page.url).content.decode()
    assert "<img" in stale
    set_today(date(2026, 9, 14))
    monkeypatch.setattr("retention.proof.fetch", lambda url: Seen(200, stale))

    status, report = enforce()

    assert status == 1
    assert report["problems"] == [f"erased {photo.uuid} is not proved: 1 pages still show it"]


def test_a_file_name_from_before_the_suite_is_sought_as_a_whole(
    news: MakePage, make_image: Make
) -> None:
    """A short name such as "a.jpg" must not be found in every word with an a."""
    photo = make_image()
    photo.file.storage.save("original_images/a.png", photo.file)
    type(photo).objects.filter(pk=photo.pk).update(file="original_images/a.png")
    news(on=LONG_AGO, hero_image=photo)

    assert enforce()[0] == 0


def test_each_page_is_fetched_once_a_sweep(
    news: MakePage, make_image: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched: list[str] = []
    hero, inside = make_image(), make_image()
    news(on=LONG_AGO, hero_image=hero, body=[("image", {"image": inside})])

    def fetch(url: str) -> Seen:
        fetched.append(url)
        return visitor.fetch(url)

    monkeypatch.setattr("retention.proof.fetch", fetch)

    enforce()

    assert len(fetched) == 1


def test_a_medium_put_back_is_no_longer_expected_to_be_absent(
    news: MakePage, make_image: Make, today: date
) -> None:
    photo = make_image()
    news(on=RECENT, hero_image=photo)
    store = stores.get("media")
    for act in (engine.take_down, engine.restore):
        candidate = store.candidate(photo.uuid, Cause.REQUEST)
        assert candidate is not None
        act(store, candidate, today=today)

    assert enforce()[0] == 0
    assert not FileRemoval.objects.exists()


def test_a_proof_that_another_run_closed_stays_closed(
    news: MakePage, make_image: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What this run saw before does not open it again."""
    news(on=LONG_AGO, hero_image=make_image())

    def close_meanwhile(url: str) -> Seen:
        Erasure.objects.update(proved_at="2026-09-14T02:00:00Z", sought={})
        return Seen(500, "")

    monkeypatch.setattr("retention.proof.fetch", close_meanwhile)

    status, _report = enforce()

    line = Erasure.objects.get()
    assert (status, line.proved_at is None, line.sought) == (0, False, {})


@pytest.mark.parametrize("signal", [post_save, page_published])
def test_a_receiver_on_the_page_that_raises_does_not_stop_the_sweep(
    news: MakePage, make_image: Make, signal: Any
) -> None:
    page = news(on=LONG_AGO, hero_image=make_image())

    def receiver(**kwargs: Any) -> None:
        raise ZeroDivisionError

    signal.connect(receiver, sender=type(page))
    try:
        status, report = enforce()
    finally:
        signal.disconnect(receiver, sender=type(page))

    assert (status, swept(report)["erased"]) == (0, 1)


def test_a_receiver_on_the_medium_that_raises_fails_that_record_alone(
    news: MakePage, make_image: Make
) -> None:
    first, second = make_image("first"), make_image("second")
    news(on=LONG_AGO, hero_image=first)
    news(on=LONG_AGO, hero_image=second)

    def receiver(instance: Any, **kwargs: Any) -> None:
        if instance.pk == first.pk:
            raise ZeroDivisionError

    post_delete.connect(receiver, sender=type(first))
    try:
        status, report = enforce()
    finally:
        post_delete.disconnect(receiver, sender=type(first))

    assert status == 1
    assert {item["record"]: item["outcome"] for item in report["items"]} == {
        str(first.uuid): "failed",
        str(second.uuid): "erased",
    }
    assert first.file.storage.exists(first.file.name)
