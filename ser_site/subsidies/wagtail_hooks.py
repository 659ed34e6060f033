"""Where subsidies join Wagtail."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from .viewsets import granting


@hooks.register("register_admin_viewset")
def register_subsidies() -> ViewSet:
    """The register, and the screen of a decision."""
    return granting.SubsidyViewSet()


@hooks.register("register_admin_menu_item")
def register_subsidies_item() -> MenuItem:
    """Granted subsidies, in the side bar."""
    return granting.menu_item()


@hooks.register("register_permissions")
def register_permissions() -> QuerySet[Permission]:
    """Let the group's screen grant reading the register."""
    return Permission.objects.filter(content_type__app_label="subsidies", codename="view_grant")
