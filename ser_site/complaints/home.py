"""What the admin's home page tells of terms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from wagtail.admin.ui.components import Component

from retention import clock

from .queries.procedures import late, soon


class TermsPanel(Component):
    """How many terms are over, and how many end within two weeks."""

    name = "complaints_terms"
    order = 44
    template_name = "complaints/admin/home.html"

    class Media:
        """The look that it shares with the panel about promises."""

        css: ClassVar[dict[str, tuple[str, ...]]] = {"all": ("retention/home.css",)}

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Both numbers."""
        today = clock.today()
        return {"late": late(today).count(), "soon": soon(today).count()}
