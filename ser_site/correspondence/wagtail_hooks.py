"""Where correspondence joins Wagtail."""

from __future__ import annotations

from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet

from .viewsets.meetings import MeetingViewSet


@hooks.register("register_admin_viewset")
def register_meetings() -> list[ModelViewSet]:
    """The secretariat's screens."""
    return [MeetingViewSet()]
