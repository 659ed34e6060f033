"""A kind of form hears what becomes of what was sent with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import ClassVar

import pytest

from forms_privacy import kinds
from forms_privacy.answers import Answer
from forms_privacy.kinds import HANDLED, Kind
from forms_privacy.models import Submission
from forms_privacy.operations.stages import move_to
from tests.commands import enforce
from tests.integration.forms_privacy.conftest import Send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]


class Listening(Kind):
    """Writes down what it hears."""

    heard: ClassVar[list[str]] = []

    def received(self, submission: Submission, answers: Sequence[Answer], *, today: date) -> None:
        self.heard.append(f"received {answers[-1].value}")

    def moved(self, submission: Submission, *, today: date) -> None:
        self.heard.append(f"moved to {submission.stage}")

    def erasing(self, submissions: Sequence[Submission], *, today: date) -> None:
        still_there = Submission.objects.filter(pk__in=[one.pk for one in submissions]).count()
        self.heard.append(f"erasing {len(submissions)}, {still_there} still there")


@pytest.fixture
def listening() -> Iterator[Listening]:
    """The contact kind, with somebody listening."""
    before = kinds.get("contact")
    kind = Listening("contact", before.label, before.activity, before.rule)
    kind.heard.clear()
    kinds.register(kind)
    yield kind
    kinds.register(before)


def test_a_kind_hears_of_receiving_moving_and_erasing(
    listening: Listening, send: Send, today: date
) -> None:
    send("Eén")
    move_to(send("Twee"), HANDLED, today=today)

    enforce()

    assert listening.heard == [
        "received Eén",
        "received Twee",
        "moved to handled",
        "erasing 1, 1 still there",
    ]
