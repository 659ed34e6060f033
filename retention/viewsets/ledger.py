"""The ledger's lines ("verwijderbewijzen"): that something went, when and why."""

from __future__ import annotations

from typing import Any

import django_filters
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.utils.timestamps import render_timestamp

from retention.journal import is_awaited
from retention.models import Act, Erasure
from retention.queries.labels import store_label
from retention.queries.period_words import written
from retention.spreadsheets import NamedSheetMixin

from .private_screen import AskedFirst
from .read_only import ReadOnlyViewSet
from .words import CAUSES, cause_of, proof_in_words, rule_names


class ErasureFilterSet(WagtailFilterSet):
    """By what happened, why, and when."""

    act = django_filters.ChoiceFilter(
        label=gettext_lazy("What"), choices=Act.choices, empty_label=gettext_lazy("All")
    )
    cause = django_filters.ChoiceFilter(
        label=gettext_lazy("Why"), choices=list(CAUSES.items()), empty_label=gettext_lazy("All")
    )
    happened_at = django_filters.DateFromToRangeFilter(
        label=gettext_lazy("When"), widget=DateRangePickerWidget
    )
    proved = django_filters.BooleanFilter(
        label=gettext_lazy("Proved"), field_name="proved_at", lookup_expr="isnull", exclude=True
    )
    sweep = django_filters.NumberFilter(widget=django_filters.widgets.forms.HiddenInput)

    class Meta:
        model = Erasure
        fields = ["act", "cause", "happened_at", "proved", "sweep"]


def when(line: Erasure) -> str:
    """The moment, in the site's time."""
    return str(render_timestamp(line.happened_at))


def is_proved(line: Erasure) -> str:
    """Whether the absence was seen."""
    return _("Proved") if line.proved_at else _("Not proved yet")


class ErasureIndexView(NamedSheetMixin, IndexView):
    """The newest line first."""

    filterset_class = ErasureFilterSet
    default_ordering = "-happened_at"
    list_export = [
        "uuid",
        "happened_at",
        "act",
        "store",
        "record",
        "part",
        "rule",
        "due",
        "cause",
        "proved_at",
    ]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Name the rules on this page."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        self.rules = rule_names(line.rule for line in context["object_list"])
        return context

    @cached_property
    def columns(self) -> list[Column]:
        """When, what, why; never about whom."""
        return [
            self._get_title_column_class(TitleColumn)(
                "happened_at",
                label=_("When"),
                accessor=when,
                get_url=self.get_inspect_url,
                sort_key="happened_at",
                classname="retention-title",
            ),
            Column("act", label=_("What"), accessor="get_act_display", sort_key="act"),
            Column("store", label=_("Of"), accessor=lambda line: store_label(line.store)),
            Column("cause", label=_("Why"), accessor=lambda line: cause_of(line.cause)),
            Column(
                "rule",
                label=_("Retention rule"),
                accessor=lambda line: self.rules.get(line.rule, line.rule) or "–",
            ),
            StatusTagColumn(
                "proved",
                label=_("Proof"),
                accessor=is_proved,
                primary=lambda line: line.proved_at is not None,
                classname="w-whitespace-nowrap",
            ),
        ]


class ErasureInspectView(AskedFirst, InspectView):
    """One line with its proof."""

    def get_page_subtitle(self) -> str:
        """What happened, and when."""
        return f"{self.object.get_act_display()} · {when(self.object)}"

    def get_field_label(self, field_name: str, field: Any) -> str:
        """The day that something had to be gone is called just that."""
        if field_name == "due":
            return _("Had to be gone on")
        if field_name == "journalled":
            return _("In the journal outside the database")
        return str(super().get_field_label(field_name, field))

    def get_store_display_value(self) -> str:
        """The store by its name."""
        return store_label(self.object.store)

    def get_rule_display_value(self) -> str:
        """The rule by its name."""
        return rule_names([self.object.rule]).get(self.object.rule, self.object.rule) or "–"

    def get_cause_display_value(self) -> str:
        """Why."""
        return cause_of(self.object.cause)

    def get_part_display_value(self) -> Any:
        """The use that ended, where the record itself stayed."""
        return self.object.part or "–"

    def get_due_display_value(self) -> Any:
        """The day that it had to be gone."""
        return written(self.object.due) if self.object.due else "–"

    def get_happened_at_display_value(self) -> str:
        """The moment."""
        return when(self.object)

    def get_sweep_display_value(self) -> str:
        """The sweep that did it, if one did."""
        if self.object.sweep_id is None:
            return _("Not in a sweep: a person did this")
        url = reverse("retention_sweep:inspect", args=[self.object.sweep_id])
        started = render_timestamp(self.object.sweep.started_at)
        return format_html('<a href="{}">{}</a>', url, started)

    def get_journalled_display_value(self) -> str:
        """Whether the copy outside the database has it."""
        return _("Not yet: the next sweep sees to it") if is_awaited(self.object) else _("Yes")

    def get_proved_at_display_value(self) -> str:
        """Since when the absence is proved."""
        at = self.object.proved_at
        return str(render_timestamp(at)) if at else _("Not yet: the next sweep looks again")

    def get_proof_display_value(self) -> str:
        """What was seen, line by line."""
        lines = proof_in_words(self.object.proof)
        return format_html_join("", "{}<br>", ((line,) for line in lines)) or "–"


class ErasureViewSet(ReadOnlyViewSet):
    """The ledger, for everyone who may view it and nobody who may change it."""

    model = Erasure
    name = "retention_erasure"
    url_prefix = "privacy/ledger"
    icon = "clipboard-list"
    menu_name = "privacy-ledger"
    menu_label = gettext_lazy("Ledger")
    index_view_class = ErasureIndexView
    inspect_view_class = ErasureInspectView
    index_template_name = "retention/register/index.html"
    inspect_view_fields = [
        "act",
        "store",
        "happened_at",
        "cause",
        "rule",
        "due",
        "record",
        "part",
        "sweep",
        "journalled",
        "proved_at",
        "proof",
    ]
