"""What was written past all signals is found by reading everything anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command

from media_retention.models import Placement, Trace
from ser_site.news.models import NewsPage
from tests.integration.conftest import MakePage

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("register")]

Make = Callable[..., Any]


def _state() -> tuple[list[Any], list[Any]]:
    return (
        list(Placement.objects.order_by("pk").values()),
        list(Trace.objects.order_by("pk").values_list()),
    )


def test_a_bulk_update_is_read_by_refreshing(
    news: MakePage, make_image: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    page = news(on=date(2025, 1, 31))
    photo = make_image()
    NewsPage.objects.filter(pk=page.pk).update(hero_image=photo)

    call_command("refresh_placements")

    photo.refresh_from_db()
    assert photo.due == date(2027, 7, 31)
    assert "read" in capsys.readouterr().out


def test_refreshing_twice_changes_nothing(news: MakePage, make_image: Make) -> None:
    news(on=date(2025, 1, 31), hero_image=make_image())
    call_command("refresh_placements")
    before = _state()

    call_command("refresh_placements")

    assert _state() == before


def test_a_medium_without_a_clock_gets_one(make_image: Make) -> None:
    photo = make_image(collected_on=date(2026, 2, 28))
    type(photo).objects.update(due=None, due_rule="", due_since=None)

    call_command("refresh_placements")

    photo.refresh_from_db()
    assert photo.due == date(2028, 8, 28)
