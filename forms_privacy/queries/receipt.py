"""What whoever sent something is told of it, in the language that is active."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from forms_privacy.kinds import ConsentQuestion
from forms_privacy.models import MAIN, GivenConsent, Submission
from forms_privacy.queries.reading import NOTHING, as_text
from forms_privacy.queries.titles import title_in
from retention.models import Activity, Rule
from retention.queries import register
from retention.queries.period_words import period_in_words, written
from retention.queries.records import new_due
from retention.visitor_words import basis_words, trigger_words


@dataclass(frozen=True, slots=True)
class Offer:
    """A consent that was given, which can be withdrawn."""

    purpose: str
    wording: str
    button: str
    is_main: bool
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was received, for what, on which ground, until when. No answers."""

    number: str
    form: str
    received_at: datetime
    purpose: str
    bases: Sequence[str]
    stage: str
    """At which stage it is; "" where only staff needs to know."""

    until: str
    sentences: Sequence[str]


def receipt_of(submission: Submission, *, today: date) -> Receipt:
    """Read from the register as it is now."""
    kind, language = submission.behaviour, get_language() or ""
    activity = Activity.objects.filter(key=kind.activity).prefetch_related("texts", "bases").first()
    return Receipt(
        number=submission.number,
        form=title_in(submission.form, language),
        received_at=submission.received_at,
        purpose=activity.text(language).purpose if activity else "",
        bases=[basis_words(one.legal_basis) for one in activity.bases.all()] if activity else [],
        stage=_stage(submission),
        until=_until(submission, language, today),
        sentences=kind.sentences(submission, today=today),
    )


def answers_in_words(submission: Submission) -> list[tuple[str, str]]:
    """Questions and answers, opened, as they are shown to whoever sent them.

    Raises:
        VaultError: they cannot be opened, and why.
    """
    opened = [(answer.label, as_text(answer)) for answer in submission.opened()]
    return [(label, "" if text == NOTHING else text) for label, text in opened]


def offers(submission: Submission) -> list[Offer]:
    """What can be withdrawn, and what was."""
    main = submission.behaviour.withdraw_label or _("Withdraw my consent")
    consents = list(GivenConsent.objects.filter(submission=submission).order_by("pk"))
    whole = Offer(MAIN, "", str(main), is_main=True, withdrawn_at=None)
    rests_on_consent = any(consent.purpose == MAIN for consent in consents)
    takes_back = submission.behaviour.may_take_back and not rests_on_consent
    return [
        Offer(
            purpose=consent.purpose,
            wording=consent.wording,
            button=str(main) if consent.purpose == MAIN else _("Withdraw this consent"),
            is_main=consent.purpose == MAIN,
            withdrawn_at=consent.withdrawn_at,
        )
        for consent in consents
    ] + [whole] * takes_back


def may_still_agree_to(submission: Submission) -> list[ConsentQuestion]:
    """Further purposes that can be agreed to afterwards, and are not now."""
    agreed = set(
        GivenConsent.objects.filter(submission=submission, withdrawn_at=None).values_list(
            "purpose", flat=True
        )
    )
    asked = submission.behaviour.further_consents
    return [one for one in asked if one.later and one.purpose not in agreed]


def ends_without(submission: Submission, purpose: str, *, today: date) -> bool:
    """Whether only the consent for a purpose still keeps it."""
    kind = submission.behaviour
    rule = kind.rule_without(submission, purpose)
    if rule == submission.rule or submission.clock_start is None:
        return False
    known = register.rules_by_key().get(rule)
    if known is None:
        return False
    due = new_due(
        submission.clock_start,
        submission.collected_on,
        None,
        known.versions,
        today,
        may_extend=True,
    )
    return due is not None and due <= today


def _stage(submission: Submission) -> str:
    kind = submission.behaviour
    if not kind.tells_stage:
        return ""
    return _("%(stage)s, since %(day)s") % {
        "stage": capfirst(str(kind.stage(submission.stage).label)),
        "day": written(submission.stage_since),
    }


def _until(submission: Submission, language: str, today: date) -> str:
    if submission.due is not None:
        return _("We erase this on %(day)s at the latest.") % {"day": written(submission.due)}
    rule = Rule.objects.filter(key=submission.rule).prefetch_related("texts", "versions").first()
    if rule is None:
        return ""
    period = period_in_words(rule, language, today=today)
    version = rule.as_rule().version_on(today)
    if version is None or version.period is None:
        return period or _("It has not been set yet how long we keep this.")
    return _("We erase your data %(period)s %(trigger)s. The day is not known yet.") % {
        "period": period,
        "trigger": trigger_words(rule.trigger),
    }
