"""What an editor still had open when a sweep went by brings nothing back, and counts once."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from media_retention.models import Trace
from retention.models import Erasure
from tests.commands import enforce
from tests.integration.conftest import MakePage
from tests.testapp.models import Profile

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]
LONG_AGO = date(2024, 3, 14)


@pytest.fixture
def photo(make_image: Make) -> Any:
    return make_image()


@pytest.fixture
def item(news: MakePage, photo: Any) -> Any:
    body = [("image", {"image": photo, "alt_text": "Jo Voorbeeld", "caption": "Jo Voorbeeld"})]
    return news(on=LONG_AGO, hero_image=photo, hero_alt="Jo Voorbeeld", body=body)


def test_a_draft_saved_after_the_sweep_is_clean(photo: Any, item: Any) -> None:
    form = item.get_latest_revision_as_object()
    enforce()

    revision = form.save_revision(clean=False)

    revision.refresh_from_db()
    assert "Jo Voorbeeld" not in json.dumps(revision.content)
    assert revision.content["hero_image"] is None


def test_it_keeps_no_proof_open(photo: Any, item: Any) -> None:
    form = item.get_latest_revision_as_object()
    enforce()
    form.save_revision(clean=False)

    assert enforce()[0] == 0
    assert not Trace.objects.filter(target_pk=str(photo.pk), target_model="media.serimage").exists()


def test_other_words_in_it_stay(photo: Any, item: Any) -> None:
    form = item.get_latest_revision_as_object()
    enforce()
    form.title = "Een andere titel"
    form.lead = "Een nieuw begin"

    revision = form.save_revision(clean=False)

    draft = revision.as_object()
    assert (draft.title, draft.lead) == ("Een andere titel", "Een nieuw begin")


def test_a_draft_of_a_page_where_the_use_ended_is_clean_too(
    photo: Any, item: Any, magazine: MakePage
) -> None:
    magazine(on=LONG_AGO, hero_image=photo)
    form = item.get_latest_revision_as_object()
    enforce()

    revision = form.save_revision(clean=False)

    revision.refresh_from_db()
    assert "Jo Voorbeeld" not in json.dumps(revision.content)
    assert type(photo).objects.filter(pk=photo.pk).exists()


def test_a_page_published_after_the_sweep_is_clean(photo: Any, item: Any) -> None:
    form = item.get_latest_revision_as_object()
    enforce()

    form.hero_image = None  # the database refuses a key to what is gone
    form.save_revision(clean=False).publish()

    item.refresh_from_db()
    assert "Jo Voorbeeld" not in json.dumps(item.body.get_prep_value())
    assert enforce()[0] == 0


def test_a_snippet_saved_after_the_sweep_is_clean(photo: Any, item: Any) -> None:
    profile = Profile.objects.create(name="Jo", photo=photo, words="Jo Voorbeeld")
    form = Profile.objects.get(pk=profile.pk)
    enforce()

    revision = form.save_revision(clean=False)

    revision.refresh_from_db()
    assert (revision.content["photo"], revision.content["words"]) == (None, "")


def test_deleting_what_is_erased_already_is_not_written_down_again(photo: Any, item: Any) -> None:
    enforce()

    photo.delete()

    assert [line.act for line in Erasure.objects.all()] == ["erased"]


def test_nor_does_it_leave_a_title_in_the_log(photo: Any, item: Any) -> None:
    enforce()
    log(instance=photo, action="wagtail.delete", deleted=True)

    photo.delete()

    assert set(ModelLogEntry.objects.values_list("label", flat=True)) == {"–"}
