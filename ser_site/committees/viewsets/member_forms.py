"""The form of a member, with the terms of office in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.forms import BaseInlineFormSet, inlineformset_factory
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from ser_site.committees.models import Member, Term
from ser_site.committees.models.term import overlap_message
from ser_site.committees.queries.bodies import bodies, body_name
from ser_site.committees.queries.private import PRIVATE, may_see_private

if TYPE_CHECKING:
    TermBase = forms.ModelForm[Term]
    TermSetBase = BaseInlineFormSet[Term, Member, "TermForm"]
else:
    TermBase = forms.ModelForm
    TermSetBase = BaseInlineFormSet


class TermForm(TermBase):
    """One term of office."""

    class Meta:
        model = Term
        fields = ("committee", "seat", "role", "start", "end")
        widgets = {"start": AdminDateInput, "end": AdminDateInput}

    def __init__(self, *args: Any, known: dict[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.checked_together = True
        choices = {str(key): title for key, title in known.items()}
        if self.instance.committee:
            own = self.instance.committee
            choices.setdefault(str(own), body_name(known, own))
        self.fields["committee"] = forms.TypedChoiceField(
            label=capfirst(str(Term._meta.get_field("committee").verbose_name)),
            choices=[("", "---------"), *choices.items()],
            coerce=lambda key: UUID(str(key)),
        )


class TermSet(TermSetBase):
    """All terms of a member, looked at together: none may overlap another."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["form_kwargs"] = {"known": bodies()}
        super().__init__(*args, **kwargs)

    def clean(self) -> None:
        """Tell an overlap at the first day of the later row."""
        super().clean()
        seen: list[Term] = []
        for form in self.forms:
            data = getattr(form, "cleaned_data", {})
            if not data.get("start") or not data.get("committee") or data.get("DELETE"):
                continue
            if not form.errors and any(form.instance.overlaps(other) for other in seen):
                form.add_error("start", overlap_message())
            seen.append(form.instance)

    def add_fields(self, form: Any, index: int | None) -> None:
        """Say what removing is for."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Remove this term")
            form.fields["DELETE"].help_text = _("Only if it was a mistake.")


Terms = inlineformset_factory(
    Member, Term, form=TermForm, formset=TermSet, extra=1, can_delete=True
)


class MemberForm(WagtailAdminModelForm):
    """Who a member is, how to reach them, and where they sit."""

    class Meta:
        model = Member
        fields = PRIVATE
        widgets = {"address": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in PRIVATE:
            self.fields[name].widget.attrs["autocomplete"] = "off"
        if self.instance.pk is not None and not may_see_private(self.for_user):
            for name in PRIVATE:
                del self.fields[name]
        # A departure moves the ends of terms: they change again once it is undone.
        self.terms = None
        if self.instance.left_on is None:
            data = self.data if self.is_bound else None
            self.terms = Terms(data, instance=self.instance, prefix="terms")
            if self.instance.pk is None:
                self.terms.extra = 2

    @property
    def media(self) -> forms.Media:
        """Also what the terms need."""
        together: forms.Media = super().media + TermForm(known={}).media
        return together

    def is_valid(self) -> bool:
        """The member and every term."""
        own = super().is_valid()
        return (self.terms is None or self.terms.is_valid()) and own

    def clean_email(self) -> Any:
        """An address that mail can be sent to."""
        address = self.cleaned_data["email"]
        if address:
            try:
                validate_email(str(address))
            except ValidationError:
                raise ValidationError(
                    _("This is no e-mail address. It looks like name@organisation.nl.")
                ) from None
        return address

    def save_terms(self) -> None:
        """Save the terms of the member that is saved now."""
        if self.terms is not None:
            self.terms.instance = self.instance
            self.terms.save()
