"""In the editor: what follows from what a form is for, before anybody fills it in."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from wagtail.admin.panels import Panel

from forms_privacy import kinds
from forms_privacy.page_forms import kinds_of
from forms_privacy.queries.notice import (
    Beyond,
    Notice,
    NotInRegister,
    beyond_the_statement,
    notice,
)
from retention import clock


class WhatFollowsPanel(Panel):
    """Why, on what ground, how long; the consent asked; questions beyond the statement."""

    class BoundPanel(Panel.BoundPanel):
        """For one page."""

        template_name = "forms_privacy/admin/what_follows.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Of the chosen kind, else of each that may be chosen."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            chosen = [kind for kind in kinds_of(self.instance) if kind.key == self.instance.kind]
            context["kinds"] = [told_of(kind) for kind in chosen or kinds_of(self.instance)]
            context["beyond"] = beyond(self.instance) if chosen else []
            return context


def told_of(kind: kinds.Kind) -> tuple[kinds.Kind, Notice | None]:
    """A kind of form with its notice in the editor's language; None without register."""
    try:
        return kind, notice(kind, get_language() or "", today=clock.today())
    except NotInRegister:
        return kind, None


def beyond(page: Any) -> list[Beyond]:
    """Questions of a page that ask more than the statement tells."""
    fields = page.form_fields.all() if page.pk or page.kind else []
    asked = [(field.label, field.field_type, field.datum) for field in fields]
    try:
        return beyond_the_statement(kinds.get(page.kind), asked)
    except (NotInRegister, kinds.UnknownKind):
        return []
