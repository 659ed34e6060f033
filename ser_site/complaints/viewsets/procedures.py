"""The terms of complaints and objections: read, and what changes them filled in."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import F, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.widgets import AdminDateInput

from forms_privacy.viewsets.cards import TEMPLATE, FactColumn, StageColumn
from retention import clock
from retention.queries.period_words import written
from retention.spreadsheets import NoFileMixin
from retention.viewsets.base import RegisterViewSet
from ser_site.complaints.models import Procedure
from ser_site.complaints.operations.procedures import change
from ser_site.complaints.queries.procedures import days_in_words, late, soon


class ProcedureForm(forms.ModelForm[Procedure]):
    """What decides until when there is time, and what came of it."""

    class Meta:
        model = Procedure
        fields = [
            "decided_on",
            "committee",
            "is_extended",
            "asked_on",
            "complete_by",
            "completed_on",
            "subject",
            "outcome",
        ]
        widgets = dict.fromkeys(
            ("decided_on", "asked_on", "complete_by", "completed_on"), AdminDateInput
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.kind != "objection":
            # No law stops the term of a complaint.
            for name in ("decided_on", "asked_on", "complete_by", "completed_on"):
                del self.fields[name]

    def clean_decided_on(self) -> Any:
        """Nobody objects to a decision that is yet to come."""
        day = self.cleaned_data["decided_on"]
        if day and day > self.instance.received_on:
            raise forms.ValidationError(_("The objection came before this day."))
        return day

    def clean_asked_on(self) -> Any:
        """Nobody is asked to complete what has not come yet."""
        day = self.cleaned_data["asked_on"]
        if day and day < self.instance.received_on:
            raise forms.ValidationError(_("The objection came after this day."))
        return self.over(day)

    def clean_completed_on(self) -> Any:
        """It is filled in once it came."""
        return self.over(self.cleaned_data["completed_on"])

    def over(self, day: date | None) -> date | None:
        """The day, if it is there already."""
        if day and day > clock.today():
            raise forms.ValidationError(_("This day is yet to come."))
        return day

    def clean(self) -> dict[str, Any]:
        """A day of asking has a last day that was given, and the days follow each other."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        asked, by, came = (given.get(name) for name in ("asked_on", "complete_by", "completed_on"))
        if asked is None:
            if (by or came) and "asked_on" not in self.errors:
                self.add_error("asked_on", _("Fill in when you asked the sender."))
            return given
        if by is None and "complete_by" not in self.errors:
            self.add_error("complete_by", _("Fill in the last day that you gave."))
        if by and by <= asked:
            self.add_error("complete_by", _("This day must be after that of asking."))
        if came and came < asked:
            self.add_error("completed_on", _("You asked the sender after this day."))
        return given


class ProcedureFilterSet(WagtailFilterSet):
    """By what must be done, and what it is."""

    due = django_filters.ChoiceFilter(
        label=gettext_lazy("Term"),
        choices=[
            ("late", gettext_lazy("Late")),
            ("soon", gettext_lazy("Ends within two weeks")),
            ("handled", gettext_lazy("Handled: goes tonight, or is under a hold")),
        ],
        empty_label=gettext_lazy("All"),
        method="filter_due",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Procedure
        fields = ["due", "kind"]

    def filter_due(self, rows: QuerySet[Procedure], name: str, answer: str) -> QuerySet[Procedure]:
        """Those of the answer."""
        today = clock.today()
        if answer == "handled":
            return rows.exclude(handled_on=None)
        wanted = late(today) if answer == "late" else soon(today)
        return rows.filter(pk__in=wanted.values("pk"))


def status_of(procedure: Procedure) -> str:
    """How long there is, or that it is over."""
    if procedure.handled_on is not None:
        return _("Handled")
    return days_in_words(procedure, clock.today())


class ProcedureIndexView(NoFileMixin, IndexView):
    """What is open first, the most urgent at the top."""

    filterset_class = ProcedureFilterSet
    default_ordering = ("handled_on", "decide_by", "pk")

    def order_queryset(self, queryset: QuerySet[Procedure]) -> QuerySet[Procedure]:
        """Open ones have no day of handling."""
        return queryset.order_by(F("handled_on").desc(nulls_first=True), "decide_by", "pk")

    @cached_property
    def columns(self) -> list[Column]:
        """Number, days and status; nothing of the person."""
        return [
            self._get_title_column_class(TitleColumn)(
                "number",
                label=_("Complaint or objection"),
                accessor=str,
                get_url=self.get_edit_url,
                classname="retention-title",
            ),
            FactColumn(
                "received_on", label=_("Received"), accessor=lambda one: written(one.received_on)
            ),
            FactColumn(
                "decide_by", label=_("Decide by"), accessor=lambda one: written(one.decide_by)
            ),
            StageColumn(
                "status",
                label=_("Status"),
                accessor=status_of,
                primary=lambda one: one.is_late(clock.today()),
            ),
        ]


class ProcedureEditView(EditView):
    """What changes the term, and what came of it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Until when there is time now."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["decide_by"] = written(self.object.decide_by)
        context["status"] = status_of(self.object)
        return context

    def save_instance(self) -> Procedure:
        """Save it; the term follows."""
        procedure: Procedure = self.form.save(commit=False)
        change(procedure)
        return procedure


class ProcedureViewSet(RegisterViewSet):
    """Terms: read, and change what they depend on. They come and go with the messages."""

    model = Procedure
    name = "complaints_procedure"
    url_prefix = "complaints/terms"
    icon = "date"
    menu_name = "complaints-terms"
    menu_label = gettext_lazy("Terms")
    inspect_view_enabled = False
    index_view_class = ProcedureIndexView
    index_template_name = TEMPLATE
    edit_view_class = ProcedureEditView
    edit_template_name = "complaints/admin/procedure.html"
    left_out = frozenset({"add", "delete", "usage"})

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Nobody adds one by hand."""
        common: dict[str, Any] = super().get_common_view_kwargs(**{"add_url_name": None, **kwargs})
        return common

    def get_form_class(self, for_update: bool = False) -> type[ProcedureForm]:
        """The form."""
        return ProcedureForm
