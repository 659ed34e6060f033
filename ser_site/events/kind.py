"""What a form to register for an event is for (promises P08 and P09)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forms_privacy.kinds import ConsentQuestion, Fact, Kind, Stage

if TYPE_CHECKING:
    from forms_privacy.answers import Answer
    from forms_privacy.models import Submission

REGISTERED = Stage("registered", pgettext_lazy("for an event", "has a place"), waits=True)
WAITING = Stage("waiting", pgettext_lazy("for an event", "on the waiting list"), waits=True)


@dataclass(frozen=True)
class EventKind(Kind):
    """A registration: its clock starts when the event ends, wherever that moves."""

    def clock_for(self, submission: Submission) -> date | None:
        """The event's end."""
        from .queries.places import event_of

        event = event_of(submission.form_id)
        return event.ended_on if event else None

    def received(self, submission: Submission, answers: Sequence[Answer], *, today: date) -> None:
        """A place, or one on the waiting list; and invitations later, if that was asked."""
        from .operations.invitations import ask_for
        from .operations.places import give_place

        give_place(submission)
        ask_for(submission, answers)

    def erasing(self, submissions: Sequence[Submission], *, today: date) -> None:
        """Places that come free before the event go to who waits."""
        from .operations.places import free_places

        free_places(submissions, today=today)

    def facts(self, submission: Submission, *, today: date) -> Sequence[Fact]:
        """Place and waiting list."""
        from .queries.places import facts_of

        return facts_of(submission)

    def sentences(self, submission: Submission, *, today: date) -> Sequence[str]:
        """Whether there is a place, and when and where."""
        from .queries.places import sentences_of

        return sentences_of(submission)


EVENT = EventKind(
    key="event",
    label=_("Registration for an event"),
    activity="event",
    rule="event",
    stages=(REGISTERED, WAITING),
    withdraw_label=_("Cancel my registration"),
    further_consents=(
        ConsentQuestion(
            purpose="event-invitations",
            wording=_("I would like to hear of similar events later."),
            explanation=_("You can take this back on this site, or with a mail to us."),
        ),
    ),
)
