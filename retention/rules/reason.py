"""Why something stays, and until when, in a sentence that an editor understands."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from retention.rules.language import Language
from retention.rules.period import Period
from retention.rules.reason_text import MEDIUM, ON_MEDIUM, PERIOD, SENTENCES, TRIGGERS
from retention.rules.trigger import Trigger
from retention.rules.written_date import written_date


class Medium(StrEnum):
    """What kind of thing the sentence is about."""

    PHOTO = "photo"
    VIDEO = "video"
    SOUND = "sound"


class ReasonKind(StrEnum):
    """The case that a medium is in."""

    # Placed: since = the day it came with that page, due = when it goes.
    NEWS = "news"
    MAGAZINE = "magazine"
    PUBLICATION = "publication"
    PAGE = "page"
    # The period counts from an event (``trigger``), which is or will be on ``since``.
    AFTER_EVENT = "after_event"
    # Uploaded on ``since`` and never placed.
    NEVER_PLACED = "never_placed"
    # A person's consent ends on ``due``, before any use would.
    CONSENT_ENDS = "consent_ends"
    # No end date: nobody on it can be recognised, so it is no personal data.
    NOBODY_RECOGNISABLE = "nobody_recognisable"
    # Off the site since ``since``; ``due`` is when it is erased, if that is known.
    TAKEN_DOWN = "taken_down"
    # Under hold since ``since``; ``due`` is when the hold ends, if that is known.
    HELD = "held"
    # Under hold since ``since``, though it should have been gone on ``due``.
    HELD_PAST = "held_past"
    # Past ``due`` and waiting for the next sweep.
    OVER = "over"
    # No end date yet: the rule has a criterion in words, or no period at all.
    UNKNOWN_PERIOD = "unknown_period"
    # No end date yet: what starts the clock (``trigger``) has not happened.
    NOT_STARTED = "not_started"


_BOTH_DATES = {
    ReasonKind.NEWS,
    ReasonKind.MAGAZINE,
    ReasonKind.PUBLICATION,
    ReasonKind.PAGE,
    ReasonKind.AFTER_EVENT,
    ReasonKind.NEVER_PLACED,
}
_NEEDS_DUE = _BOTH_DATES | {ReasonKind.OVER, ReasonKind.CONSENT_ENDS, ReasonKind.HELD_PAST}
_NEEDS_SINCE = _BOTH_DATES | {ReasonKind.TAKEN_DOWN, ReasonKind.HELD, ReasonKind.HELD_PAST}
_NEVER_DUE = {
    ReasonKind.NOBODY_RECOGNISABLE,
    ReasonKind.UNKNOWN_PERIOD,
    ReasonKind.NOT_STARTED,
}
_NEEDS_TRIGGER = {ReasonKind.AFTER_EVENT, ReasonKind.NOT_STARTED}


@dataclass(frozen=True, slots=True)
class Reason:
    """A due date with why, as data; the words come last and in any language.

    ``due`` is the first day on which the medium must be gone. ``period`` is the one that
    was counted; ``criterion`` is the rule's own text where there is no period, in the
    language of whoever reads it.

    Raises ``ValueError`` when a date or an event that the sentence names is missing, and for
    a due date where the case has none.
    """

    kind: ReasonKind
    due: date | None = None
    since: date | None = None
    period: Period | None = None
    medium: Medium = Medium.PHOTO
    trigger: Trigger | None = None
    criterion: str = ""

    def __post_init__(self) -> None:
        if self.due is None and self.kind in _NEEDS_DUE:
            raise ValueError(f"the reason {self.kind} needs a due date")
        if self.since is None and self.kind in _NEEDS_SINCE:
            raise ValueError(f"the reason {self.kind} needs the date since when")
        if self.due is not None and self.kind in _NEVER_DUE:
            raise ValueError(f"the reason {self.kind} knows no due date")
        if self.trigger is None and self.kind in _NEEDS_TRIGGER:
            raise ValueError(f"the reason {self.kind} needs the trigger that starts the clock")

    def sentence(self, language: str) -> str:
        """Return one sentence in Dutch or English; ``ValueError`` for another language.

        For instance: "Blijft tot 14 maart 2027, omdat deze foto op 14 september 2024 bij
        een nieuwsbericht kwam."
        """
        spoken = Language(language)
        with_due, without_due = SENTENCES[spoken][self.kind]
        medium = MEDIUM[spoken][self.medium]
        return (without_due if self.due is None else with_due).format(
            due=_written(self.due, spoken),
            since=_written(self.since, spoken),
            medium=medium,
            Medium=medium[0].upper() + medium[1:],
            on_medium=ON_MEDIUM[spoken][self.medium],
            trigger="" if self.trigger is None else TRIGGERS[spoken][self.trigger],
        )

    def rule_sentence(self, language: str) -> str:
        """Return what the rule says: its period, else its criterion, else nothing."""
        spoken = Language(language)
        if self.period is None:
            return self.criterion
        directly, counted = PERIOD[spoken]
        return (directly if self.period.is_immediate else counted).format(
            period=self.period.wording(spoken)
        )

    def explanation(self, language: str) -> str:
        """Return the sentence and, where there is one, what the rule says."""
        return f"{self.sentence(language)} {self.rule_sentence(language)}".strip()


def _written(day: date | None, language: Language) -> str:
    """Return the date in words, nothing for no date."""
    return "" if day is None else written_date(day, language)
