"""The record of processing activities: what GDPR article 30(1)(a) to (g) asks, in words.

It is read from the same tables as the statement and the engine; nothing is kept for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from retention.models import Activity, Controller, Recipient, Rule
from retention.models.register_choices import ArchiveStatus

from .controller import controller
from .parties import by_activity, parties
from .period_words import current_period, period_in_words
from .register import whole_register


@dataclass(frozen=True, slots=True)
class ControllerShown:
    """Who answers for the processing (a), and how data is protected in general (g)."""

    name: str
    contact: tuple[str, ...]
    officer: str
    officer_contact: tuple[str, ...]
    security: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleShown:
    """The time limit for erasure (f), with what the Archiefwet says of it.

    ``is_open`` is whether nobody looked it up in the selection list yet.
    """

    key: str
    name: str
    period: str
    start: str
    ending: str
    archive: str
    is_open: bool
    stated: bool


@dataclass(frozen=True, slots=True)
class ActivityRecord:
    """Purposes (b), people and data (c), recipients (d), transfers (e), time limits (f)."""

    pk: int
    key: str
    number: str
    title: str
    purpose: str
    bases: tuple[str, ...]
    data_subjects: str
    data: str
    recipients: tuple[str, ...]
    transfers: tuple[str, ...]
    rules: tuple[RuleShown, ...]


@dataclass(frozen=True, slots=True)
class ProcessingRecord:
    """The whole record in one language on one day."""

    controller: ControllerShown | None
    activities: tuple[ActivityRecord, ...]

    @property
    def open_rules(self) -> int:
        """How many rules have no answer yet about the selection list."""
        return sum(rule.is_open for activity in self.activities for rule in activity.rules)


def processing_record(language: str, *, today: date) -> ProcessingRecord:
    """The record in a language, in a fixed number of queries."""
    receiving = by_activity(parties(today=today))
    found = controller()
    with override(language):
        activities = tuple(
            _activity(row, receiving.get(row.pk, []), language, today) for row in whole_register()
        )
        return ProcessingRecord(_controller(found, language) if found else None, activities)


def _controller(row: Controller, language: str) -> ControllerShown:
    text = row.text(language)
    lines = (text.visiting_address, text.postal_address, row.telephone, row.email)
    return ControllerShown(
        name=text.name,
        contact=tuple(filter(None, lines)),
        officer=text.officer,
        officer_contact=tuple(filter(None, (row.officer_email, row.officer_telephone))),
        security=tuple(text.security.splitlines()),
    )


def _activity(
    row: Activity, receiving: list[Recipient], language: str, today: date
) -> ActivityRecord:
    text = row.text(language)
    return ActivityRecord(
        pk=row.pk,
        key=row.key,
        number=row.number,
        title=text.title,
        purpose=text.purpose,
        bases=tuple(str(basis) for basis in row.bases.all()),
        data_subjects=text.data_subjects,
        data=text.data,
        recipients=tuple(_recipients(text.recipients, receiving, language)),
        transfers=tuple(_transfer(one, language) for one in receiving if not one.in_eea),
        rules=tuple(_rule(rule, language, today) for rule in row.rules.all()),
    )


def _recipients(text: str, receiving: list[Recipient], language: str) -> Iterator[str]:
    if text:
        yield text
    for recipient in receiving:
        yield f"{recipient.text(language).name}: {recipient.get_kind_display()}"


def _transfer(recipient: Recipient, language: str) -> str:
    text = recipient.text(language)
    words = (
        f"{recipient.country_name}: {text.name}",
        _("safeguard: %(safeguard)s") % {"safeguard": recipient.get_safeguard_display()},
        text.safeguard_explanation,
    )
    return " – ".join(filter(None, words))


def _rule(rule: Rule, language: str, today: date) -> RuleShown:
    period = current_period(rule, today)
    return RuleShown(
        key=rule.key,
        name=rule.text(language).name,
        period=period_in_words(rule, language, today=today) or _("no period"),
        start=str(rule.get_trigger_display()) if period else "–",
        ending=str(_("an answer is due") if rule.is_term else rule.get_ending_display()),
        archive=_archive(rule),
        is_open=rule.archive_status == ArchiveStatus.UNKNOWN,
        stated=rule.stated,
    )


def _archive(rule: Rule) -> str:
    if rule.archive_status == ArchiveStatus.ITEM:
        return _("item %(item)s") % {"item": rule.archive_item}
    return str(rule.get_archive_status_display())
