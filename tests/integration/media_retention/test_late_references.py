"""References that somebody writes down late, from content read before the medium went."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from media_retention.content.targets import Target
from media_retention.models import Trace
from media_retention.operations.placements import sync_page
from media_retention.operations.traces import remember
from retention.visitor import Seen
from ser_site.media.models import SerImage
from tests.commands import enforce
from tests.integration.conftest import MakePage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]
LONG_AGO = date(2020, 3, 14)


def _write_index_entry(page: Any, pk: int) -> None:
    kind = ContentType.objects.get_for_model
    ReferenceIndex.objects.create(
        base_content_type=kind(Page),
        content_type=kind(page),
        object_id=str(page.pk),
        to_content_type=kind(SerImage),
        to_object_id=str(pk),
        model_path="hero_image",
        content_path="hero_image",
        content_path_hash=ReferenceIndex._get_content_path_hash("hero_image"),
    )


def test_the_next_sweep_drops_an_index_entry_written_late(
    news: MakePage, make_image: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = make_image()
    page = news(on=LONG_AGO, hero_image=photo)
    pk = photo.pk
    with monkeypatch.context() as out_of_order:
        # The page cannot be read, so the proof stays open over the night.
        out_of_order.setattr("retention.proof.fetch", lambda url: Seen(500, ""))
        enforce()
    _write_index_entry(page, pk)

    status, _report = enforce()

    assert status == 0
    assert not ReferenceIndex.objects.filter(to_object_id=str(pk)).exists()


def test_a_page_synced_late_keeps_no_trace_of_what_is_gone(
    news: MakePage, make_image: Make, today: date
) -> None:
    photo = make_image()
    page = news(on=today)
    gone = Target.of(photo)
    type(page).objects.filter(pk=page.pk).update(hero_image=photo)
    SerImage.objects.filter(pk=photo.pk)._raw_delete("default")
    remember("wagtailcore.page", str(page.pk), [gone])

    sync_page(page.pk, today=today)

    assert not Trace.objects.filter(target_pk=gone.pk).exists()
    page.refresh_from_db()
    assert page.hero_image_id is None
