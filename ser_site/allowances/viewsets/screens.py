"""What the screens about allowances have in common."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from ser_site.allowances.models import Allowance
from ser_site.security.screens import GuardedScreen

NAME = "allowances_allowance"


def unreadable() -> str:
    """Said when the vault refuses."""
    return _("This cannot be read: its key is missing or wrong. Ask who looks after the server.")


class AllowancesScreen(GuardedScreen, PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """A screen below the list; permission is asked before anything is looked up."""

    model = Allowance
    permission_required = "view"
    header_icon = "wallet"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Allowances, this screen."""
        plural = capfirst(str(Allowance._meta.verbose_name_plural))
        return [
            *self.breadcrumbs_items,
            {"url": reverse(f"{NAME}:index"), "label": plural},
            {"url": "", "label": self.get_page_subtitle() or self.get_page_title()},
        ]

    def page(self, **context: Any) -> HttpResponse:
        """The screen."""
        response: HttpResponse = self.render_to_response(self.get_context_data(**context))
        return response


class AllowanceScreen(AllowancesScreen):
    """A screen about one allowance."""

    @cached_property
    def allowance(self) -> Allowance:
        """The allowance that the address names, 404 when it is gone."""
        found: Allowance | None = Allowance.objects.filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found

    def get_page_subtitle(self) -> str:
        """Its number: titles stay in a browser's history."""
        return str(self.allowance)
