"""Changing the periods of the register.

A change holds from the next day at 00:00. Until then it can be withdrawn without a trace
on any record; after that a mistake is annulled: the version stays listed and counts no
longer. Nothing here touches a record: due dates follow in the sweep, which applies the
versions that took effect.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from retention.models import Rule, RuleVersion
from retention.queries.change import first_day_of_change
from retention.queries.period_words import current_period
from retention.queries.register import pending_change
from retention.rules.period import Period

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def set_first_period(rule: Rule, period: Period | None) -> RuleVersion:
    """Give a new rule the period that it has from the beginning.

    Raises:
        ValidationError: the period does not fit the rule.
    """
    version = first_version(rule, period)
    version.save()
    return version


def first_version(rule: Rule, period: Period | None) -> RuleVersion:
    """The version that a new rule has from the beginning, not saved yet.

    Raises:
        ValidationError: the period does not fit the rule.
    """
    version = RuleVersion(rule=rule)
    version.period = period
    version.clean()
    return version


def plan_change(
    rule: Rule,
    period: Period | None,
    *,
    today: date,
    reason: str,
    by: User | None = None,
) -> RuleVersion:
    """Let a rule have another period from tomorrow on.

    Raises:
        ValidationError: the change cannot be; the message says what to do.
    """
    with transaction.atomic():
        locked = Rule.objects.select_for_update().get(pk=rule.pk)
        refuse_change(locked, period, today=today)
        version = RuleVersion(
            rule=locked,
            effective_from=first_day_of_change(today),
            reason=reason,
            created_by=by,
        )
        version.period = period
        version.full_clean()
        version.save()
    return version


def refuse_change(rule: Rule, period: Period | None, *, today: date) -> None:
    """Raise ``ValidationError`` when this change of period cannot be planned now."""
    if pending_change(rule, today):
        raise ValidationError(
            _("A change is already waiting. Withdraw it first, then plan the new one.")
        )
    if rule.as_rule().versions and period == current_period(rule, today):
        raise ValidationError(_("This is the period that already holds. Choose another one."))
    if period is None and not all(text.criterion for text in rule.texts.all()):
        raise ValidationError(
            _(
                "Without a period the statement needs words. First write “how long, in words” "
                "with this rule, in every language."
            )
        )


def withdraw_change(version: RuleVersion, *, today: date) -> None:
    """Take back a change that does not hold yet, as if it had never been planned.

    Raises:
        ValidationError: it holds already.
    """
    if version.effective_from is None or version.effective_from <= today:
        raise ValidationError(
            _("This change already holds and cannot be withdrawn. Annul it if it is a mistake.")
        )
    version.delete()


def annul_version(
    version: RuleVersion,
    *,
    today: date,
    reason: str,
    by: User | None = None,
) -> None:
    """Let a version that took effect by mistake count no longer; it stays listed.

    Raises:
        ValidationError: it is the first version, does not hold yet, or is annulled already.
    """
    if version.effective_from is None:
        raise ValidationError(
            _("A rule cannot do without its first version. Change the period instead.")
        )
    if version.effective_from > today:
        raise ValidationError(_("This change does not hold yet. Withdraw it instead."))
    if version.annulled_at is not None:
        raise ValidationError(_("This version was annulled already."))
    version.annulled_at = timezone.now()
    version.annulled_by = by
    version.annul_reason = reason
    # The due dates have to be calculated anew, without this version.
    version.applied_at = None
    version.save(update_fields=["annulled_at", "annulled_by", "annul_reason", "applied_at"])


def mark_applied(versions: Iterable[RuleVersion], *, now: datetime) -> None:
    """Write down that the due dates take these versions into account.

    Not those that somebody annulled meanwhile: that has its own turn.
    """
    for version in versions:
        unchanged = RuleVersion.objects.filter(pk=version.pk, annulled_at=version.annulled_at)
        unchanged.update(applied_at=now)
