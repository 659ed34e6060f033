"""Objections: the list with those that wait first, one to be read, and the decision."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.widgets.button import HeaderButton

from media_retention.models import OBJECTIONS, Objection
from media_retention.queries.media import by_uuid, find_medium
from media_retention.queries.objections import pending
from media_retention.queries.permissions import may_decide, may_read_objections
from retention.queries.holds import active_hold
from retention.spreadsheets import NoFileMixin
from retention.viewsets.private_screen import AskedFirst
from retention.viewsets.read_only import ReadOnlyViewSet

from .days import day
from .objection_decision import NAME, DecideView, opened


class ObjectionIndexView(NoFileMixin, IndexView):
    """Those that wait for a decision first, the oldest on top."""

    template_name = "media_retention/consents/index.html"

    def get_base_queryset(self) -> QuerySet[Objection]:
        """All of them."""
        return Objection.objects.all()

    def order_queryset(self, queryset: QuerySet[Objection]) -> QuerySet[Objection]:
        """What asks for a decision first."""
        return queryset.order_by(F("decided_on").desc(nulls_first=True), "received_on", "pk")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Name the media on this page, in a query a model."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        media = by_uuid({one.medium for one in context["object_list"]})
        self.titles = {medium.uuid: str(medium) for medium in media}
        return context

    @cached_property
    def columns(self) -> list[Column]:
        """Against what, since when, and what was decided."""
        return [
            self._get_title_column_class(TitleColumn)(
                "medium",
                label=_("Against"),
                accessor=lambda one: self.titles.get(one.medium, str(_("No longer there"))),
                get_url=lambda one: reverse(f"{NAME}:inspect", args=[one.pk]),
                classname="retention-title",
            ),
            Column("received_on", label=_("Received on"), accessor=day("received_on")),
            StatusTagColumn(
                "status",
                label=_("Decision"),
                accessor=lambda one: one.get_decision_display() or _("Waits for a decision"),
                primary=lambda one: not one.decision,
            ),
            Column("decided_on", label=_("Decided on"), accessor=day("decided_on")),
        ]


class ObjectionInspectView(AskedFirst, InspectView):
    """One objection; its reason, for who decides or oversees that."""

    template_name = "media_retention/objections/inspect.html"

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """Decide, and keep it longer, for who may."""
        found, user = [], self.request.user
        if not self.object.decision and may_decide(user):
            url = reverse(f"{NAME}:decide", args=[self.object.pk])
            found.append(HeaderButton(_("Decide"), url=url, icon_name="check"))
        if may_decide(user) and user.has_perm("retention.add_hold") and not self.is_held:
            url = reverse("retention_hold:place", args=[OBJECTIONS, self.object.uuid])
            found.append(HeaderButton(_("Place under a hold"), url=url, icon_name="lock"))
        return found

    @property
    def is_held(self) -> bool:
        """Whether something keeps it past its end already."""
        return active_hold(OBJECTIONS, self.object.uuid) is not None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Open what the user may read."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        user = self.request.user
        context["medium"] = find_medium(self.object.medium)
        if may_read_objections(user):
            context["reason"] = opened(self.object.reason)
            context["motivation"] = opened(self.object.motivation)
        return context


class ObjectionViewSet(ReadOnlyViewSet):
    """Objections: read, decide."""

    model = Objection
    name = NAME
    url_prefix = "privacy/objections"
    icon = "warning"
    menu_hook = "register_privacy_menu_item"
    menu_name = "privacy-objections"
    menu_label = gettext_lazy("Objections")
    menu_order = 830
    index_view_class = ObjectionIndexView
    inspect_view_class = ObjectionInspectView
    index_template_name = ObjectionIndexView.template_name
    inspect_template_name = ObjectionInspectView.template_name

    @cached_property
    def menu_item_class(self) -> type[MenuItem]:
        """Say how many wait, beside the name."""
        base: type[MenuItem] = super().menu_item_class

        class CountingItem(base):
            def render_component(self, request: HttpRequest) -> Any:
                component = super().render_component(request)
                if waiting := pending().count():
                    component.label = f"{component.label} ({waiting})"
                return component

        return CountingItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the decision."""
        return [
            *super().get_urlpatterns(),
            path("decide/<int:pk>/", DecideView.as_view(), name="decide"),
        ]
