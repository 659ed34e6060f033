"""What a form is for: its activity in the register, its rule, and the stages of what comes in.

A site registers its kinds in ``ready()``. An editor chooses one for a form, and everything
else follows from it: the notice, the consent question, the clock, and the steps in the inbox.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from forms_privacy.answers import Answer
    from forms_privacy.models import Submission


class UnknownKind(LookupError):
    """No kind of form is registered under this key."""


class UnknownStage(LookupError):
    """A kind of form has no such stage."""


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a submission has come."""

    key: str
    label: str | Promise
    """For people: “received”."""

    ends: bool = False
    """Whether reaching it starts the clock; what is due by that goes out of sight at once."""

    rule: str = ""
    """The rule that holds from here on, where it differs from the kind's."""

    waits: bool = False
    """Whether nobody has anything to do any more: it only waits for its day."""

    by_decision: bool = False
    """Whether more must be known to reach it: a screen of the site's leads there, no button."""


RECEIVED = Stage("received", pgettext_lazy("stage of a submission", "received"))
IN_HAND = Stage("in-hand", pgettext_lazy("stage of a submission", "in hand"))
HANDLED = Stage("handled", pgettext_lazy("stage of a submission", "handled"), ends=True)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a kind of form knows of a submission, for who handles it."""

    label: str | Promise
    """“Decide by”."""

    text: str | Promise
    """Nothing personal."""

    is_late: bool = False
    """Whether somebody ought to do something."""

    url: str = ""
    """Where in the admin it can be changed, if it can."""


@dataclass(frozen=True, slots=True)
class ConsentQuestion:
    """A further purpose, beside that of the form, which somebody may agree to or not."""

    purpose: str
    """Key of what is agreed to: the rule that then holds, such as “event-invitations”."""

    wording: str | Promise
    """What somebody says by ticking it, word for word: “I would like to hear of …”."""

    explanation: str | Promise = ""
    """What it means, and how it is taken back."""

    later: bool = False
    """Whether it can also be given afterwards, with the personal link."""

    @property
    def asked(self) -> str:
        """All that stands there, in the language that is active."""
        return "\n\n".join(filter(None, (str(self.wording), str(self.explanation))))


@dataclass(frozen=True)
class Kind:
    """A kind of form. What it promises stands in the register, under ``activity`` and ``rule``.

    A site subclasses it where rule or clock depend on more than the stage, and to do more when
    something comes in, moves or goes.
    """

    key: str
    label: str | Promise
    """For editors, who choose it: “Question or message”."""

    activity: str
    """Key of the activity in the register."""

    rule: str
    """Key of the rule for what comes in."""

    stages: Sequence[Stage] = field(default=(RECEIVED, IN_HAND, HANDLED))
    """From the first to the last."""

    starts_at_once: bool = False
    """Whether the clock starts on the day of submission (trigger ``submitted``)."""

    counts: bool = False
    """Whether answers can be counted without keeping whose they are (promise P13)."""

    ends_directly: bool = True
    """Whether it goes on the day it comes to its end, so that a list can name that stage."""

    withdraw_label: str | Promise = ""
    """What withdrawing is called on the personal link's page; "" for the usual words."""

    may_take_back: bool = False
    """Whether whoever sent it can take back all of it, though it does not rest on consent."""

    takes_files_later: bool = False
    """Whether files can be added afterwards, with the personal link."""

    tells_stage: bool = False
    """Whether whoever sent it sees at which stage it is, with the personal link."""

    inbox_template: str = ""
    """Shown with a message in the inbox, to who may read it; gets what :meth:`more` gives."""

    inbox_shows_files: bool = False
    """Whether :attr:`inbox_template` shows what was sent along, so that it is not there twice."""

    consent_wording: str | Promise = _("I agree that you use what I fill in here for this.")
    """What somebody says by ticking the question that a form on consent asks."""

    further_consents: Sequence[ConsentQuestion] = ()
    """What else is asked, each apart, and never needed to send the form (GDPR 7(4))."""

    other_rules: frozenset[str] = frozenset()
    """Rules that :meth:`rule_for` may give beside those of the stages."""

    @property
    def rules(self) -> frozenset[str]:
        """Every rule under which a submission of this kind can fall."""
        return self.other_rules.union(
            {self.rule}, (stage.rule for stage in self.stages if stage.rule)
        )

    def stage(self, key: str) -> Stage:
        """The stage with this key.

        Raises:
            UnknownStage: this kind has none.
        """
        try:
            return next(stage for stage in self.stages if stage.key == key)
        except StopIteration:
            raise UnknownStage(f"{self.key}: {key}") from None

    def rule_for(self, submission: Submission) -> str:
        """The rule under which a submission falls, by what is known of it now."""
        return self.stage(submission.stage).rule or self.rule

    def rule_without(self, submission: Submission, purpose: str) -> str:
        """The rule under which it would fall if consent for a further purpose were withdrawn."""
        return self.rule_for(submission)

    def clock_for(self, submission: Submission) -> date | None:
        """The day on which its clock starts, which may lie ahead; None while that is not known.

        A kind whose clock depends on something else, such as the end of an event, says so here;
        whoever changes that calls :func:`forms_privacy.operations.stages.settle`.
        """
        if self.stage(submission.stage).ends:
            return submission.stage_since
        return submission.collected_on if self.starts_at_once else None

    def received(self, submission: Submission, answers: Sequence[Answer], *, today: date) -> None:
        """It was stored; its clock is set after this. Runs in that transaction."""

    def moved(self, submission: Submission, *, today: date) -> None:
        """It came to another stage, or back. Runs in that transaction."""

    def erasing(self, submissions: Sequence[Submission], *, today: date) -> None:
        """These go. Runs in that transaction, before their rows are deleted; set-based, please.

        Answers must not be opened here: the key may be gone already.
        """

    def taken_back(self, submission: Submission, *, today: date) -> None:
        """Whoever sent it takes it back, so it goes. Runs in that transaction, before the above.

        Its answers can be opened as a rule, and not after a back-up was put back without keys.
        """

    def facts(self, submission: Submission, *, today: date) -> Sequence[Fact]:
        """For the inbox: terms, places, and what else there is to know."""
        return ()

    def more(self, submission: Submission, *, today: date) -> Mapping[str, Any]:
        """For :attr:`inbox_template`. That somebody reads this message is recorded before."""
        return {}

    def export(self, submission: Submission) -> Mapping[str, object]:
        """What else is held of whoever sent it, for their own copy (GDPR 15)."""
        return {}

    def sentences(self, submission: Submission, *, today: date) -> Sequence[str]:
        """For whoever sent it, on the receipt and on the personal link's page, a paragraph each.

        In the language that is active.
        """
        return ()


