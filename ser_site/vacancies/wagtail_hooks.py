"""Where applications join Wagtail."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import LogActionRegistry

from .home import LateProceduresPanel
from .viewsets.procedures import ApplicationsViewSet, menu_item


@hooks.register("register_admin_viewset")
def register_applications() -> ViewSet:
    """The committee's screens."""
    return ApplicationsViewSet()


@hooks.register("register_admin_menu_item")
def register_applications_item() -> MenuItem:
    """Applications, in the side bar."""
    return menu_item()


@hooks.register("construct_homepage_panels")
def add_late_procedures(request: HttpRequest, panels: list[Component]) -> None:
    """Tell on the home page who waits too long."""
    panels.append(LateProceduresPanel())


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """What is done with procedures; the log never says whose."""
    actions.register_action("vacancies.close", _("Close the procedure"), _("Procedure closed"))
    actions.register_action("vacancies.reopen", _("Open again"), _("Procedure opened again"))
    actions.register_action("vacancies.vog", _("Ask for a VOG"), _("VOG asked for"))
