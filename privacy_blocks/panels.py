"""What the admin's home page tells of statements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from wagtail.admin.ui.components import Component

from privacy_blocks.publishing.waiting import MAY_CONFIRM, waiting_statements


class WaitingPanel(Component):
    """Statements that wait for somebody who may confirm them."""

    name = "privacy_waiting"
    order = 60
    template_name = "privacy_blocks/publishing/panel.html"

    class Media:
        css: ClassVar[dict[str, tuple[str, ...]]] = {"all": ("privacy_blocks/publishing.css",)}

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The statements, for who may."""
        user = parent_context["request"].user
        return {"pages": waiting_statements() if user.has_perm(MAY_CONFIRM) else []}
