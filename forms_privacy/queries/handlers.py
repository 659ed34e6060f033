"""Whom a mail about a message can be sent to."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q

from forms_privacy.models import Form, Submission

HANDLE = Q(
    groups__permissions__codename="handle_submission",
    groups__permissions__content_type__app_label="forms_privacy",
)


def handlers_of(form: Form) -> list[Any]:
    """Who handles what comes in with a form, by right on the form or on all forms."""
    users = get_user_model()._default_manager
    on_form = Q(groups__in=form.rights.filter(may_handle=True).values("group"))
    found = users.filter(HANDLE | on_form, is_active=True).distinct().order_by("pk")
    return [user for user in found if can_be_told(user)]


def to_tell(submission: Submission) -> list[Any]:
    """The one who handles it, else all who may."""
    handler = submission.handler
    if handler is not None and can_be_told(handler):
        return [handler]
    return handlers_of(submission.form)


def can_be_told(user: Any) -> bool:
    """Whether somebody still works here: active, with an address, and let into the admin."""
    address = getattr(user, user.get_email_field_name(), "")
    return bool(user.is_active and address and user.has_perm("wagtailadmin.access_admin"))
