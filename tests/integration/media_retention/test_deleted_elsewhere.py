"""Deleting a medium without the engine leaves as little behind as the engine does."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db.models import ProtectedError

from retention.models import Erasure, FileRemoval, Hold
from retention.operations.holds import place_hold
from tests.integration.conftest import MakePage

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("register")]

Make = Callable[..., Any]


def test_alt_text_and_caption_go_with_a_deleted_image(news: MakePage, make_image: Make) -> None:
    photo = make_image()
    page = news(
        on=date(2026, 1, 31), hero_image=photo, hero_alt="Jo Voorbeeld", hero_caption="Jo V."
    )

    photo.delete()

    page.refresh_from_db()
    assert (page.hero_image_id, page.hero_alt, page.hero_caption) == (None, "", "")
    assert "Jo V" not in json.dumps([revision.content for revision in page.revisions.all()])


def test_the_files_of_a_deleted_image_go(make_image: Make) -> None:
    photo = make_image()
    rendition = photo.get_rendition("fill-30x30")

    type(photo).objects.filter(pk=photo.pk).delete()

    assert not default_storage.exists(photo.file.name)
    assert not default_storage.exists(rendition.file.name)


def test_the_deletion_stands_in_the_ledger_and_is_proved(make_image: Make) -> None:
    photo = make_image()
    photo.get_rendition("fill-30x30")
    photo.delete()

    call_command("enforce_retention")

    line = Erasure.objects.get()
    assert (line.record, line.cause) == (photo.uuid, "deleted")
    assert line.proved_at is not None
    assert not FileRemoval.objects.exists()


def test_what_is_on_hold_cannot_be_deleted(make_image: Make, today: date) -> None:
    photo = make_image()
    place_hold(
        "media", photo.uuid, ground=Hold.Ground.LEGAL_CLAIM, reason="Rechtszaak", today=today
    )

    with pytest.raises(ProtectedError):
        photo.delete()

    assert default_storage.exists(photo.file.name)
    assert type(photo).objects.filter(pk=photo.pk).exists()
