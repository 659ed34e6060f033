"""Giving groups rights on a form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import Group, User
from django.db import transaction
from wagtail.log_actions import log

from forms_privacy.models import Form, FormRight


@dataclass(frozen=True, slots=True)
class Given:
    """What a group may do with the messages of a form."""

    may_open: bool = False
    may_handle: bool = False
    may_export: bool = False

    @property
    def anything(self) -> bool:
        """Whether it gives something."""
        return self.may_open or self.may_handle or self.may_export


def give(form: Form, rights: Mapping[Group, Given], *, by: User | None = None) -> None:
    """Let these groups have exactly these rights on a form; the log says what changed."""
    with transaction.atomic():
        before = {row.group_id: row for row in FormRight.objects.filter(form=form)}
        for group, given in rights.items():
            row = before.get(group.pk) or FormRight(form=form, group=group)
            if _of(row) == given:
                continue
            _write(row, given)
            data = {
                "group": group.name,
                "may": [name for name in given.__slots__ if getattr(given, name)],
            }
            log(form, "forms_privacy.rights", user=by, data=data)


def _of(row: FormRight) -> Given:
    return Given(row.may_open, row.may_handle, row.may_export)


def _write(row: FormRight, given: Given) -> None:
    if not given.anything:
        row.delete()
        return
    row.may_open, row.may_handle, row.may_export = (
        given.may_open,
        given.may_handle,
        given.may_export,
    )
    row.save()
