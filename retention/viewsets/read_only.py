"""What the screens have in common of which nothing is edited: a list, and one to be read."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path
from wagtail.admin.viewsets.model import ModelViewSet


class ReadOnlyViewSet(ModelViewSet):
    """List and inspect; whoever may view may do both, and nobody more."""

    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    list_per_page = 50

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Drop the addresses of the views that are not there."""
        absent = ("add", "edit", "delete", "copy", "history", "usage")
        none = {f"{name}_url_name": None for name in absent}
        common: dict[str, Any] = super().get_common_view_kwargs(**{**none, **kwargs})
        return common

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, its results by themselves, and one entry."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("inspect/<int:pk>/", self.inspect_view, name="inspect"),
        ]

    def register_admin_url_finder(self) -> None:
        """Nothing here has an address to be edited at."""
