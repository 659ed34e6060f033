"""The form of an allowance, with its payments in it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.forms import BaseInlineFormSet, inlineformset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables
from stdnum import iban as numbers
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from retention import clock
from retention.queries.records import new_due
from retention.queries.register import rule
from ser_site.allowances.banking import checked_iban
from ser_site.allowances.models import RULE, Allowance, Payment
from ser_site.allowances.queries.members import profiles_to_choose

if TYPE_CHECKING:
    PaymentBase = forms.ModelForm[Payment]
    PaymentSetBase = BaseInlineFormSet[Payment, Allowance, "PaymentForm"]
else:
    PaymentBase = forms.ModelForm
    PaymentSetBase = BaseInlineFormSet


class PaymentForm(PaymentBase):
    """An amount on a day."""

    amount = forms.DecimalField(
        label=gettext_lazy("Amount in euros"),
        max_digits=8,
        decimal_places=2,
        min_value=Decimal("0.01"),
        localize=True,
    )
    description = forms.CharField(
        label=gettext_lazy("Payment description"),
        max_length=140,
        help_text=gettext_lazy("The member sees this on the bank statement."),
    )

    class Meta:
        model = Payment
        fields = ("paid_on",)
        widgets = {"paid_on": AdminDateInput}

    @sensitive_variables()
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        instance = kwargs.get("instance")
        if instance is not None and instance.pk is not None:
            told = {
                "amount": Decimal(instance.amount.open()),
                "description": instance.description.open(),
            }
            kwargs["initial"] = {**told, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        for name in ("amount", "description"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def save(self, commit: bool = True) -> Payment:
        """Seal amount and description with the payment's own key."""
        self.instance.amount = str(self.cleaned_data["amount"].quantize(Decimal("0.01")))
        self.instance.description = self.cleaned_data["description"]
        return super().save(commit)


class PaymentSet(PaymentSetBase):
    """The payments that no bank had yet; each in the allowance's own year."""

    year: int | None = None

    def get_queryset(self) -> Any:
        """What a bank had is history and is not changed."""
        return super().get_queryset().filter(exported=None)

    def add_fields(self, form: Any, index: int | None) -> None:
        """Say what removing is for."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Remove this payment: it was a mistake")

    def clean(self) -> None:
        """Tell a day in another year at its field."""
        super().clean()
        for form in self.forms:
            day = getattr(form, "cleaned_data", {}).get("paid_on")
            if day is not None and self.year is not None and day.year != self.year:
                told = _("This day lies outside %(year)d. Choose another day or another year.")
                form.add_error("paid_on", told % {"year": self.year})


Payments = inlineformset_factory(
    Allowance, Payment, form=PaymentForm, formset=PaymentSet, extra=2, can_delete_extra=False
)


class AllowanceForm(WagtailAdminModelForm):
    """Whose it is, on which account, and what is paid."""

    profile = forms.ChoiceField(
        label=gettext_lazy("Member"),
        required=False,
        help_text=gettext_lazy("From the public profiles. Leave it empty for who has none."),
    )

    class Meta:
        model = Allowance
        fields = ("year", "name", "iban", "holder")

    was_paid = False
    """Whether the bank paid on this account: then it is not changed any more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("name", "iban", "holder"):
            self.fields[name].widget.attrs["autocomplete"] = "off"
        known = dict(profiles_to_choose())
        self.fields["profile"].choices = [("", "---------"), *known.items()]
        self.order_fields(["year", "profile", "name", "iban", "holder"])
        if self.instance.pk is None:
            today = clock.today()
            self.fields["year"].initial = today.year
            self.fields["year"].validators = [
                MinValueValidator(1900),
                MaxValueValidator(today.year + 1),
            ]
        else:
            # The end follows from the year: another year is another record.
            del self.fields["year"], self.fields["profile"]
            self.was_paid = self.instance.payments.exclude(exported=None).exists()
            if self.was_paid:
                del self.fields["iban"]
        self.payments: Any = Payments(
            self.data if self.is_bound else None, instance=self.instance, prefix="payments"
        )

    @property
    def media(self) -> forms.Media:
        """Also what the payments need."""
        together: forms.Media = super().media + PaymentForm().media
        return together

    def is_valid(self) -> bool:
        """The allowance and every payment."""
        own = super().is_valid()
        self.payments.year = self.cleaned_data.get("year", self.instance.year) if own else None
        return bool(self.payments.is_valid()) and own

    def clean_year(self) -> int:
        """Not so long ago that it would go tonight."""
        year: int = self.cleaned_data["year"]
        today, known = clock.today(), rule(RULE)
        start = known.trigger.clock_start(date(year, 12, 31))
        due = new_due(start, today, None, known.versions, today)
        if due is not None and due <= today:
            raise ValidationError(_("This year is so long ago that it may not be kept any more."))
        return year

    @sensitive_variables()
    def clean_iban(self) -> Any:
        """An account number that can be right, without spaces."""
        return checked_iban(str(self.cleaned_data["iban"]))

    def clean_profile(self) -> Any:
        """The member behind the profile."""
        chosen = self.cleaned_data["profile"]
        if chosen:
            self.instance.member_id = int(chosen)
        return chosen

    def save_payments(self) -> None:
        """Save the payments of the allowance that is saved now."""
        self.payments.instance = self.instance
        self.payments.save()


def shown_iban(text: str) -> str:
    """In groups of four."""
    return str(numbers.format(text))


class YearForm(forms.Form):
    """Of which year a file is wanted."""

    year = forms.TypedChoiceField(label=gettext_lazy("Calendar year"), coerce=int)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(one, str(one)) for one in years]  # type: ignore[attr-defined]
