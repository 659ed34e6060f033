"""Whoever writes a new act on messages and forgets what it does hears of it at once."""

from __future__ import annotations

from typing import Any

import pytest

from forms_privacy.bulk_actions.base import EachMessageAction
from forms_privacy.viewsets.acts import AskedAct
from forms_privacy.viewsets.screen import MessageAct
from ser_site.vacancies.viewsets.candidate import CandidateAct


@pytest.mark.parametrize(
    ("unfinished", "missing"),
    [
        (MessageAct, r"\bact\b"),
        (AskedAct, r"\bexplained\b"),
        (EachMessageAction, r"\bact_on\b"),
        (CandidateAct, r"\bcarry_out\b"),
    ],
)
def test_an_act_without_its_deed_is_no_screen(unfinished: type[Any], missing: str) -> None:
    with pytest.raises(TypeError, match=missing):
        unfinished()
