"""What an erased medium leaves behind goes with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from media_retention.operations.ends import erase_on_request
from tests.commands import enforce

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
