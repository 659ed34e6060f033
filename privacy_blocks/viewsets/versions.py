"""What statements said, for who asks long afterwards; also of pages that are no more."""

from __future__ import annotations

from typing import Any

import django_filters
from django.conf import settings
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.utils.timestamps import render_timestamp

from privacy_blocks.models.version import Cause, StatementVersion
from privacy_blocks.queries.difference import difference_runs
from privacy_blocks.queries.versions import NOT_NEEDED_IN_A_LIST, version_before
from retention.queries.period_words import written
from retention.spreadsheets import NoFileMixin
from retention.viewsets.private_screen import AskedFirst
from retention.viewsets.read_only import ReadOnlyViewSet


class VersionFilterSet(WagtailFilterSet):
    """By language, cause and day."""

    language = django_filters.ChoiceFilter(
        label=gettext_lazy("Language"), choices=settings.LANGUAGES, empty_label=gettext_lazy("All")
    )
    cause = django_filters.ChoiceFilter(
        label=gettext_lazy("Cause"), choices=Cause.choices, empty_label=gettext_lazy("All")
    )
    day = django_filters.DateFromToRangeFilter(
        label=gettext_lazy("Valid from"), widget=DateRangePickerWidget
    )

    class Meta:
        model = StatementVersion
        fields = ["language", "cause", "day"]


def _language(version: StatementVersion) -> str:
    return str(dict(settings.LANGUAGES).get(version.language, version.language))


class VersionIndexView(NoFileMixin, IndexView):
    """The newest first."""

    filterset_class = VersionFilterSet
    default_ordering = "-day"

    def get_base_queryset(self) -> QuerySet[StatementVersion]:
        """Without what they said."""
        return StatementVersion.objects.defer(*NOT_NEEDED_IN_A_LIST)

    @cached_property
    def columns(self) -> list[Column]:
        """Since when, which, and why."""
        return [
            self._get_title_column_class(TitleColumn)(
                "valid_from",
                label=_("Valid from"),
                accessor=lambda version: written(version.day),
                get_url=self.get_inspect_url,
                sort_key="day",
                classname="retention-title",
            ),
            Column("title", label=_("Title"), accessor="title", sort_key="title"),
            Column("language", label=_("Language"), accessor=_language, sort_key="language"),
            Column("number", label=_("Number"), accessor="number"),
            Column("cause", label=_("Cause"), accessor="get_cause_display", sort_key="cause"),
        ]


class VersionInspectView(AskedFirst, InspectView):
    """One version: what it said, and what was different before it."""

    template_name = "privacy_blocks/admin/version.html"

    def get_page_subtitle(self) -> str:
        """Which, and since when."""
        return f"{self.object.title} · {written(self.object.day)}"

    def get_language_display_value(self) -> str:
        """The language by its name."""
        return _language(self.object)

    def get_day_display_value(self) -> str:
        """The day in words."""
        return written(self.object.day)

    def get_valid_from_display_value(self) -> str:
        """The moment, in the site's time."""
        return str(render_timestamp(self.object.valid_from))

    def get_made_at_display_value(self) -> str:
        """When it was made; later than the moment itself when nobody came by then."""
        return str(render_timestamp(self.object.made_at))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what was different before."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        before = version_before(self.object)
        context["before"] = before
        if before is not None:
            context["runs"] = difference_runs(before.content, self.object.content)
        return context


class VersionViewSet(ReadOnlyViewSet):
    """Versions of statements, for everyone who may view them."""

    model = StatementVersion
    name = "privacy_blocks_version"
    url_prefix = "privacy/versions"
    icon = "history"
    menu_hook = "register_privacy_menu_item"
    menu_name = "privacy-versions"
    menu_label = gettext_lazy("Versions of the statement")
    menu_order = 700
    index_view_class = VersionIndexView
    inspect_view_class = VersionInspectView
    index_template_name = "retention/register/index.html"
    inspect_view_fields = [
        *("title", "language", "number", "day", "valid_from", "made_at", "cause", "digest"),
    ]
