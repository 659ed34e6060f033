"""What lies in the vault of members, for who may see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.views.decorators.debug import sensitive_variables

from retention import vault
from retention.sealing import VaultError
from ser_site.committees.models import MEMBERS, Member

PRIVATE = ("name", "gender", "address", "email", "telephone", "organisation")
"""The fields that only who may see private data sees."""


def may_see_private(user: Any) -> bool:
    """Whether the user may see who a member is."""
    return bool(user is not None and user.has_perm("committees.view_private"))


@sensitive_variables()
def called(members: Sequence[Member], user: Any) -> dict[int, str]:
    """What each member is called to this user: by name, opened with one query, or by number.

    A name that the vault does not give is a number too.
    """
    numbers = {member.pk: str(member) for member in members}
    if not members or not may_see_private(user):
        return numbers
    keys = vault.keys_of(MEMBERS, [member.uuid for member in members])
    for member in members:
        try:
            numbers[member.pk] = member.name.open(keys) or numbers[member.pk]
        except (VaultError, LookupError):
            continue
    return numbers


@sensitive_variables()
def opened(member: Member) -> Iterator[tuple[str, str]]:
    """Labels and texts of what is known of a member.

    Raises:
        VaultError: the vault does not give it.
    """
    for name in PRIVATE:
        if text := getattr(member, name).open():
            yield str(Member._meta.get_field(name).verbose_name), text  # type: ignore[union-attr]
