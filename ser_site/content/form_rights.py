"""Which group of the demonstration handles what comes in with which form."""

from __future__ import annotations

from django.contrib.auth.models import Group

from forms_privacy.models import Form
from forms_privacy.operations.rights import Given, give

from .groups import HANDLERS

HANDLED = ("contact", "event", "survey", "subsidy")
"""Kinds of form that the handlers see to. Others are for fewer eyes: give rights by hand."""


def load_form_rights() -> list[str]:
    """Let the handlers see to the forms that are there. Returns their titles."""
    forms = list(Form.objects.filter(kind__in=HANDLED))
    for handlers in Group.objects.filter(name=HANDLERS):
        for form in forms:
            give(form, {handlers: Given(may_open=True, may_handle=True, may_export=True)})
    return [form.title for form in forms]
