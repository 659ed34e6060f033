"""The list of sweeps: when they ran, and what came of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.utils.timestamps import render_timestamp

from retention.models import StoreSweep, Sweep
from retention.queries.labels import store_label
from retention.queries.period_words import written
from retention.spreadsheets import NoFileMixin

from .private_screen import AskedFirst
from .read_only import ReadOnlyViewSet
from .words import STATUSES, status_of

COUNTS = {
    "due": gettext_lazy("Due"),
    "erased": gettext_lazy("Erased"),
    "taken_down": gettext_lazy("Taken off a page"),
    "held": gettext_lazy("Held"),
    "failed": gettext_lazy("Failed"),
    "files_removed": gettext_lazy("Files removed"),
}


class SweepFilterSet(WagtailFilterSet):
    """By how it ended, and when it ran."""

    status = django_filters.ChoiceFilter(
        label=gettext_lazy("Status"),
        choices=[(status, label) for status, label in STATUSES.items() if status is not None],
        empty_label=gettext_lazy("All"),
    )
    started_at = django_filters.DateFromToRangeFilter(
        label=gettext_lazy("When"), widget=DateRangePickerWidget
    )

    class Meta:
        model = Sweep
        fields = ["status", "started_at"]


def when(sweep: Sweep) -> str:
    """When it started, in the site's time."""
    return str(render_timestamp(sweep.started_at))


def total(name: str) -> Callable[[Sweep], int]:
    """A count over all stores."""
    return lambda sweep: sum(getattr(store, name) for store in sweep.stores.all())


class SweepIndexView(NoFileMixin, IndexView):
    """The newest sweep first."""

    filterset_class = SweepFilterSet
    default_ordering = "-started_at"

    def get_base_queryset(self) -> QuerySet[Sweep]:
        """With what happened in each store."""
        return Sweep.objects.prefetch_related("stores")

    @cached_property
    def columns(self) -> list[Column]:
        """When, how it ended, and how much went."""
        return [
            self._get_title_column_class(TitleColumn)(
                "started_at",
                label=_("Started"),
                accessor=when,
                get_url=self.get_inspect_url,
                sort_key="started_at",
                classname="retention-title",
            ),
            StatusTagColumn(
                "status",
                label=_("Status"),
                accessor=status_of,
                primary=lambda sweep: sweep.status == 0,
                classname="w-whitespace-nowrap",
            ),
            *(Column(name, label=label, accessor=total(name)) for name, label in COUNTS.items()),
        ]


class SweepInspectView(AskedFirst, InspectView):
    """One sweep, store by store."""

    template_name = "retention/ledger/sweep.html"

    def get_page_subtitle(self) -> str:
        """When it started."""
        return when(self.object)

    def get_today_display_value(self) -> str:
        """The day for which it swept."""
        return written(self.object.today)

    def get_started_at_display_value(self) -> str:
        """When it started."""
        return when(self.object)

    def get_finished_at_display_value(self) -> str:
        """When it was done."""
        at = self.object.finished_at
        return str(render_timestamp(at)) if at else _("Not finished")

    def get_status_display_value(self) -> str:
        """How it ended."""
        return status_of(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the stores."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["counts"] = list(COUNTS.values())
        context["stores"] = [
            (store_label(row.store), row, _figures(row))
            for row in self.object.stores.order_by("store")
        ]
        context["lines"] = self.object.lines.count()
        return context


def _figures(row: StoreSweep) -> list[tuple[str, int]]:
    """What happened in one store, in words and figures."""
    return [(str(label), getattr(row, name)) for name, label in COUNTS.items()]


class SweepViewSet(ReadOnlyViewSet):
    """Sweeps, for everyone who may view them."""

    model = Sweep
    name = "retention_sweep"
    url_prefix = "privacy/sweeps"
    icon = "history"
    menu_name = "privacy-sweeps"
    menu_label = gettext_lazy("Sweeps")
    index_view_class = SweepIndexView
    inspect_view_class = SweepInspectView
    index_template_name = "retention/register/index.html"
    inspect_view_fields = ["today", "started_at", "finished_at", "status"]
