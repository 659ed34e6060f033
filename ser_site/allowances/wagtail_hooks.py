"""Where allowances join Wagtail."""

from __future__ import annotations

from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet

from .viewsets.allowances import AllowanceViewSet


@hooks.register("register_admin_viewset")
def register_allowances() -> list[ModelViewSet]:
    """The screens of finance."""
    return [AllowanceViewSet()]


@hooks.register("register_icons")
def register_icon(icons: list[str]) -> list[str]:
    """A wallet for the menu."""
    return [*icons, "allowances/icons/wallet.svg"]
