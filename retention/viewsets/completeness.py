"""Completeness: what the statement has to tell and the register does not hold yet."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.panels import HelpPanel
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from retention import clock
from retention.models import Activity
from retention.models.register_choices import language_choices
from retention.queries.completeness import Completeness, Gap, completeness

from .gap_words import gap_in_words, gap_url
from .processing_record import PERMISSION, RegisterMenuItem

Line = tuple[str, str]
"""What is missing and what to do, and the address where; empty for who may not change it."""


def lines(gaps: tuple[Gap, ...], user: Any) -> list[Line]:
    """Gaps as a screen shows them."""
    return [(gap_in_words(gap), gap_url(gap, user)) for gap in gaps]


def of_activity(activity: Activity, user: Any) -> list[tuple[str, str, list[Line]]]:
    """What one activity lacks: by language its code, its name and the lines."""
    names = dict(language_choices())
    found = completeness(list(names), today=clock.today())
    told = ((one.language, names[one.language], one.of(activity.key)) for one in found)
    return [(code, name, lines(gaps, user)) for code, name, gaps in told if gaps]


class CompletenessView(WagtailAdminTemplateMixin, TemplateView):
    """All activities, per language."""

    page_title = _("Completeness")
    header_icon = "tasks"
    template_name = "retention/register/completeness.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for who may see activities."""
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, this screen."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is missing in each language of the site."""
        names = dict(language_choices())
        found = completeness(list(names), today=clock.today())
        return {
            **super().get_context_data(**kwargs),
            "languages": [(names[one.language], one.count, self.told(one)) for one in found],
        }

    def told(self, found: Completeness) -> list[tuple[str, list[Line]]]:
        """What is missing under the name of its activity, those without gaps left out."""
        user = self.request.user
        groups = [(str(_("All activities")), lines(found.for_all, user))]
        groups += [(str(row), lines(gaps, user)) for row, gaps in found.activities]
        return [(name, told) for name, told in groups if told]


class CompletenessViewSet(ViewSet):
    """Completeness against GDPR articles 13 and 14."""

    name = "retention_completeness"
    url_prefix = "privacy/completeness"
    icon = "tasks"
    menu_label = _("Completeness")
    menu_name = "privacy-completeness"
    menu_item_class = RegisterMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """The one page."""
        return [path("", self.construct_view(CompletenessView), name="index")]


class GapsPanel(HelpPanel):
    """On an activity's own screen: what it lacks."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("template", "retention/register/gaps_panel.html")
        super().__init__(**kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        """Shown for an activity that exists."""

        def is_shown(self) -> bool:
            """A new activity lacks everything."""
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the lines by language."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            saved = Activity.objects.get(pk=self.instance.pk)
            context["languages"] = of_activity(saved, self.request.user)
            return context
