"""What the admin's home page tells of members."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from wagtail.admin.ui.components import Component

from retention import clock

from .queries.ending import ending, leaving


class EndingPanel(Component):
    """How many terms end within six months, and how many members leave."""

    name = "members_ending"
    order = 46
    template_name = "committees/admin/home.html"

    class Media:
        """The look that it shares with the panel about promises."""

        css: ClassVar[dict[str, tuple[str, ...]]] = {"all": ("retention/home.css",)}

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Both numbers."""
        today = clock.today()
        return {"terms": ending(today).count(), "leaving": leaving(today).count()}
