"""Taking references out of rows in the database."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.db.models.signals import post_save, pre_save
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from media_retention.content.live import stored, strip_live, stripped_live
from media_retention.content.targets import Target
from media_retention.content.walk import find, serialized
from ser_site.media.models import SerImage, SerVideo
from tests.testapp.builders import fresh, full_page, make_video, published
from tests.testapp.models import Card, EverythingPage, GalleryItem, Person, TeamMember, TeamShot

pytestmark = [pytest.mark.any_database, pytest.mark.django_db]

MakeImage = Callable[..., SerImage]
WORDS = "Jan Jansen lacht"


@pytest.fixture
def image(make_image: MakeImage) -> SerImage:
    return make_image("Weg")


@pytest.fixture
def video() -> SerVideo:
    return make_video()


@pytest.fixture
def page(image: SerImage, video: SerVideo) -> EverythingPage:
    return published(full_page(image, video, WORDS))


def in_database(page: EverythingPage) -> str:
    """The page as the database has it now, as text."""
    return json.dumps(stored(EverythingPage, page.pk), default=str)


def test_a_live_page_is_found_to_refer_to_its_media(
    page: EverythingPage, image: SerImage, video: SerVideo
) -> None:
    found = find(EverythingPage, serialized(page), [SerImage, SerVideo])
    assert found == {Target.of(image), Target.of(video)}


def test_no_reference_and_no_describing_word_is_left(page: EverythingPage, image: SerImage) -> None:
    assert strip_live(page, {Target.of(image)})
    assert find(EverythingPage, stored(EverythingPage, page.pk), [SerImage]) == frozenset()
    assert WORDS not in in_database(page)


def test_the_words_of_the_editor_are_left(page: EverythingPage, image: SerImage) -> None:
    strip_live(page, {Target.of(image)})
    page = fresh(page)
    kept = ["heading", "text", "quote", "gallery", "film", "table"]
    assert [child.block_type for child in page.body] == kept
    assert page.intro == "<p>Inleiding</p>"
    assert page.body[1].value.source == "<p>Voor</p><p>Na</p>"


def test_other_media_are_left(page: EverythingPage, image: SerImage, video: SerVideo) -> None:
    strip_live(page, {Target.of(image)})
    left = find(EverythingPage, stored(EverythingPage, page.pk), [SerVideo])
    assert left == {Target.of(video)}


def test_inline_rows_go_or_stay_as_their_columns_say(page: EverythingPage, image: SerImage) -> None:
    strip_live(page, {Target.of(image)})
    assert not GalleryItem.objects.exists()
    assert not TeamShot.objects.exists()
    member = TeamMember.objects.get()
    assert (member.name, member.portrait_id, member.alt_text) == ("Jan", None, "")


def test_nothing_else_in_the_rows_is_written(page: EverythingPage, image: SerImage) -> None:
    with CaptureQueriesContext(connection) as queries, transaction.atomic():
        strip_live(page, {Target.of(image)})
    updates = [query["sql"] for query in queries if query["sql"].startswith("UPDATE")]
    assert not [sql for sql in updates if "wagtailcore_page" in sql or '"title"' in sql]


def test_a_page_in_its_base_form_is_stripped_in_its_own_table(
    page: EverythingPage, image: SerImage
) -> None:
    assert strip_live(Page.objects.get(pk=page.pk), {Target.of(image)})
    assert fresh(page).hero_image_id is None


def test_a_page_in_memory_that_lost_its_keys_is_read_again(
    page: EverythingPage, image: SerImage
) -> None:
    # A chooser whose record is gone is None once the stream has been looked at.
    EverythingPage.images.through.objects.all().delete()
    SerImage.objects.filter(pk=image.pk)._raw_delete("default")
    assert [child.value for child in page.body if child.block_type == "image"] == [None]
    assert strip_live(page, {Target.of(image)})
    assert WORDS not in in_database(page)


def test_no_signal_of_saving_is_sent(page: EverythingPage, image: SerImage) -> None:
    saved: list[Any] = []

    def note(sender: type[models.Model], **kwargs: Any) -> None:
        saved.append(sender)

    pre_save.connect(note)
    post_save.connect(note)
    try:
        strip_live(page, {Target.of(image)})
    finally:
        pre_save.disconnect(note)
        post_save.disconnect(note)
    assert saved == []


def test_a_second_strip_changes_nothing(page: EverythingPage, image: SerImage) -> None:
    strip_live(page, {Target.of(image)})
    assert not strip_live(page, {Target.of(image)})


def test_a_plan_changes_nothing(page: EverythingPage, image: SerImage) -> None:
    before = in_database(page)
    assert stripped_live(page, {Target.of(image)}).changed
    assert in_database(page) == before


def test_blocks_of_a_type_that_no_longer_exists_are_kept(
    page: EverythingPage, image: SerImage
) -> None:
    old = {"type": "carousel", "value": {"slides": [1]}, "id": "old"}
    raw = [old, {"type": "image", "value": image.pk, "id": "new"}]
    EverythingPage.objects.filter(pk=page.pk).update(body=raw)
    strip_live(page, {Target.of(image)})
    assert stored(EverythingPage, page.pk)["body"] == [old]


def test_a_generic_key_is_emptied(page: EverythingPage, image: SerImage) -> None:
    kind = ContentType.objects.get_for_model(SerImage)
    EverythingPage.objects.filter(pk=page.pk).update(about_type=kind, about_id=str(image.pk))
    strip_live(page, {Target.of(image)})
    page = fresh(page)
    assert (page.about_type_id, page.about_id) == (None, None)


def test_a_column_of_a_parent_table_is_written_there(
    page: EverythingPage, image: SerImage, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {"hero_image": ("hero_alt", "search_description")}
    monkeypatch.setattr(EverythingPage, "media_texts", texts)
    Page.objects.filter(pk=page.pk).update(search_description=WORDS)
    strip_live(page, {Target.of(image)})
    assert Page.objects.get(pk=page.pk).search_description == ""


def test_a_snippet_without_revisions_is_stripped(image: SerImage) -> None:
    person = Person.objects.create(name="Jan", portrait=image, portrait_alt=WORDS)
    strip_live(person, {Target.of(image)})
    person.refresh_from_db()
    assert (person.portrait_id, person.portrait_alt, person.name) == (None, "", "Jan")


def test_a_plain_model_loses_its_many_to_many(make_image: MakeImage, image: SerImage) -> None:
    other = make_image("Blijft")
    card = Card.objects.create(title="Kaart", image=other)
    card.others.set([image, other])
    strip_live(card, {Target.of(image)})
    assert list(card.others.all()) == [other]


def test_a_key_to_another_column_is_followed(make_image: MakeImage, image: SerImage) -> None:
    card = Card.objects.create(title="Kaart", image=make_image("Blijft"), by_uuid=image)
    strip_live(card, {Target.of(image)})
    card.refresh_from_db()
    assert card.by_uuid_id is None


def test_what_cannot_be_without_it_is_named_and_left(image: SerImage) -> None:
    card = Card.objects.create(title="Kaart", image=image)
    assert [one.path for one in stripped_live(card, {Target.of(image)}).unstrippable] == ["image"]
    assert not strip_live(card, {Target.of(image)})


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_done(image: SerImage) -> None:
    person = Person.objects.create(name="Jan", portrait=image)
    with pytest.raises(transaction.TransactionManagementError):
        strip_live(person, {Target.of(image)})
