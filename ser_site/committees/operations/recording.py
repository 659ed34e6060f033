"""Recording a member with terms of office, and changing what is recorded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from retention import purges
from ser_site.committees.models import MEMBERS, Member, Term
from ser_site.committees.queries.profiles import pages_showing

from .departure import AlreadyGone


class HasLeft(ValueError):
    """The member has left: what is recorded is erased, not changed."""


def record(member: Member, save_terms: Callable[[], Any], *, by: Any) -> Member:
    """Record a new member with the terms of its form."""
    with transaction.atomic():
        member.save()
        save_terms()
        log(instance=member, action="wagtail.create", user=by)
    return member


def change(member: Member, save_terms: Callable[[], Any], *, today: date, by: Any) -> None:
    """Save what was changed of a member who has not left.

    Raises:
        AlreadyGone: the record was erased meanwhile.
        HasLeft: the day of the departure has come.
    """
    with transaction.atomic():
        locked = Member.objects.select_for_update().filter(pk=member.pk).first()
        if locked is None:
            raise AlreadyGone(str(member.uuid))
        if locked.has_left(today):
            raise HasLeft(str(member.uuid))
        member.save(
            update_fields=["name", "gender", "address", "email", "telephone", "organisation"]
        )
        listed = pages_showing([member])[member.uuid]
        save_terms()
        purges.pages_changed(MEMBERS, listed | pages_showing([member])[member.uuid])
        log(instance=member, action="wagtail.edit", user=by)


def reappoint(term: Term, *, end: date | None, by: Any) -> Term:
    """A new term in the same committee, from the day after this one.

    Raises:
        AlreadyGone: the member left or was erased meanwhile.
        ValidationError: the new term ends before it begins, or overlaps another.
    """
    with transaction.atomic():
        locked = Member.objects.select_for_update().filter(pk=term.member_id).first()
        if locked is None or locked.left_on is not None or term.next_day is None:
            raise AlreadyGone(str(term.pk))
        new = Term(
            member=locked,
            committee=term.committee,
            seat=term.seat,
            role=term.role,
            start=term.next_day,
            end=end,
        )
        new.full_clean()
        new.save()
        purges.pages_changed(MEMBERS, pages_showing([locked])[locked.uuid])
        log(instance=locked, action="wagtail.edit", user=by)
    return new
