"""Where complaints and objections join Wagtail."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.base import ViewSetGroup

from .home import TermsPanel
from .viewsets.entries import EntryViewSet, SpecialDayViewSet
from .viewsets.procedures import ProcedureViewSet


class ComplaintsGroup(ViewSetGroup):
    """The menu group for complaints and objections; the messages themselves are in the inbox."""

    menu_label = _("Complaints and objections")
    menu_name = "complaints"
    menu_icon = "warning"
    menu_order = 260
    items = (ProcedureViewSet, EntryViewSet, SpecialDayViewSet)


@hooks.register("register_admin_viewset")
def register_complaints() -> ComplaintsGroup:
    """Terms, register, special days."""
    return ComplaintsGroup()


@hooks.register("construct_homepage_panels")
def add_terms_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Tell on the home page which terms run out."""
    if request.user.has_perm("complaints.view_procedure"):
        panels.append(TermsPanel())