@dataclass(frozen=True)
class UnregisteredKind(Kind):
    """Stands in for a kind that the site no longer registers, while messages of it remain.

    They keep their rule and clock, can be read, handled and erased, and nothing else follows.
    """

    def stage(self, key: str) -> Stage:
        """The usual stages; one that only the lost kind knew goes by its key."""
        usual = (stage for stage in self.stages if stage.key == key)
        return next(usual, None) or Stage(key, key)

    def rule_for(self, submission: Submission) -> str:
        """The one under which it lies."""
        return submission.rule

    def clock_for(self, submission: Submission) -> date | None:
        """What was running keeps running; handled ends it, as everywhere."""
        return super().clock_for(submission) or submission.clock_start


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Add a kind; a second one under the same key replaces the first."""
    _kinds[kind.key] = kind


def all_kinds() -> list[Kind]:
    """Every registered kind, in the order of registration."""
    return list(_kinds.values())


def get(key: str) -> Kind:
    """The kind with this key.

    Raises:
        UnknownKind: no such kind.
    """
    try:
        return _kinds[key]
    except KeyError:
        raise UnknownKind(key) from None


def is_known(key: str) -> bool:
    """Whether the site registers a kind under this key."""
    return key in _kinds


def get_or_stand_in(key: str, rule: str) -> Kind:
    """The kind with this key, or what stands in for it with a message under a rule."""
    found = _kinds.get(key)
    return found or UnregisteredKind(key=key, label=key, activity="", rule=rule)


def choices() -> list[tuple[str, str | Promise]]:
    """For a form field. Callable, so that migrations do not freeze what a site registers."""
    return [(kind.key, kind.label) for kind in all_kinds()]
