"""Editing, reverting and publishing pages and snippets after their media went."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from media_retention.content.live import stored, strip_live, strip_revision
from media_retention.content.targets import Target
from media_retention.content.walk import find
from ser_site.media.models import SerImage
from tests.testapp.builders import fresh, full_page, make_video, published
from tests.testapp.editing import errors_in, posted
from tests.testapp.models import EverythingPage, Profile, ProfileShot

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

WORDS = "Jan Jansen lacht"


@pytest.fixture
def image(make_image: Callable[..., SerImage]) -> SerImage:
    return make_image("Weg")


@pytest.fixture
def page(image: SerImage) -> EverythingPage:
    """A page that lost its image from live row, scheduled revision, draft and first revision."""
    page = full_page(image, make_video(), WORDS)
    # A quotation without its required portrait is for an editor to repair first.
    del page.body[[child.block_type for child in page.body].index("quote")]
    story = page.team.first().story
    del story[[child.block_type for child in story].index("quote")]
    page = published(page)
    page.title = "Alles, concept"
    page.save_revision()
    gone = {Target.of(image)}
    strip_live(page, gone)
    for revision in page.revisions.all():
        strip_revision(revision, gone)
    image.delete()
    return fresh(page)


def publish(client: Client, page: EverythingPage, form: str, shown: Any, **extra: Any) -> None:
    """Send the form that was got, as it is, with the button "publish"."""
    data = {**posted(form, shown), "action-publish": "1", **extra}
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = client.post(url, data)
    assert response.status_code == 302, errors_in(response)


def is_clean(page: EverythingPage) -> bool:
    data = stored(EverythingPage, page.pk)
    empty = find(EverythingPage, data, [SerImage]) == frozenset()
    return empty and WORDS not in json.dumps(data, default=str)


def test_the_edit_form_opens_and_speaks_of_it_no_more(
    page: EverythingPage, admin_client: Client
) -> None:
    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert response.status_code == 200
    assert WORDS not in response.content.decode()


def test_the_draft_can_be_published_from_the_edit_form(
    page: EverythingPage, admin_client: Client
) -> None:
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = admin_client.get(url).content.decode()
    publish(admin_client, page, form, page.get_latest_revision_as_object())
    page = fresh(page)
    assert page.title == "Alles, concept"
    assert [child.block_type for child in page.body] == [
        "heading",
        "text",
        "gallery",
        "film",
        "table",
    ]
    assert is_clean(page)


def test_an_old_revision_can_be_put_back_and_published(
    page: EverythingPage, admin_client: Client
) -> None:
    first = page.revisions.order_by("pk")[0]
    url = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first.pk])
    response = admin_client.get(url)
    assert response.status_code == 200
    assert WORDS not in response.content.decode()
    publish(admin_client, page, response.content.decode(), first.as_object(), revision=first.pk)
    page = fresh(page)
    assert page.title == "Alles"
    assert is_clean(page)


def test_two_revisions_can_be_compared(page: EverythingPage, admin_client: Client) -> None:
    url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "earliest", "live"])
    response = admin_client.get(url)
    assert response.status_code == 200
    assert WORDS not in response.content.decode()


def test_what_needs_attention_is_asked_for_when_the_page_is_saved(
    admin_client: Client, image: SerImage
) -> None:
    page = published(full_page(image, make_video(), WORDS))
    strip_live(page, {Target.of(image)})
    strip_revision(page.latest_revision, {Target.of(image)})
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = admin_client.get(url).content.decode()
    shown = fresh(page).get_latest_revision_as_object()
    response = admin_client.post(url, {**posted(form, shown), "action-publish": "1"})
    assert response.status_code == 200
    assert "body" in response.context["form"].errors


def test_a_scheduled_revision_goes_live_on_its_day(image: SerImage) -> None:
    page = published(full_page(image, make_video(), WORDS))
    page.title = "Alles, straks"
    page.go_live_at = timezone.now() - timedelta(minutes=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    strip_live(page, {Target.of(image)})
    for revision in page.revisions.all():
        strip_revision(revision, {Target.of(image)})
    from django.core.management import call_command

    call_command("publish_scheduled")
    page = fresh(page)
    assert page.title == "Alles, straks"
    assert is_clean(page)


def test_the_edit_form_of_a_snippet_opens(image: SerImage, admin_client: Client) -> None:
    shots = [ProfileShot(image=image, caption=WORDS)]
    profile = Profile.objects.create(name="Jan", photo=image, words=WORDS, shots=shots)
    revision = profile.save_revision()
    strip_live(profile, {Target.of(image)})
    strip_revision(revision, {Target.of(image)})
    image.delete()
    response = admin_client.get(
        reverse(Profile.snippet_viewset.get_url_name("edit"), args=[profile.pk])
    )
    assert response.status_code == 200
    assert WORDS not in response.content.decode()
