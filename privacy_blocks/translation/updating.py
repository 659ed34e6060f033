"""Bringing translations up to date does not publish statements along with it.

wagtail-localize can publish all translations of a page at once, without a look at what each says.
Imported only where it is installed.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from wagtail_localize.views.update_translations import UpdateTranslationsView

from privacy_blocks.publishing.findings import is_statement


class StatementTranslationsView(UpdateTranslationsView):
    """wagtail-localize's own, with which a statement is updated and not published."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Leave out the publishing of a statement, and say where that is done."""
        publish = form.cleaned_data["publish_translations"]
        if publish and is_statement(self.object.get_source_instance()):
            form.cleaned_data["publish_translations"] = False
            messages.warning(
                self.request,
                _("The translations are brought up to date. Publish each from its own screen."),
            )
        response: HttpResponse = super().form_valid(form)
        return response
