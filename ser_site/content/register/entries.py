"""The shape of the register's first content: plain data, figures once, words per language."""

from __future__ import annotations

from dataclasses import dataclass, field

from retention.rules.basis import LegalBasis
from retention.rules.data_category import DataCategory
from retention.rules.ending import Ending
from retention.rules.trigger import Trigger


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityWords:
    """An activity in one language; the fields are those of ``ActivityText``."""

    role_heading: str
    title: str
    data_subjects: str
    data: str
    purpose: str
    basis_explanation: str
    interest: str = ""
    recipients: str = ""
    source: str = ""
    obligation: str = ""
    withdrawal: str = ""
    automated_decisions: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleWords:
    """A rule in one language; the fields are those of ``RuleText``."""

    name: str
    criterion: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleEntry:
    """A rule. ``period`` is ISO 8601 ("P30M"; "P0D" is directly) or None for a criterion."""

    key: str
    period: str | None
    trigger: Trigger
    ending: Ending = Ending.ERASE
    stated: bool = True
    trigger_stated: bool = True
    at_most: bool = False
    automatic: bool = False
    is_term: bool = False
    nl: RuleWords
    en: RuleWords


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityEntry:
    """An activity with its rules; ``parent`` is another activity's key."""

    key: str
    number: str = "–"
    parent: str = ""
    bases: tuple[LegalBasis, ...]
    bases_stated: bool = True
    data: tuple[DataCategory, ...] = ()
    nl: ActivityWords
    en: ActivityWords
    rules: tuple[RuleEntry, ...] = field(default=())
