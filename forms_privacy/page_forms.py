"""The form in which editors make a form."""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail.contrib.forms.forms import WagtailAdminFormPageForm

from forms_privacy import kinds


class PrivacyPageForm(WagtailAdminFormPageForm):
    """Offers the kinds that the page type allows; a lone one is chosen already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "kind" not in self.fields:
            return
        field = self.fields["kind"]
        allowed = kinds_of(self.instance)
        options: list[tuple[str, Any]] = [(kind.key, kind.label) for kind in allowed]
        if len(options) != 1:
            options = [("", "---------"), *options]
        elif not self.instance.kind:
            self.initial["kind"] = allowed[0].key
        self.fields["kind"] = forms.ChoiceField(
            label=field.label, choices=options, required=field.required
        )


def kinds_of(page: Any) -> list[kinds.Kind]:
    """The kinds of form that an editor may choose for a page."""
    return [kind for kind in kinds.all_kinds() if not page.kinds or kind.key in page.kinds]
