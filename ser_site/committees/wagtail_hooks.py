"""Where council and committees join Wagtail."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.model import ModelViewSet

from .home import EndingPanel
from .viewsets.members import MemberViewSet


@hooks.register("register_admin_viewset")
def register_members() -> list[ModelViewSet]:
    """The secretariat's screens."""
    return [MemberViewSet()]


@hooks.register("construct_homepage_panels")
def add_ending_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Tell on the home page what runs out."""
    if request.user.has_perm("committees.view_member"):
        panels.append(EndingPanel())


@hooks.register("register_permissions")
def register_private() -> QuerySet[Permission]:
    """Let the group's screen grant the seeing of private data."""
    return Permission.objects.filter(content_type__app_label="committees", codename="view_private")
