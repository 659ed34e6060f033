"""Where surveys join Wagtail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button

from .models import SurveyPage
from .viewsets import results


@hooks.register("register_admin_viewset")
def register_results() -> ViewSet:
    """Results of surveys."""
    return results.SurveyResultsViewSet()


@hooks.register("register_admin_menu_item")
def register_results_item() -> MenuItem:
    """Results of surveys, in the side bar."""
    return results.menu_item()


@hooks.register("register_page_header_buttons")
def add_results_button(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """From a survey's page to its results."""
    specific = page.specific_deferred if page.pk else page
    if isinstance(specific, SurveyPage) and specific.pk and view_name in {"edit", "index"}:
        url = reverse(f"{results.NAME}:survey", args=[specific.translation_key])
        yield Button(_("Results"), url=url, icon_name="list-ul", priority=60)
