"""What an editor is told who asks more than the statement says."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from forms_privacy.edit_panel import beyond
from forms_privacy.pages import PrivacyFormMixin


def point_out_what_is_beyond(request: HttpRequest, page: Any) -> None:
    """One message for each kind of data, after a form was saved."""
    if not isinstance(page, PrivacyFormMixin) or request.method != "POST":
        return
    for one in beyond(page):
        messages.warning(
            request,
            _("The statement does not mention %(data)s for “%(kind)s”: look at “%(label)s”.")
            % {"data": one.words, "kind": page.behaviour.label, "label": one.label},
        )
