"""Where events join Wagtail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from .models import EventPage
from .page_messages import ask_first, tell_what_goes
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


@hooks.register("before_publish_page")
def ask_about_the_end(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A mistyped year would have every registration erased tonight."""
    return ask_first(request, page) if isinstance(page, EventPage) else None


@hooks.register("after_publish_page")
def tell_about_the_end(request: HttpRequest, page: Page) -> None:
    """Whoever published hears what that does while it can be mended."""
    if isinstance(page, EventPage):
        tell_what_goes(request, page)


@hooks.register("after_bulk_action")
def tell_about_the_end_of_many(
    request: HttpRequest, action: str, objects: Sequence[Any], instance: Any
) -> None:
    """The same for pages that are published from a list, where nothing is asked."""
    if action == "publish":
        for page in objects:
            if isinstance(page, Page):
                tell_about_the_end(request, page.specific)
