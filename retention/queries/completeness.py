"""What GDPR articles 13 and 14 ask a statement to tell, and the register does not hold yet.

Per activity and language. What is told once for all activities (rights, complaint to the
supervisor) stands on the statement's page and not in the register.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from retention.models import Activity, ActivityText, Controller, Recipient, Rule
from retention.models.party_choices import Safeguard
from retention.rules.basis import LegalBasis

from .controller import controller
from .parties import by_activity, parties
from .period_words import current_period
from .register import whole_register


class Item(StrEnum):
    """What must be told, in the order of the articles."""

    CONTROLLER = "controller"
    OFFICER = "officer"
    TEXT = "text"
    DATA = "data"
    PURPOSE = "purpose"
    BASIS = "basis"
    INTEREST = "interest"
    RECIPIENTS = "recipients"
    SAFEGUARD = "safeguard"
    SAFEGUARD_EXPLAINED = "safeguard_explained"
    NO_RULE = "no_rule"
    PERIOD = "period"
    NOT_STATED = "not_stated"
    WITHDRAWAL = "withdrawal"
    OBLIGATION = "obligation"
    AUTOMATED = "automated"
    SOURCE = "source"


class Screen(StrEnum):
    """Where what is missing is filled in."""

    ACTIVITY = "activity"
    RULE = "rule"
    RECIPIENT = "recipient"
    CONTROLLER = "controller"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing, and the row in which to fill it in.

    ``pk`` is None where the row itself is missing; ``subject`` is a rule's or recipient's
    name in the language of whoever reads this, else empty.
    """

    item: Item
    screen: Screen
    pk: int | None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Completeness:
    """What is missing in one language: for all activities together, and for each."""

    language: str
    for_all: tuple[Gap, ...]
    activities: tuple[tuple[Activity, tuple[Gap, ...]], ...]

    @property
    def count(self) -> int:
        """How many things are missing."""
        return len(self.for_all) + sum(len(gaps) for _activity, gaps in self.activities)

    def of(self, key: str) -> tuple[Gap, ...]:
        """What is missing of the activity under a key."""
        return next((gaps for activity, gaps in self.activities if activity.key == key), ())


def completeness(languages: Collection[str], *, today: date) -> list[Completeness]:
    """What is missing in each language, in a fixed number of queries however many there are."""
    register = _Register(whole_register(), by_activity(parties(today=today)), today)
    found = controller()
    return [
        Completeness(
            language,
            tuple(_of_controller(found, language)),
            tuple((row, tuple(_gaps(row, language, register))) for row in register.activities),
        )
        for language in languages
    ]


@dataclass(slots=True)
class _Register:
    """The register with what belongs together: a whole and its parts."""

    activities: list[Activity]
    receiving: dict[int, list[Recipient]]
    today: date
    parts: dict[int, list[Activity]] = field(default_factory=dict)
    wholes: dict[int, Activity] = field(default_factory=dict)

    def __post_init__(self) -> None:
        by_pk = {row.pk: row for row in self.activities}
        for row in self.activities:
            if row.parent_id is not None:
                self.parts.setdefault(row.parent_id, []).append(row)
                self.wholes[row.pk] = by_pk[row.parent_id]

    def told(self, activity: Activity, tells: Callable[[Activity], bool]) -> bool:
        """Whether an activity tells something, or its whole does, or all of its parts do."""
        if tells(activity):
            return True
        whole = self.wholes.get(activity.pk)
        if whole is not None and tells(whole):
            return True
        parts = self.parts.get(activity.pk, [])
        return bool(parts) and all(tells(part) for part in parts)


def _of_controller(row: Controller | None, language: str) -> Iterator[Gap]:
    pk = row.pk if row else None
    text = next((one for one in row.texts.all() if one.language == language), None) if row else None
    reached = row is not None and (row.telephone or row.email)
    if text is None or not (reached or text.visiting_address or text.postal_address):
        yield Gap(Item.CONTROLLER, Screen.CONTROLLER, pk)
    if row is None or not row.officer_can_be_reached:
        yield Gap(Item.OFFICER, Screen.CONTROLLER, pk)


def _gaps(activity: Activity, language: str, register: _Register) -> Iterator[Gap]:
    text = _text(activity, language)
    if text is None:
        yield Gap(Item.TEXT, Screen.ACTIVITY, activity.pk)
    else:
        yield from (
            Gap(item, Screen.ACTIVITY, activity.pk)
            for item in _missing_words(activity, language, register)
        )
    yield from _of_transfers(register.receiving.get(activity.pk, []), language)
    yield from _of_rules(activity, language, register)


def _text(activity: Activity, language: str) -> ActivityText | None:
    """The text in this very language; another language's is no answer here."""
    texts: Iterable[ActivityText] = activity.texts.all()
    return next((text for text in texts if text.language == language), None)


def _missing_words(activity: Activity, language: str, register: _Register) -> Iterator[Item]:
    bases = {basis.legal_basis for basis in activity.bases.all()}

    def tells(name: str) -> Callable[[Activity], bool]:
        return lambda one: bool(getattr(_text(one, language), name, ""))

    def has_recipients(one: Activity) -> bool:
        return tells("recipients")(one) or one.pk in register.receiving

    asked: list[tuple[Item, bool, Callable[[Activity], bool]]] = [
        (Item.DATA, True, tells("data")),
        (Item.PURPOSE, True, tells("purpose")),
        (Item.BASIS, True, lambda one: bool(one.bases.all())),
        (Item.INTEREST, LegalBasis.LEGITIMATE_INTEREST in bases, tells("interest")),
        (Item.RECIPIENTS, True, has_recipients),
        (Item.WITHDRAWAL, LegalBasis.CONSENT in bases, tells("withdrawal")),
        (Item.OBLIGATION, True, tells("obligation")),
        (Item.AUTOMATED, activity.decides_automatically, tells("automated_decisions")),
        (Item.SOURCE, True, tells("source")),
    ]
    for item, applies, tell in asked:
        if applies and not register.told(activity, tell):
            yield item


def _of_transfers(receiving: list[Recipient], language: str) -> Iterator[Gap]:
    for recipient in receiving:
        if recipient.in_eea:
            continue
        name = str(recipient)
        texts = recipient.texts.all()
        explained = any(one.language == language and one.safeguard_explanation for one in texts)
        if recipient.safeguard == Safeguard.NONE:
            yield Gap(Item.SAFEGUARD, Screen.RECIPIENT, recipient.pk, name)
        elif not explained:
            yield Gap(Item.SAFEGUARD_EXPLAINED, Screen.RECIPIENT, recipient.pk, name)


def _of_rules(activity: Activity, language: str, register: _Register) -> Iterator[Gap]:
    if not register.told(activity, lambda one: bool(one.rules.all())):
        yield Gap(Item.NO_RULE, Screen.ACTIVITY, activity.pk)
    for rule in activity.rules.all():
        name = str(rule)
        if not _says_how_long(rule, language, register.today):
            yield Gap(Item.PERIOD, Screen.RULE, rule.pk, name)
        elif not rule.stated:
            yield Gap(Item.NOT_STATED, Screen.RULE, rule.pk, name)


def _says_how_long(rule: Rule, language: str, today: date) -> bool:
    if current_period(rule, today) is not None:
        return True
    return any(one.language == language and one.criterion for one in rule.texts.all())
