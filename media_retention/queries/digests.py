"""Who should be told what goes: the pages' owners, or else the editors."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from media_retention.queries.losses import Loss, losses


class NoSuchGroup(LookupError):
    """The group that stands in for owners who left does not exist."""


@dataclass(slots=True)
class Digest:
    """What one person is told."""

    receiver: Any
    own: list[Loss] = field(default_factory=list)
    orphaned: list[Loss] = field(default_factory=list)
    """Pages whose owner cannot be told."""


@dataclass(frozen=True, slots=True)
class Round:
    """The mails of one week, and the pages about which nobody can be told."""

    digests: list[Digest]
    unheard: list[Loss]


def digests(*, today: date, group: str) -> Round:
    """What everybody should be told, by receiver.

    Raises:
        NoSuchGroup: there is no group of that name.
    """
    editors = _members(group)
    known: dict[int, Any] = {user.pk: user for user in editors}
    found: dict[int, Digest] = {}
    orphaned: list[Loss] = []
    for loss in losses(today):
        owner = _reachable_owner(loss, known)
        if owner is None:
            orphaned.append(loss)
        else:
            found.setdefault(owner.pk, Digest(owner)).own.append(loss)
    if orphaned:
        for editor in editors:
            found.setdefault(editor.pk, Digest(editor)).orphaned = orphaned
    return Round([found[pk] for pk in sorted(found)], [] if editors else orphaned)


def address_of(user: Any) -> str:
    """The user's e-mail address, whatever the field is called; empty for none."""
    return str(getattr(user, user.get_email_field_name(), "") or "")


def can_be_told(user: Any) -> bool:
    """Whether somebody still works here: active, with an address, and let into the admin."""
    return bool(user.is_active and address_of(user) and user.has_perm("wagtailadmin.access_admin"))


def _reachable_owner(loss: Loss, known: dict[int, Any]) -> Any | None:
    """The owner, if that is somebody who can be told and may edit the page."""
    if loss.page.owner is None:
        return None
    # One object a person: its permissions are read once.
    owner = known.setdefault(loss.page.owner.pk, loss.page.owner)
    if not can_be_told(owner) or not loss.page.permissions_for_user(owner).can_edit():
        return None
    return owner


def _members(name: str) -> list[Any]:
    group = Group.objects.filter(name=name).first()
    if group is None:
        raise NoSuchGroup(name)
    users = get_user_model()._default_manager.filter(groups=group, is_active=True)
    return [user for user in users.order_by("pk") if can_be_told(user)]
