"""Lists whose rows are cards on a phone: a site's lists may be made so too."""

from __future__ import annotations

from wagtail.admin.ui.tables import Column, StatusTagColumn

TEMPLATE = "forms_privacy/inbox/cards.html"
"""Of a list with these columns."""


class FactColumn(Column):
    """A column that names itself in every cell, for phones: there a row is a card."""

    cell_template_name = "forms_privacy/inbox/cell.html"


class StageColumn(StatusTagColumn):
    """The same, for how far it has come."""

    cell_template_name = "forms_privacy/inbox/stage_cell.html"
