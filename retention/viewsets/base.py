"""What the register's screens have in common.

Nothing in the register can be deleted or copied: code and ledger refer to its keys. Who
may only view gets the list, the inspection and the history.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.template.defaultfilters import yesno
from django.urls import URLPattern
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.viewsets.model import ModelViewSet

from retention.models.texts import LanguageText
from retention.spreadsheets import NoFileMixin

from .private_screen import AskedFirst


class ReadableHistoryView(AskedFirst, HistoryView):
    """Who changed what and when, also for who may only view."""

    any_permission_required = ["add", "change", "view"]


class RegisterIndexView(NoFileMixin, IndexView):
    """A listing on one page, whose titles keep their words whole on a narrow screen."""

    template_name = "retention/register/index.html"

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """The columns, the first marked for the style sheet."""
        columns: list[BaseColumn] = super().columns
        columns[0].classname = "retention-title"
        return columns

    def search_queryset(self, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Find an entry once, in however many languages it matches."""
        found: models.QuerySet[Any] = super().search_queryset(queryset)
        return found.distinct()


class TextsInspectView(AskedFirst, InspectView):
    """An entry to be read: its figures, then its texts per language."""

    template_name = "retention/register/inspect.html"
    text_fields: tuple[str, ...] = ()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the texts as rows of label and value."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["texts"] = [
            (text.language, text.get_language_display(), self.rows(text))
            for text in self.object.texts.all()
        ]
        return context

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        """Yes or no in the reader's language, where Python would say True."""
        value = super().get_field_display_value(field_name, field)
        return yesno(value) if isinstance(value, bool) else value

    def rows(self, text: LanguageText) -> list[tuple[str, str]]:
        """A text's fields with their labels."""
        return [
            (str(text._meta.get_field(name).verbose_name), getattr(text, name))  # type: ignore[union-attr]
            for name in self.text_fields
        ]


class RegisterViewSet(ModelViewSet):
    """List, inspect, add, edit and history; no deleting, copying or usage."""

    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    history_view_class = ReadableHistoryView
    list_per_page = 100
    index_template_name = RegisterIndexView.template_name
    create_template_name = "retention/register/form.html"
    edit_template_name = "retention/register/form.html"
    left_out = frozenset({"delete", "usage"})

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Drop the addresses of the views that are left out."""
        kwargs = {"delete_url_name": None, "usage_url_name": None, **kwargs}
        common: dict[str, Any] = super().get_common_view_kwargs(**kwargs)
        return common

    def get_urlpatterns(self) -> list[URLPattern]:
        """Drop the views that are left out."""
        return [url for url in super().get_urlpatterns() if url.name not in self.left_out]
