"""The register's forms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from retention.queries.period_words import readers_language
from retention.rules.period import Period, Unit
from retention.rules.rule import refuse_senseless_zero
from retention.rules.trigger import Trigger
from retention.rules.wording import NOUNS

DIRECTLY = "directly"
NO_PERIOD = "none"

PERIOD_UNITS = [
    (Unit.DAY.value, _("days")),
    (Unit.WEEK.value, _("weeks")),
    (Unit.MONTH.value, _("months")),
    (Unit.YEAR.value, _("years")),
    (DIRECTLY, _("directly")),
    (NO_PERIOD, _("no period, in words")),
]


def amount_field() -> forms.CharField:
    """How many; halves are read with years, as the wording of a period writes them."""
    return forms.CharField(
        label=_("How many"),
        required=False,
        max_length=40,
        help_text=_("A whole number. With years also a half: “2.5”."),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )


def unit_field() -> forms.ChoiceField:
    """What the amount counts, or that there is no amount."""
    return forms.ChoiceField(
        label=_("Unit"),
        choices=PERIOD_UNITS,
        initial=Unit.MONTH.value,
        help_text=_("With “directly” and “no period” the amount stays empty."),
    )


def read_period(amount: str, unit: str) -> Period | None:
    """The period that the two fields say; None for a criterion in words.

    Raises:
        ValidationError: it is no period; the message says what to do.
    """
    if unit in (DIRECTLY, NO_PERIOD):
        if amount:
            raise ValidationError(_("Leave the amount empty with this choice."))
        return Period.immediately() if unit == DIRECTLY else None
    if not amount:
        raise ValidationError(_("Fill in how many, or choose “directly” or “no period”."))
    language = readers_language()
    try:
        period = Period.parse_words(f"{amount} {NOUNS[language][Unit(unit)][1]}", language)
    except ValueError as error:
        raise ValidationError(
            _("Write a whole number, such as 6. With years a half is possible too, such as 2.5.")
        ) from error
    if period.is_immediate:
        raise ValidationError(_("Choose “directly” instead of a zero."))
    return period


def refuse_period(trigger: str, period: Period | None) -> None:
    """Raise ``ValidationError`` when a rule with this start cannot have the period."""
    try:
        refuse_senseless_zero(Trigger(trigger), period)
    except ValueError as error:
        raise ValidationError(
            _("This rule’s period starts when the data comes in: it cannot be “directly”.")
        ) from error


class PeriodForm(forms.Form):
    """Another period for a rule, and why."""

    amount = amount_field()
    unit = unit_field()
    reason = forms.CharField(
        label=_("Why"),
        max_length=1000,
        help_text=_("Stays in the register beside the change. Do not name people."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write why the period changes.")},
    )

    def __init__(self, *args: Any, trigger: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.trigger = trigger

    def clean(self) -> dict[str, Any]:
        """Add ``period`` to the cleaned data."""
        cleaned = super().clean() or self.cleaned_data
        if "amount" in cleaned and "unit" in cleaned:
            try:
                cleaned["period"] = read_period(cleaned["amount"], cleaned["unit"])
                refuse_period(self.trigger, cleaned["period"])
            except ValidationError as error:
                self.add_error("amount", error)
        return cleaned


class ReasonForm(forms.Form):
    """Why a version is annulled."""

    reason = forms.CharField(
        label=_("Why"),
        max_length=1000,
        help_text=_("Stays in the register beside the version. Do not name people."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write why this version was a mistake.")},
    )


class RegisterForm(WagtailAdminModelForm):
    """A form in which what code relies on can be filled in once and never changed."""

    fixed: tuple[str, ...] = ("key",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in self.fixed:
                self.fields[name].disabled = True


class RuleForm(RegisterForm):
    """A rule; its period is filled in once here and changed on a screen of its own."""

    fixed = ("key", "activity", "trigger", "ending")

    amount = amount_field()
    unit = unit_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["amount"], self.fields["unit"]

    def clean(self) -> dict[str, Any]:
        """Add ``period`` to the cleaned data of a new rule."""
        cleaned: dict[str, Any] = super().clean()
        if {"amount", "unit", "trigger"} <= cleaned.keys():
            try:
                cleaned["period"] = read_period(cleaned["amount"], cleaned["unit"])
                refuse_period(cleaned["trigger"], cleaned["period"])
            except ValidationError as error:
                self.add_error("amount", error)
        return cleaned
