"""What tests of the weekly mail share: who is told, when a page loses its photo, and what went."""

from __future__ import annotations

from datetime import date
from io import StringIO
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.core import mail
from django.core.management import call_command
from wagtail.models import GroupPagePermission, Page
from wagtail.users.models import UserProfile

SOON = date(2024, 4, 14)
"""News of this day loses its photo on 14 October 2026, thirty days from now."""


def writers() -> Group:
    """People who may edit pages, and are not the group that stands in for owners."""
    group, is_new = Group.objects.get_or_create(name="Writers")
    if is_new:
        root = Page.get_first_root_node()
        change = Permission.objects.get(codename="change_page")
        GroupPagePermission.objects.create(group=group, page=root, permission=change)
        group.permissions.add(Permission.objects.get(codename="access_admin"))
    return group


def person(name: str, language: str = "en", group: str = "", **fields: Any) -> User:
    """Somebody with an address who may edit pages."""
    user = User.objects.create_user(name, **{"email": f"{name}@example.org", **fields})
    user.groups.add(Group.objects.get(name=group) if group else writers())
    UserProfile.objects.create(user=user, preferred_language=language)
    return user


def send(*options: str) -> tuple[str, str, int]:
    """Run the command: what it says, what it complains of, and its status."""
    said, complained = StringIO(), StringIO()
    try:
        call_command("send_retention_digest", *options, stdout=said, stderr=complained)
    except SystemExit as end:
        return said.getvalue(), complained.getvalue(), int(end.code or 0)
    return said.getvalue(), complained.getvalue(), 0


def outbox() -> dict[str, Any]:
    """Mails by address; every mail has one."""
    assert all(len(one.to) == 1 for one in mail.outbox)
    return {one.to[0]: one for one in mail.outbox}
