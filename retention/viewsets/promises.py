"""The screen that holds each promise against its rule, and the rule against what is held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.utils.timestamps import render_timestamp

from retention import clock, conformance
from retention.conformance import FINE, RuleReport, Verdict
from retention.models import Rule
from retention.queries.labels import store_label
from retention.queries.register import rules_in_words

from .words import may_see_promises, status_of

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

VERDICTS: dict[Verdict, _StrPromise] = {
    Verdict.KEPT: gettext_lazy("Kept"),
    Verdict.OVERDUE: gettext_lazy("Too late"),
    Verdict.NOT_ENFORCED: gettext_lazy("Not enforced"),
    Verdict.NOT_STATED: gettext_lazy("Not promised"),
    Verdict.DIFFERS: gettext_lazy("Differs"),
}


class PromisesView(WagtailAdminTemplateMixin, TemplateView):
    """Statement, register, what is held and the last sweep beside one another."""

    template_name = "retention/promises/index.html"
    page_title = gettext_lazy("Promises")
    header_icon = "clipboard-list"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """For everyone who may see the sweeps."""
        if not may_see_promises(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """This screen, below the home page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything compared, now."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        found = conformance.compare(clock.today(), now=timezone.now())
        names = {rule.key: rule for rule in rules_in_words()}
        sweep = found.last_sweep
        return context | {
            "found": found,
            "sweep": sweep,
            "swept_at": render_timestamp(sweep.finished_at) if sweep else "",
            "sweep_status": status_of(sweep) if sweep else "",
            "late": [store_label(key) for key in found.stores_overdue],
            "activities": _by_activity(found.rules, names),
            "to_mend": _by_verdict(found.to_mend, names),
            "may_view_rules": self.request.user.has_perm("retention.view_rule"),
        }


def _by_activity(
    reports: list[RuleReport], names: dict[str, Rule]
) -> list[tuple[str, list[tuple[RuleReport, Rule, _StrPromise, bool]]]]:
    """Each activity with its rules: the report, the rule, the verdict in words and whether fine."""
    found: dict[str, list[tuple[RuleReport, Rule, _StrPromise, bool]]] = {}
    for report in reports:
        rule = names[report.rule]
        found.setdefault(str(rule.activity), []).append(
            (report, rule, VERDICTS[report.verdict], report.verdict in FINE)
        )
    return list(found.items())


def _by_verdict(
    reports: list[RuleReport], names: dict[str, Rule]
) -> list[tuple[_StrPromise, list[tuple[RuleReport, Rule]]]]:
    """What is wrong with which rules, the worst first."""
    grouped = [
        (VERDICTS[verdict], [(one, names[one.rule]) for one in reports if one.verdict is verdict])
        for verdict in (Verdict.DIFFERS, Verdict.OVERDUE, Verdict.NOT_ENFORCED)
    ]
    return [(words, rows) for words, rows in grouped if rows]


class PromisesMenuItem(MenuItem):
    """Shown to whom the state of the promises concerns."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may see the screen."""
        return may_see_promises(request.user)


class PromisesViewSet(ViewSet):
    """The screen, and its place in the menu beside the register."""

    name = "retention_promises"
    url_prefix = "privacy/promises"
    icon = "clipboard-list"
    menu_name = "privacy-promises"
    menu_label = gettext_lazy("Promises")
    menu_item_class = PromisesMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """One screen."""
        return [path("", self.construct_view(PromisesView), name="index")]
