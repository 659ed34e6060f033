"""Who comes, for the door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from forms_privacy.models import Form, Submission
from forms_privacy.queries.reading import as_text
from retention.sealing import VaultError
from ser_site.events.models import Event

from .places import waiting, with_place


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody on the list."""

    who: str
    rest: Sequence[str]
    """The other answers but long texts."""


def events_of(forms: QuerySet[Form]) -> list[tuple[Event, int, int]]:
    """Events of these forms, the last one first, with how many come and how many wait."""
    rows = Event.objects.filter(form__in=forms.values("pk")).select_related("form")
    return [
        (event, with_place(event).count(), waiting(event).count())
        for event in rows.order_by("-ends_on", "-pk")
    ]


def coming(event: Event) -> list[Submission]:
    """Registrations with a place, to be opened once that stands recorded."""
    rows = with_place(event).filter(restricted_on=None, taken_down_at=None)
    return list(rows.select_related("form").order_by("received_at", "pk"))


def opened(registrations: Sequence[Submission]) -> list[Participant]:
    """Names and the other short answers, by name."""
    found = [_opened(one) for one in registrations]
    return sorted(found, key=lambda one: one.who.casefold())


def _opened(registration: Submission) -> Participant:
    try:
        answers = registration.opened()
    except VaultError:
        return Participant(_("Cannot be read: %(number)s") % {"number": registration.number}, ())
    texts = [as_text(one) for one in answers if one.field_type not in ("multiline", "file")]
    told = [text for text in texts if text]
    return Participant(told[0] if told else registration.number, told[1:])
