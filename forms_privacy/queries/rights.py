"""Who may do what with what comes in, form by form.

Django's permissions on submissions count for every form; a :class:`FormRight` gives a group
the same on one form. Whoever may handle or export a form's messages may read them, and
whoever may read them sees them listed. ``view_submission`` by itself gives the lists alone.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet

from forms_privacy.models import Form, FormRight


class Right(StrEnum):
    """What can be done with the messages of a form."""

    LIST = "list"
    """See that they are there: number, form, stage, dates, handler. Nothing of the person.

    Whoever knows an e-mail address finds the messages of that person among them.
    """

    OPEN = "open"
    HANDLE = "handle"
    EXPORT = "export"


EVERYWHERE = {
    Right.LIST: ("view", "open", "handle", "export"),
    Right.OPEN: ("open", "handle", "export"),
    Right.HANDLE: ("handle",),
    Right.EXPORT: ("export",),
}
"""Permissions of Django that give a right on every form."""

ON_ONE = {
    Right.LIST: Q(may_open=True) | Q(may_handle=True) | Q(may_export=True),
    Right.OPEN: Q(may_open=True) | Q(may_handle=True) | Q(may_export=True),
    Right.HANDLE: Q(may_handle=True),
    Right.EXPORT: Q(may_export=True),
}
"""Which rows give a right on one form."""


def everywhere(user: Any, right: Right) -> bool:
    """Whether the user has the right on every form."""
    return any(user.has_perm(f"forms_privacy.{verb}_submission") for verb in EVERYWHERE[right])


def forms_for(user: Any, right: Right) -> QuerySet[Form]:
    """The forms on which the user has a right."""
    if not user.is_active:
        return Form.objects.none()
    if everywhere(user, right):
        return Form.objects.all()
    rows = FormRight.objects.filter(ON_ONE[right], group__user=user)
    return Form.objects.filter(pk__in=rows.values("form"))


def may(user: Any, right: Right, form: Form) -> bool:
    """Whether the user has a right on this form."""
    return forms_for(user, right).filter(pk=form.pk).exists()


def kinds_for(user: Any, right: Right) -> frozenset[str]:
    """Keys of the kinds of form of which there is one on which the user has a right.

    Read once for a user object, as Django does with permissions: every item of the admin's menu
    asks it on every page.
    """
    if not user.is_active:
        return frozenset()
    kept: dict[str, frozenset[str]] | None = getattr(user, "_kinds_of_form", None)
    if kept is None:
        kept = user._kinds_of_form = {}
    forms = forms_for(user, right)
    # Listing and opening are mostly given by the same rows.
    key = str(forms.query)
    if key not in kept:
        kept[key] = frozenset(forms.values_list("kind", flat=True))
    return kept[key]


def may_use_inbox(user: Any) -> bool:
    """Whether there can be anything in the inbox for this user."""
    return everywhere(user, Right.LIST) or bool(kinds_for(user, Right.LIST))


def may_restrict(user: Any) -> bool:
    """Whether the user decides on restricting what was sent (GDPR 18)."""
    return bool(user.has_perm("forms_privacy.restrict_submission"))
