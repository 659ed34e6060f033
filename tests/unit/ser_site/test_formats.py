"""Dates in English have the day first, wherever a template leaves that to the language."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.utils.formats import date_format
from django.utils.translation import override


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("DATE_FORMAT", "10 September 2026"),
        ("DATETIME_FORMAT", "10 September 2026 05:02"),
        ("SHORT_DATE_FORMAT", "10 Sep 2026"),
        ("SHORT_DATETIME_FORMAT", "10 Sep 2026 05:02"),
    ],
)
def test_a_moment_in_english(name: str, written: str) -> None:
    with override("en"):
        assert date_format(datetime(2026, 9, 10, 5, 2, tzinfo=UTC), name) == written


def test_a_typed_date_is_read_with_the_day_first() -> None:
    with override("en"):
        assert forms.DateField(localize=True).clean("10/09/2026") == date(2026, 9, 10)
