"""What lies in the inbox."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission, User
from django.db.models import Count, Min, Q, QuerySet

from forms_privacy import kinds
from forms_privacy.models import Form, FormRight, Submission

from .rights import Right, forms_for


class UnknownStatus(ValueError):
    """No such part of the inbox."""


def visible(user: Any) -> QuerySet[Submission]:
    """Every submission that the user may see listed, restricted ones and ended ones too."""
    rows = Submission.objects.filter(form__in=forms_for(user, Right.LIST))
    return rows.select_related("form", "handler")


def open_ones(rows: QuerySet[Submission], today: date) -> QuerySet[Submission]:
    """Ordinary work: neither ended nor restricted."""
    return rows.filter(restricted_on=None).exclude(_ended(today))


def _ended(today: date) -> Q:
    """At a stage that ends its kind or only waits for its day, or past its date."""
    ended = Q(due__lte=today)
    for kind in kinds.all_kinds():
        ending = [stage.key for stage in kind.stages if stage.ends or stage.waits]
        ended |= Q(kind=kind.key, stage__in=ending)
    return ended


def with_status(rows: QuerySet[Submission], status: str, today: date) -> QuerySet[Submission]:
    """A part of the inbox: “open”, “ended”, “restricted” or “all”.

    Raises:
        UnknownStatus: there is no such part.
    """
    if status == "all":
        return rows
    if status == "open":
        return open_ones(rows, today)
    if status == "ended":
        return rows.filter(_ended(today), restricted_on=None)
    if status == "restricted":
        return rows.exclude(restricted_on=None)
    raise UnknownStatus(status)


def handlers_of(form: Form) -> QuerySet[User]:
    """Who may handle what comes in with a form, but for superusers without a group."""
    groups = FormRight.objects.filter(form=form, may_handle=True).values("group")
    everywhere = Q(codename="handle_submission", content_type__app_label="forms_privacy")
    holders = _with_permission(everywhere)
    users = get_user_model()._default_manager.filter(is_active=True)
    chosen = users.filter(Q(groups__in=groups) | Q(pk__in=holders) | Q(is_superuser=True))
    return chosen.distinct().order_by("first_name", "last_name", "username")


def _with_permission(wanted: Q) -> Any:
    permissions = Permission.objects.filter(wanted)
    users = get_user_model()._default_manager
    return users.filter(
        Q(user_permissions__in=permissions) | Q(groups__permissions__in=permissions)
    ).values("pk")


def overview(user: Any, today: date) -> dict[str, Any]:
    """For the home page: the user's own open messages, those of nobody, all, and the oldest."""
    rows = open_ones(
        Submission.objects.filter(form__in=forms_for(user, Right.HANDLE)), today
    ).order_by()
    return rows.aggregate(
        mine=Count("pk", filter=Q(handler=user)),
        nobodys=Count("pk", filter=Q(handler=None)),
        open=Count("pk"),
        oldest=Min("received_at"),
    )
