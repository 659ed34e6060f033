"""What the admin's home page tells of procedures that wait."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from forms_privacy.queries.rights import Right, forms_for
from retention import clock

from .queries.procedures import overviews


class LateProceduresPanel(Component):
    """Vacancies that closed long ago, whose applicants still wait."""

    name = "late_procedures"
    order = 45
    template_name = "vacancies/admin/home.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Of the forms that the user handles."""
        forms = forms_for(parent_context["request"].user, Right.HANDLE)
        found = overviews(forms, today=clock.today())
        return {"late": [one for one in found if one.is_late]}
