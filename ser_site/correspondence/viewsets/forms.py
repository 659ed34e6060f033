"""The forms about meetings and their documents."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from retention import clock
from retention.queries.records import new_due
from retention.queries.register import rule
from ser_site.committees.queries.bodies import bodies, body_name
from ser_site.correspondence.models import CORRESPONDENCE, Document, DocumentKind, Meeting
from ser_site.correspondence.papers import ENDINGS, ending_of

if TYPE_CHECKING:
    DocumentBase = forms.ModelForm[Document]
else:
    DocumentBase = forms.ModelForm


class MeetingForm(WagtailAdminModelForm):
    """Which committee meets, and when."""

    class Meta:
        model = Meeting
        fields = ("committee", "held_on", "title")
        widgets = {"held_on": AdminDateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = bodies()
        own = self.instance.committee
        if own:
            known.setdefault(own, body_name(known, own))
        choice = forms.TypedChoiceField(
            label=capfirst(str(Meeting._meta.get_field("committee").verbose_name)),
            choices=[("", "---------"), *((str(key), name) for key, name in known.items())],
            coerce=lambda key: UUID(str(key)),
        )
        # Papers went to who sits in this committee: another one is another meeting.
        choice.disabled = bool(self.instance.pk and self.instance.documents.exists())
        self.fields["committee"] = choice


class DocumentForm(DocumentBase):
    """A file, a message, or both."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        help_text=gettext_lazy("PDF, Word, Excel, PowerPoint or OpenDocument; at most 25 MB."),
        widget=forms.FileInput(attrs={"accept": ",".join(f".{one}" for one in ENDINGS)}),
    )

    class Meta:
        model = Document
        fields = ("kind", "dated_on", "title", "message")
        widgets = {
            "kind": forms.RadioSelect,
            "dated_on": AdminDateInput,
            "message": forms.Textarea(attrs={"rows": 6}),
        }

    ending = ""
    content = b""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = DocumentKind.choices  # type: ignore[attr-defined]
        self.fields["title"].widget.attrs["autocomplete"] = "off"

    def clean_dated_on(self) -> date:
        """Not ahead, and not so long ago that it would go tonight."""
        day: date = self.cleaned_data["dated_on"]
        today = clock.today()
        if day > today:
            raise ValidationError(_("Choose today or an earlier day."))
        known = rule(CORRESPONDENCE)
        start = known.trigger.clock_start(day)
        due = new_due(start, today, None, known.versions, today)
        if due is not None and due <= today:
            raise ValidationError(
                _("This document is so old that it may not be kept any more. Check the date.")
            )
        return day

    def clean_file(self) -> Any:
        """A paper, as its content says."""
        file = self.cleaned_data["file"]
        if file:
            self.ending = ending_of(file, file.name, file.size)
            self.content = file.read()
        return file

    def clean(self) -> dict[str, Any]:
        """Something to send."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not cleaned.get("file") and not cleaned.get("message"):
            raise ValidationError(_("Choose a file or write a message."))
        return cleaned
