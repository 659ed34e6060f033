"""Where events join Wagtail."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import LogActionRegistry

from .viewsets.events import EventsViewSet


@hooks.register("register_admin_viewset")
def register_events() -> ViewSet:
    """The screens."""
    return EventsViewSet()


@hooks.register("register_permissions")
def register_invitations() -> QuerySet[Permission]:
    """Let the group's screen grant the stopping of invitations."""
    return Permission.objects.filter(content_type__app_label="events", codename="delete_invitation")


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Inviting to an event; the log says to how many, and never whom."""
    actions.register_action("events.invite", _("Invite"), _("Invitations sent to who asked for it"))
