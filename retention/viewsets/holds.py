"""The list of holds ("bewaarplichten")."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import F, QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.widgets.button import Button, HeaderButton

from retention import clock
from retention.models import Hold
from retention.queries.labels import labels_of, store_label
from retention.queries.period_words import written
from retention.spreadsheets import NamedSheetMixin

from .hold_views import PlaceHoldView, ReleaseHoldView
from .private_screen import AskedFirst
from .read_only import ReadOnlyViewSet

RELEASE = "retention_hold:release"


class HoldFilterSet(WagtailFilterSet):
    """By whether they still count, and by ground."""

    in_force = django_filters.ChoiceFilter(
        label=_("Status"),
        choices=[("yes", _("In force")), ("no", _("Released"))],
        empty_label=_("All"),
        method="filter_in_force",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Hold
        fields = ["in_force", "ground"]

    def filter_in_force(self, holds: QuerySet[Hold], name: str, answer: str) -> QuerySet[Hold]:
        """Those that nobody released, or the others."""
        return holds.filter(released_on__isnull=answer == "yes")


def day(name: str) -> Callable[[Hold], str]:
    """A date of a hold, written out; a dash for none."""

    def of(hold: Hold) -> str:
        found: date | None = getattr(hold, name)
        return written(found) if found else "–"

    return of


def status_of(hold: Hold) -> str:
    """Whether the hold counts, and whether somebody must look again."""
    if hold.released_on is not None:
        return str(_("Released"))
    overdue = hold.review_on is not None and hold.review_on <= clock.today()
    return str(_("Look again")) if overdue else str(_("In force"))


class HoldIndexView(NamedSheetMixin, IndexView):
    """Holds in force first, those to look at again before the others."""

    filterset_class = HoldFilterSet
    list_export = ["store", "record", "ground", "placed_on", "review_on", "released_on"]

    def get_base_queryset(self) -> QuerySet[Hold]:
        """With the people who decided."""
        return Hold.objects.select_related("placed_by", "released_by")

    def order_queryset(self, queryset: QuerySet[Hold]) -> QuerySet[Hold]:
        """What asks for attention first, unless a column was chosen."""
        if self.is_explicitly_ordered:
            ordered: QuerySet[Hold] = super().order_queryset(queryset)
            return ordered
        return queryset.order_by(
            F("released_on").desc(nulls_first=True),
            F("review_on").asc(nulls_last=True),
            "-placed_on",
            "-pk",
        )

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Name the records on this page, in one query a store."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        self.labels = labels_of((hold.store, hold.record) for hold in context["object_list"])
        return context

    @cached_property
    def columns(self) -> list[Column]:
        """What is kept, why, and by whom."""
        return [
            self._get_title_column_class(TitleColumn)(
                "record",
                label=_("What"),
                accessor=self.name_of,
                get_url=self.get_inspect_url,
                classname="retention-title",
            ),
            Column("ground", label=_("Ground"), accessor="get_ground_display", sort_key="ground"),
            Column("placed_on", label=_("Since"), accessor=day("placed_on"), sort_key="placed_on"),
            Column(
                "review_on",
                label=_("Look again on"),
                accessor=day("review_on"),
                sort_key="review_on",
            ),
            StatusTagColumn(
                "status",
                label=_("Status"),
                accessor=status_of,
                primary=lambda hold: hold.released_on is None,
            ),
        ]

    def name_of(self, hold: Hold) -> str:
        """The record's name while it is there."""
        label = self.labels.get(hold.record)
        return label.title if label else str(_("No longer there"))

    def get_list_more_buttons(self, instance: Hold) -> list[Button]:
        """Add the way to release it."""
        buttons: list[Button] = super().get_list_more_buttons(instance)
        if instance.released_on is None and self.user_has_permission("change"):
            url = reverse(RELEASE, args=[instance.pk])
            buttons.append(Button(_("Release"), url=url, icon_name="lock-open", priority=5))
        return buttons


class HoldInspectView(AskedFirst, InspectView):
    """One hold to be read, with the way to release it."""

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """Release, for who may and while it counts."""
        if self.object.released_on is not None or not self.user_has_permission("change"):
            return []
        url = reverse(RELEASE, args=[self.object.pk])
        return [HeaderButton(_("Release"), url=url, icon_name="lock-open")]

    def get_record_display_value(self) -> str:
        """The record's name with its address, while it is there."""
        label = labels_of([(self.object.store, self.object.record)]).get(self.object.record)
        if label is None:
            return str(_("No longer there"))
        return format_html('<a href="{}">{}</a>', label.url, label.title)

    def get_store_display_value(self) -> str:
        """The store by its name."""
        return store_label(self.object.store)

    def get_placed_on_display_value(self) -> str:
        """The day."""
        return day("placed_on")(self.object)

    def get_review_on_display_value(self) -> Any:
        """The day, or a dash."""
        return day("review_on")(self.object)

    def get_placed_by_display_value(self) -> Any:
        """Who decided; nobody once the account is gone."""
        return self.object.placed_by or "–"

    def get_released_on_display_value(self) -> Any:
        """The day, or that it counts still."""
        return day("released_on")(self.object) if self.object.released_on else _("In force")

    def get_released_by_display_value(self) -> Any:
        """Who ended it."""
        return self.object.released_by or "–"


class HoldViewSet(ReadOnlyViewSet):
    """Holds: read, place, release."""

    model = Hold
    name = "retention_hold"
    url_prefix = "privacy/holds"
    icon = "lock"
    menu_name = "privacy-holds"
    menu_label = _("Holds")
    index_view_class = HoldIndexView
    inspect_view_class = HoldInspectView
    inspect_view_fields = [
        "record",
        "store",
        "ground",
        "reason",
        "placed_on",
        "placed_by",
        "review_on",
        "released_on",
        "released_by",
    ]
    index_template_name = "retention/register/index.html"

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add placing and releasing."""
        return [
            *super().get_urlpatterns(),
            path(
                "place/<slug:store>/<uuid:record>/",
                self.construct_view(PlaceHoldView),
                name="place",
            ),
            path("release/<int:pk>/", self.construct_view(ReleaseHoldView), name="release"),
        ]
