"""The register of complaints (Awb 9:12a), and the special days that terms mind."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from retention.spreadsheets import NamedSheetMixin
from retention.viewsets.read_only import ReadOnlyViewSet
from ser_site.complaints.models import Entry, SpecialDay
from ser_site.complaints.models.entry import Kind, Outcome, Subject


class EntryFilterSet(WagtailFilterSet):
    """By year, kind, subject and outcome."""

    year = django_filters.NumberFilter(label=gettext_lazy("Year"), method="filter_year")

    class Meta:
        model = Entry
        fields = ["year", "kind", "subject", "outcome"]

    def filter_year(self, rows: QuerySet[Entry], name: str, year: Any) -> QuerySet[Entry]:
        """Those handled in a year; none for a year that no calendar has."""
        if not 1 <= year <= 9999:
            return rows.none()
        return rows.filter(month__year=int(year))


class EntryIndexView(NamedSheetMixin, IndexView):
    """The newest month first. To be published every year as numbers."""

    filterset_class = EntryFilterSet
    default_ordering = "-month"
    list_export = ["month", "kind", "subject", "outcome"]
    export_headings = {
        "month": gettext_lazy("Month"),
        "kind": gettext_lazy("Kind"),
        "subject": gettext_lazy("About"),
        "outcome": gettext_lazy("Outcome"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {
            "month": lambda month: month.strftime("%Y-%m"),
            "kind": lambda kind: str(Kind(kind).label),
            "subject": lambda subject: str(Subject(subject).label) if subject else "",
            "outcome": lambda outcome: str(Outcome(outcome).label) if outcome else "",
        }
        self.custom_field_preprocess = {
            name: {"csv": word, "xlsx": word} for name, word in words.items()
        }

    @cached_property
    def no_results_message(self) -> str:
        """Why there are no lines; Wagtail's own words count registers."""
        if self.is_searching or self.is_filtering:
            return _("No line of the register fits that. Choose something else.")
        return _("There is nothing in the register yet.")

    @cached_property
    def columns(self) -> list[Column]:
        """What there is: no name, no number, no day."""
        return [
            Column("entry", label=_("Complaint or objection"), accessor=str, sort_key="month"),
            Column(
                "subject", label=_("About"), accessor=lambda one: one.get_subject_display() or "–"
            ),
            Column(
                "outcome",
                label=_("Outcome"),
                accessor=lambda one: one.get_outcome_display() or "–",
            ),
        ]


class EntryViewSet(ReadOnlyViewSet):
    """What stays of complaints, for everyone who may view it; written by handling alone."""

    model = Entry
    name = "complaints_entry"
    url_prefix = "complaints/register"
    icon = "list-ul"
    menu_name = "complaints-register"
    menu_label = gettext_lazy("Register of complaints")
    index_view_class = EntryIndexView
    inspect_view_enabled = False
    index_template_name = "retention/register/index.html"

    def get_urlpatterns(self) -> list[Any]:
        """The list alone: a line has nothing more to tell."""
        return [url for url in super().get_urlpatterns() if url.name != "inspect"]


class SpecialDayViewSet(ModelViewSet):
    """Days that a decree puts on a par with Sundays."""

    model = SpecialDay
    name = "complaints_specialday"
    url_prefix = "complaints/days"
    icon = "date"
    menu_name = "complaints-days"
    menu_label = gettext_lazy("Special days")
    form_fields = ["day", "name"]
    list_display = ["__str__"]
    copy_view_enabled = False
    add_to_reference_index = False
