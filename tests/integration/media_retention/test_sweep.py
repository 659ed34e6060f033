"""A sweep takes media off pages and erases them on the day promised."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from wagtail.models import ReferenceIndex

from media_retention.models import Placement
from retention.models import Erasure, FileRemoval
from retention.rules.decision import Cause
from tests.commands import enforce, swept
from tests.integration.conftest import MakePage
from tests.storages import all_names

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]


def test_a_news_photo_goes_two_and_a_half_years_after_its_item(
    news: MakePage, make_image: Make
) -> None:
    photo = make_image()
    news(on=date(2024, 3, 14), hero_image=photo)

    status, report = enforce()

    assert status == 0, report
    assert [(i["record"], i["since"], i["due"], i["outcome"]) for i in report["items"]] == [
        (str(photo.uuid), "2024-03-14", "2026-09-14", "erased")
    ]
    assert not type(photo).objects.exists()


def test_the_file_and_every_rendition_are_gone(news: MakePage, make_image: Make) -> None:
    photo = make_image()
    photo.get_rendition("fill-30x30")
    photo.get_rendition("width-20")
    news(on=date(2024, 3, 14), hero_image=photo)

    _status, report = enforce()

    assert all_names("default") == set()
    assert swept(report)["files_removed"] == 3


def test_the_dry_run_lists_what_the_real_run_does(news: MakePage, make_image: Make) -> None:
    news(on=date(2024, 3, 14), hero_image=make_image())
    news(on=date(2024, 3, 15), hero_image=make_image())

    _status, rehearsed = enforce("--dry-run")
    _status, done = enforce()

    assert rehearsed["items"] == done["items"]
    assert len(done["items"]) == 1


def test_a_second_run_does_nothing(news: MakePage, make_image: Make) -> None:
    news(on=date(2024, 3, 14), hero_image=make_image())
    enforce()
    lines = Erasure.objects.count()

    status, report = enforce()

    assert (status, report["items"], Erasure.objects.count()) == (0, [], lines)


def test_the_absence_is_proved_and_stamped(news: MakePage, make_image: Make) -> None:
    photo = make_image()
    page = news(on=date(2024, 3, 14), hero_image=photo)
    Client().get(page.url)

    enforce()

    line = Erasure.objects.get()
    assert line.cause == Cause.PERIOD_ENDED
    assert line.proof is not None
    assert line.proof["pages"] == {"checked": 1, "found": 0, "failed": 0}
    assert line.proof["files"]["found"] == 0
    assert line.proved_at is not None
    assert not FileRemoval.objects.exists()


def test_the_page_stays_without_picture_alt_text_and_caption(
    news: MakePage, make_image: Make
) -> None:
    page = news(
        on=date(2024, 3, 14),
        hero_image=make_image(),
        hero_alt="Jo Voorbeeld spreekt",
        hero_caption="Jo Voorbeeld in de zaal",
    )

    enforce()

    html = Client().get(page.url).content.decode()
    assert "Jo Voorbeeld" not in html
    page.refresh_from_db()
    assert (page.hero_image_id, page.hero_alt, page.hero_caption) == (None, "", "")
    assert "Jo Voorbeeld" not in json.dumps([r.content for r in page.revisions.all()])


def test_a_magazine_photo_of_the_same_age_stays(magazine: MakePage, make_image: Make) -> None:
    photo = make_image()
    magazine(on=date(2024, 3, 14), hero_image=photo)

    _status, report = enforce()

    assert report["items"] == []
    photo.refresh_from_db()
    assert photo.due == date(2028, 9, 14)


def test_a_photo_in_both_leaves_the_news_and_stays_in_the_magazine(
    news: MakePage, magazine: MakePage, make_image: Make
) -> None:
    photo = make_image()
    item = news(on=date(2024, 3, 14), hero_image=photo)
    article = magazine(on=date(2024, 3, 14), hero_image=photo)

    status, report = enforce()

    assert status == 0, report
    assert [(i["rule"], i["outcome"]) for i in report["items"]] == [("news-media", "taken_down")]
    item.refresh_from_db()
    article.refresh_from_db()
    assert (item.hero_image_id, article.hero_image_id) == (None, photo.pk)
    assert default_storage.exists(photo.file.name)


def test_a_photo_without_people_stays(news: MakePage, make_image: Make) -> None:
    photo = make_image(people_recognisable=False)
    news(on=date(2020, 1, 1), hero_image=photo)

    _status, report = enforce()

    assert report["items"] == []
    assert type(photo).objects.filter(pk=photo.pk, due=None).exists()


def test_an_image_never_placed_goes_by_its_intended_use(make_image: Make, today: date) -> None:
    photo = make_image(intended_use="magazine", collected_on=date(2022, 3, 14))

    assert photo.due == date(2026, 9, 14)
    _status, report = enforce()

    assert [i["record"] for i in report["items"]] == [str(photo.uuid)]


def test_no_reference_is_left_in_the_index(news: MakePage, make_image: Make) -> None:
    photo = make_image()
    news(on=date(2024, 3, 14), hero_image=photo)

    enforce()

    assert (
        not ReferenceIndex.objects.filter(to_object_id=str(photo.pk))
        .exclude(to_content_type__model__in=["page", "locale"])
        .exists()
    )
    assert not Placement.objects.exists()
