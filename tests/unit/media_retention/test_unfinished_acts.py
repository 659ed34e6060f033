"""Whoever writes a new act on media and forgets what it does hears of it at once."""

from __future__ import annotations

from typing import Any

import pytest

from media_retention.bulk_actions.base import EachMediumAction, MediaBulkAction
from media_retention.views.acts.base import ActView


@pytest.mark.parametrize(
    ("unfinished", "missing"),
    [(ActView, r"\bact\b"), (MediaBulkAction, r"\bform_valid\b"), (EachMediumAction, r"\bact\b")],
)
def test_an_act_without_its_deed_is_no_screen(unfinished: type[Any], missing: str) -> None:
    with pytest.raises(TypeError, match=missing):
        unfinished()
