"""Who saw what, and when: for the privacy coordinator and the FG."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.utils.timestamps import render_timestamp

from forms_privacy.models import Access, Act, Form, Submission
from retention.spreadsheets import NamedSheetMixin
from retention.viewsets.read_only import ReadOnlyViewSet

from .cards import TEMPLATE, FactColumn
from .screen import NAME, InboxScreen


def users(request: Any) -> Any:
    """Who ever saw anything."""
    seen = Access.objects.exclude(user=None).order_by().values("user")
    return get_user_model()._default_manager.filter(pk__in=seen).order_by("username")


class AccessFilterSet(WagtailFilterSet):
    """By who, what, when, and one message."""

    user = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Who"), queryset=users, empty_label=gettext_lazy("Everybody")
    )
    act = django_filters.ChoiceFilter(
        label=gettext_lazy("What"), choices=Act.choices, empty_label=gettext_lazy("All")
    )
    at = django_filters.DateFromToRangeFilter(
        label=gettext_lazy("When"), widget=DateRangePickerWidget
    )

    class Meta:
        model = Access
        fields = ["user", "act", "at"]


class AccessIndexView(NamedSheetMixin, InboxScreen, IndexView):
    """The newest first. Messages by number; those that are gone too."""

    filterset_class = AccessFilterSet
    default_ordering = "-at"
    is_searchable = False
    page_title = gettext_lazy("Views of messages")
    any_permission_required = ["view"]
    list_export = ["at", "user", "act", "submission", "form"]

    def get_base_queryset(self) -> QuerySet[Access]:
        """With who it was; of one message, when the address names it."""
        rows = Access.objects.select_related("user")
        try:
            return rows.filter(submission=UUID(self.request.GET["message"]))
        except (KeyError, ValueError):
            return rows

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Which messages of this page of the list are still there, and what forms are called."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        shown = list(context["object_list"])
        there = Submission.objects.filter(uuid__in={one.submission for one in shown})
        self.there.update(there.values_list("uuid", flat=True))
        forms = Form.objects.filter(uuid__in={one.form for one in shown})
        self.forms.update(forms.values_list("uuid", "title"))
        return context

    @cached_property
    def there(self) -> set[UUID]:
        """Messages that are not erased."""
        return set()

    @cached_property
    def forms(self) -> dict[UUID, str]:
        """Forms by name."""
        return {}

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """When, who, what, of which message."""
        return [
            FactColumn(
                "at",
                label=_("When"),
                accessor=lambda one: str(render_timestamp(one.at)),
                sort_key="at",
            ),
            FactColumn("user", label=_("Who"), accessor=self.name_of),
            FactColumn("act", label=_("What"), accessor="get_act_display"),
            TitleColumn(
                "submission",
                label=_("Message"),
                accessor=lambda one: one.submission.hex[:8],
                get_url=self.message_url,
            ),
            FactColumn(
                "form",
                label=capfirst(_("form")),
                accessor=lambda one: self.forms.get(one.form, "–"),
            ),
        ]

    def name_of(self, access: Access) -> str:
        """Who it was; nobody once the account is gone."""
        user: Any = access.user
        return (user.get_full_name() or user.get_username()) if user else "–"

    def message_url(self, access: Access) -> str | None:
        """The message while it is there, for who uses the inbox."""
        if access.submission not in self.there:
            return None
        return reverse(f"{NAME}:message", args=[access.submission])


class AccessViewSet(ReadOnlyViewSet):
    """The list alone."""

    model = Access
    name = "forms_access"
    url_prefix = "privacy/form-access"
    icon = "view"
    menu_name = "privacy-form-access"
    menu_label = gettext_lazy("Views of messages")
    menu_hook = "register_privacy_menu_item"
    menu_order = 830
    inspect_view_enabled = False
    index_view_class = AccessIndexView
    index_template_name = TEMPLATE

    def get_urlpatterns(self) -> list[URLPattern]:
        """No screen for one line: the list says it all."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
        ]
