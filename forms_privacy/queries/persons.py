"""All that one person sent, found by e-mail address without reading any of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.views.decorators.debug import sensitive_variables

from forms_privacy import person_index
from forms_privacy.beside_messages import Beside, found_beside
from forms_privacy.models import Submission

from .ends import held_among, until_in_words
from .rights import Right, forms_for


@sensitive_variables("address")
def submissions_of(address: str) -> QuerySet[Submission]:
    """Submissions in which this address was given, newest first; also those out of sight.

    However it was spelt: see :mod:`forms_privacy.person_index`. It costs what is found and
    not what is held.

    Raises:
        VaultError: the vault cannot be used.
    """
    return _sent_by(person_index.digest(address))


def _sent_by(person: bytes) -> QuerySet[Submission]:
    found = Submission.objects.filter(person=person)
    return found.select_related("form").order_by("-received_at", "pk")


@dataclass(frozen=True, slots=True)
class Listed:
    """A message as the list of one person's shows it: no answer of it."""

    message: Submission
    stage: str
    until: str
    is_over: bool
    """Out of sight until the next sweep, or as long as a hold keeps it."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a user may know to be there of one person, and of what that user gets a copy."""

    messages: Sequence[Submission]
    beside: Sequence[Beside]
    exportable: Collection[int]
    """Keys of forms of which the user takes answers along."""

    @property
    def to_copy(self) -> list[Submission]:
        """Also what is restricted or out of sight: it is there, and the person asks for it."""
        return [one for one in self.messages if one.form_id in self.exportable]

    @property
    def beside_to_copy(self) -> list[Beside]:
        """The same of what is no message."""
        return [one for one in self.beside if one.may_copy]

    @property
    def can_be_copied(self) -> bool:
        """Whether there is anything to give."""
        return bool(self.to_copy or self.beside_to_copy)

    @property
    def left_out(self) -> int:
        """How much of it the user may not take along."""
        found = len(self.messages) + len(self.beside)
        return found - len(self.to_copy) - len(self.beside_to_copy)


@sensitive_variables("address")
def found_for(address: str, user: Any) -> Found:
    """Whatever of one person this user may know to be there, however much that is.

    Raises:
        VaultError: the vault cannot be used.
    """
    person = person_index.digest(address)
    mine = _sent_by(person).filter(form__in=forms_for(user, Right.LIST))
    return Found(
        messages=list(mine.defer("answers")),
        beside=found_beside(person, user),
        exportable=set(forms_for(user, Right.EXPORT).values_list("pk", flat=True)),
    )


def listed(submissions: Sequence[Submission], *, today: date) -> list[Listed]:
    """How far each of them is, and until when it stays, in words."""
    held = held_among(submissions)
    return [
        Listed(
            message=one,
            stage=str(one.behaviour.stage(one.stage).label),
            until=until_in_words(one, held=one.uuid in held, today=today),
            is_over=one.is_due(today),
        )
        for one in submissions
    ]
