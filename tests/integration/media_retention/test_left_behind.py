"""What an erased medium leaves behind goes with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from taggit.models import Tag, TaggedItem
from wagtail.admin.models import FormState
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from media_retention.operations.ends import erase_on_request
from ser_site.news.models import NewsPage
from tests.commands import enforce
from tests.people import user_as
from tests.testapp.builders import make_video

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]


@pytest.fixture
def logged(make_image: Make) -> Any:
    photo = make_image(title="Sybrand Voorbeeld op het podium")
    log(instance=photo, action="wagtail.create")
    return photo


def test_no_title_stays_in_the_log(logged: Any, today: date) -> None:
    erase_on_request(logged.uuid, today=today)

    assert set(ModelLogEntry.objects.values_list("label", flat=True)) == {"–"}


def test_its_absence_is_proved_by_the_next_sweep(logged: Any, today: date) -> None:
    erase_on_request(logged.uuid, today=today)

    assert enforce()[0] == 0


def test_a_tag_that_nothing_else_has_goes_and_others_stay(make_image: Make, today: date) -> None:
    photo, other = make_image("A"), make_image("B")
    photo.tags.add("Sybrand Voorbeeld", "port")
    other.tags.add("port")
    erase_on_request(photo.uuid, today=today)

    assert list(Tag.objects.values_list("name", flat=True)) == ["port"]
    assert list(TaggedItem.objects.values_list("object_id", flat=True)) == [other.pk]


def test_a_tag_that_a_video_has_too_stays(make_image: Make, today: date) -> None:
    photo, film = make_image("A"), make_video("Film")
    photo.tags.add("port")
    film.tags.add("port")
    erase_on_request(photo.uuid, today=today)

    assert [tag.name for tag in film.tags.all()] == ["port"]


def test_the_tag_goes_too_when_somebody_deletes_the_image(make_image: Make) -> None:
    photo = make_image("A")
    photo.tags.add("Sybrand Voorbeeld")
    photo.delete()

    assert not Tag.objects.exists()


def test_no_form_kept_for_a_preview_stays(make_image: Make, today: date) -> None:
    photo = make_image("A")
    user = user_as("editor")
    for page in (NewsPage(title="Not saved"), photo):
        FormState.objects.update_or_create_by_instance(
            page,
            user=user,
            defaults={"data": "hero_alt=Sybrand", "last_updated_at": timezone.now()},
        )
    erase_on_request(photo.uuid, today=today)

    assert not FormState.objects.exists()


def test_redirects_to_its_file_go_and_others_stay(make_image: Make, today: date) -> None:
    photo, other = make_image("A"), make_image("B")
    for name, image in (("sybrand", photo), ("port", other)):
        Redirect.objects.create(
            old_path=f"/{name}", redirect_link=f"http://localhost{image.file.url}"
        )
    Redirect.objects.create(old_path="/elsewhere", redirect_link="https://example.org/")
    erase_on_request(photo.uuid, today=today)

    assert set(Redirect.objects.values_list("old_path", flat=True)) == {"/port", "/elsewhere"}


def test_looking_for_what_stays_costs_no_query_when_nothing_is_due(make_image: Make) -> None:
    enforce()
    for name in ("A", "B", "C"):
        make_image(name).tags.add(name)
    with CaptureQueriesContext(connection) as queries:
        enforce()

    said = " ".join(query["sql"] for query in queries)
    assert not any(table in said for table in ("taggit", "formstate", "redirect", "comment"))
