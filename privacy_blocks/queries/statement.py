"""What a privacy statement tells of the register, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import ModelLogEntry

from privacy_blocks.wording import basis_words, ending_words, trigger_words
from retention.models import Activity, ActivityText, Rule, RuleVersion
from retention.queries.period_words import current_period
from retention.queries.register import whole_register

# What the log calls a change of somebody's words.
_EDITS = ("wagtail.create", "wagtail.edit", "wagtail.delete")


@dataclass(frozen=True, slots=True)
class PeriodShown:
    """A promise: how long, from which event, and what then.

    ``iso`` is the period in ISO 8601, empty when ``words`` is a criterion; ``words``
    is nothing but the period, so that it can be read back and compared.
    """

    rule: str
    name: str
    iso: str
    words: str
    at_most: bool
    since: str
    then: str
    note: str


@dataclass(frozen=True, slots=True)
class ActivityShown:
    """A processing of personal data as the statement tells it."""

    key: str
    number: str
    text: ActivityText
    bases: tuple[str, ...]
    periods: tuple[PeriodShown, ...]
    parts: tuple[ActivityShown, ...]


def activities_shown(language: str, *, today: date) -> list[ActivityShown]:
    """The activities of which the statement says something, parts under their whole.

    A rule that the statement is not to speak of is left out, and so is an activity
    with nothing left to say.
    """
    register = whole_register()
    parts: dict[int | None, list[Activity]] = {}
    for activity in register:
        parts.setdefault(activity.parent_id, []).append(activity)
    with override(language):
        shown = [_shown(row, parts, language, today) for row in parts.get(None, [])]
    return [activity for activity in shown if activity.periods or activity.parts]


def _shown(
    activity: Activity,
    parts: dict[int | None, list[Activity]],
    language: str,
    today: date,
    above: str = "",
) -> ActivityShown:
    below = (
        _shown(part, parts, language, today, activity.number) for part in parts.get(activity.pk, [])
    )
    numbered = any(sign.isdigit() for sign in activity.number) and activity.number != above
    return ActivityShown(
        key=activity.key,
        number=activity.number if numbered else "",
        text=activity.text(language),
        bases=tuple(basis_words(row.legal_basis) for row in activity.bases.all() if row.stated),
        periods=tuple(
            _period(rule, language, today) for rule in activity.rules.all() if rule.stated
        ),
        parts=tuple(part for part in below if part.periods),
    )


def _period(rule: Rule, language: str, today: date) -> PeriodShown:
    period = current_period(rule, today)
    text = rule.text(language)
    return PeriodShown(
        rule=rule.key,
        name=text.name,
        iso=period.iso() if period else "",
        words=period.wording(language) if period else text.criterion,
        at_most=rule.at_most and period is not None and not period.is_immediate,
        since=trigger_words(rule.trigger) if period else "",
        then=ending_words(rule.ending, automatic=rule.automatic),
        note=text.note,
    )


def register_changed_on(*, today: date) -> date | None:
    """The last day on which what the register tells changed; None before any change.

    A new period counts from the day it takes effect, words from the day they were saved.
    """
    version = (
        RuleVersion.objects.filter(effective_from__lte=today, annulled_at=None)
        .order_by("-effective_from")
        .values_list("effective_from", flat=True)
        .first()
    )
    edited = _last_edit()
    days = [version, timezone.localdate(edited) if edited else None]
    return max((day for day in days if day is not None), default=None)


def _last_edit() -> datetime | None:
    types = ContentType.objects.get_for_models(Activity, Rule).values()
    edits = ModelLogEntry.objects.filter(content_type__in=types, action__in=_EDITS)
    newest: datetime | None = edits.aggregate(newest=Max("timestamp"))["newest"]
    return newest
