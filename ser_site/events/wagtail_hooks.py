"""Where events join Wagtail."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from .viewsets.events import EventsViewSet


@hooks.register("register_admin_viewset")
def register_events() -> ViewSet:
    """The screens."""
    return EventsViewSet()


@hooks.register("register_permissions")
def register_invitations() -> QuerySet[Permission]:
    """Let the group's screen grant the stopping of invitations."""
    return Permission.objects.filter(content_type__app_label="events", codename="delete_invitation")
