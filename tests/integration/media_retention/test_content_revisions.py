"""Taking references out of revisions, and what Wagtail makes of them afterwards."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Revision

from media_retention.content.live import stored, strip_live, strip_revision
from media_retention.content.targets import Target
from media_retention.content.walk import find
from ser_site.media.models import SerImage, SerVideo
from tests.testapp.builders import fresh, full_page, make_video, published
from tests.testapp.models import EverythingPage, GalleryItem, Profile, ProfileShot

pytestmark = [pytest.mark.any_database, pytest.mark.django_db]

MakeImage = Callable[..., SerImage]
WORDS = "Jan Jansen lacht"


@pytest.fixture
def image(make_image: MakeImage) -> SerImage:
    return make_image("Weg")


@pytest.fixture
def page(image: SerImage) -> EverythingPage:
    """A live page with a draft above it and a scheduled revision, all full of one image."""
    page = published(full_page(image, make_video(), WORDS))
    page.go_live_at = timezone.now() + timedelta(days=7)
    page.save_revision(approved_go_live_at=page.go_live_at)
    page.title = "Alles, concept"
    page.save_revision()
    return fresh(page)


def erase(page: EverythingPage, image: SerImage) -> None:
    """What a caller does: the row, every revision, and then the medium itself."""
    gone = {Target.of(image)}
    strip_live(page, gone)
    for revision in page.revisions.all():
        strip_revision(revision, gone)
    image.delete()


def as_text(page: EverythingPage) -> str:
    return json.dumps([revision.content for revision in page.revisions.order_by("pk")])


def test_a_draft_is_found_to_refer_to_what_only_it_has(
    page: EverythingPage, make_image: MakeImage
) -> None:
    page.cover = make_image("Concept")
    revision = page.save_revision()
    assert Target.of(page.cover) in find(EverythingPage, revision.content, [SerImage])


def test_every_revision_is_without_it(page: EverythingPage, image: SerImage) -> None:
    erase(page, image)
    contents = [revision.content for revision in page.revisions.all()]
    assert len(contents) == 3
    assert [find(EverythingPage, content, [SerImage]) for content in contents] == [frozenset()] * 3
    assert WORDS not in as_text(page)


def test_a_revision_still_says_what_it_said(page: EverythingPage, image: SerImage) -> None:
    erase(page, image)
    latest = fresh(page).get_latest_revision_as_object()
    assert latest.title == "Alles, concept"
    assert latest.intro == "<p>Inleiding</p>"
    assert [member.name for member in latest.team.all()] == ["Jan"]
    assert latest.gallery.count() == 0


def test_a_revision_is_the_same_object_and_row(page: EverythingPage, image: SerImage) -> None:
    revision = page.latest_revision
    before = (revision.created_at, revision.object_str, revision.user_id)
    assert strip_revision(revision, {Target.of(image)})
    stored_revision = Revision.objects.get(pk=revision.pk)
    assert stored_revision.content == revision.content
    assert (
        stored_revision.created_at,
        stored_revision.object_str,
        stored_revision.user_id,
    ) == before


def test_a_second_strip_changes_nothing(page: EverythingPage, image: SerImage) -> None:
    strip_revision(page.latest_revision, {Target.of(image)})
    assert not strip_revision(Revision.objects.get(pk=page.latest_revision_id), {Target.of(image)})


def test_a_protected_key_of_a_draft_is_taken_out_after_its_record_went(
    page: EverythingPage, make_image: MakeImage
) -> None:
    cover = make_image("Concept")
    page.cover = cover
    revision = page.save_revision()
    gone = {Target.of(cover)}
    cover.delete()
    with pytest.raises(Exception, match="on_delete"):
        revision.as_object()
    strip_revision(revision, gone)
    assert revision.as_object().cover_id is None


def test_a_revision_of_a_model_that_is_gone_is_left(page: EverythingPage, image: SerImage) -> None:
    kind = type(page.content_type).objects.create(app_label="testapp", model="vanished")
    revision = page.latest_revision
    revision.content_type = kind
    assert not strip_revision(revision, {Target.of(image)})


def test_publishing_an_old_revision_does_not_bring_it_back(
    page: EverythingPage, image: SerImage
) -> None:
    erase(page, image)
    page.revisions.order_by("pk")[0].publish()
    data = stored(EverythingPage, page.pk)
    assert find(EverythingPage, data, [SerImage]) == frozenset()
    assert WORDS not in json.dumps(data, default=str)
    assert not GalleryItem.objects.exists()


def test_the_scheduled_revision_can_still_be_published(
    page: EverythingPage, image: SerImage
) -> None:
    erase(page, image)
    page.revisions.exclude(approved_go_live_at=None).get().publish()
    assert fresh(page).body[0].value == "Nieuws"


def test_the_live_page_renders_without_it(
    page: EverythingPage, image: SerImage, client: Client
) -> None:
    erase(page, image)
    page = fresh(page)
    response = page.make_preview_request()
    html = response.content.decode()
    assert response.status_code == 200
    assert "Wij doen mee." in html
    assert WORDS not in html
    assert "<img" not in html


@pytest.mark.parametrize("place", [0, 1, 2])
def test_every_revision_renders_without_it(
    page: EverythingPage, image: SerImage, place: int
) -> None:
    erase(page, image)
    html = page.revisions.order_by("pk")[place].as_object().make_preview_request().content.decode()
    assert "Wij doen mee." in html
    assert "<img" not in html


def test_a_snippet_with_drafts_is_stripped_like_a_page(image: SerImage) -> None:
    shots = [ProfileShot(image=image, caption=WORDS)]
    profile = Profile.objects.create(name="Jan", photo=image, words=WORDS, shots=shots)
    revision = profile.save_revision()
    gone = {Target.of(image)}
    strip_live(profile, gone)
    strip_revision(revision, gone)
    image.delete()
    draft = Profile.objects.get(pk=profile.pk).get_latest_revision_as_object()
    assert (draft.name, draft.photo_id, draft.words, draft.shots.count()) == ("Jan", None, "", 0)


def test_only_the_video_goes(page: EverythingPage, image: SerImage) -> None:
    video = SerVideo.objects.get()
    for revision in page.revisions.all():
        strip_revision(revision, {Target.of(video)})
    content: dict[str, Any] = page.revisions.latest("pk").content
    assert find(EverythingPage, content, [SerImage, SerVideo]) == {Target.of(image)}
