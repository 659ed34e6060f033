"""What a form says above its questions, from the register (GDPR 13)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from forms_privacy import statement
from forms_privacy.field_types import data_asked
from forms_privacy.kinds import Kind
from retention.models import Activity, ActivityText, Rule
from retention.models.register_choices import DATA_LABELS
from retention.queries.period_words import current_period, period_in_words
from retention.rules.basis import LegalBasis
from retention.rules.data_category import DataCategory
from retention.rules.language import Language
from retention.rules.reason_text import TRIGGERS


@dataclass(frozen=True, slots=True)
class Notice:
    """The short notice above a form: why, on what ground, how long, which rights."""

    activity: str
    title: str
    purpose: str
    basis: str
    asks_consent: bool
    how_long: str
    obligation: str
    withdrawal: str
    may_object: bool
    address: str
    """Where the statement tells more; empty without one."""


class NotInRegister(LookupError):
    """The register lacks the activity of a kind of form, or its rule."""


def notice(kind: Kind, language: str, *, today: date) -> Notice:
    """What must be told before somebody fills in a form of this kind.

    Raises:
        NotInRegister: nothing can be promised, so nothing may be asked.
    """
    activity = activity_of(kind)
    rule = Rule.objects.filter(key=kind.rule).prefetch_related("texts", "versions").first()
    if rule is None:
        raise NotInRegister(kind.rule)
    bases = [one.legal_basis for one in activity.bases.all()]
    text = activity.text(language)
    with override(language):
        return Notice(
            activity=activity.key,
            title=text.title,
            purpose=text.purpose,
            basis=text.basis_explanation,
            asks_consent=LegalBasis.CONSENT in bases,
            how_long=how_long(rule, language, today=today),
            obligation=text.obligation,
            withdrawal=text.withdrawal,
            may_object=any(basis.allows_objection for basis in bases),
            address=statement.address(activity.key, language),
        )


def how_long(rule: Rule, language: str, *, today: date) -> str:
    """How long what is sent stays, with what the clock waits for, in a sentence."""
    period = current_period(rule, today)
    words = period_in_words(rule, language, today=today)
    if period is None:
        return words
    spoken = Language(language) if language in set(Language) else Language.EN
    trigger = TRIGGERS[spoken][rule.trigger]
    with override(language):
        if period.is_immediate:
            return _("We erase what you send us directly %(trigger)s.") % {"trigger": trigger}
        return _("We keep what you send us for %(period)s. That time starts %(trigger)s.") % {
            "period": words,
            "trigger": trigger,
        }


def activity_of(kind: Kind) -> Activity:
    """The activity of a kind of form, with texts and bases.

    Raises:
        NotInRegister: there is none.
    """
    found: Activity | None = (
        Activity.objects.filter(key=kind.activity).prefetch_related("texts", "bases").first()
    )
    if found is None:
        raise NotInRegister(kind.activity)
    return found


def consent_texts(kind: Kind, language: str) -> ActivityText | None:
    """The words on consent of a kind of form; None where its ground is another.

    Raises:
        NotInRegister: there is no such activity.
    """
    activity = activity_of(kind)
    if all(one.legal_basis is not LegalBasis.CONSENT for one in activity.bases.all()):
        return None
    return activity.text(language)


@dataclass(frozen=True, slots=True)
class Beyond:
    """A question that asks more than the statement tells."""

    label: str
    category: DataCategory

    @property
    def words(self) -> str:
        """The kind of data."""
        return str(DATA_LABELS[self.category])


def beyond_the_statement(kind: Kind, questions: Iterable[tuple[str, str, str]]) -> list[Beyond]:
    """Of questions (label, type, kind of data), those that ask what the activity does not list.

    Nothing where the register has no list for the activity.
    """
    activity = activity_of(kind)
    listed = {one.data_category for one in activity.data_categories.all()}
    if not listed:
        return []
    return [
        Beyond(label, category)
        for label, field_type, datum in questions
        for category in sorted(data_asked(field_type, datum))
        if category not in listed
    ]
