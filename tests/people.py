"""People who work with the site, each in the group that the site itself makes for them."""

from __future__ import annotations

from django.contrib.auth.models import Group, User
from django.test import Client
from wagtail.users.models import UserProfile

from ser_site.content.groups import (
    COORDINATOR,
    EDITORS,
    FINANCE,
    HANDLERS,
    OFFICER,
    SECRETARIAT,
    SELECTION,
    load_groups,
)
from tests.remembering import Remembered

GROUPS = {
    "editor": EDITORS,
    "coordinator": COORDINATOR,
    "officer": OFFICER,
    "secretariat": SECRETARIAT,
    "finance": FINANCE,
    "handler": HANDLERS,
    "selection": SELECTION,
}
_with_groups = Remembered(load_groups)
ROLES = ("anonymous", "editor", "coordinator", "officer", "superuser")
"""Who works with media and register. The secretariat works with members only."""


def user_as(role: str, language: str = "en") -> User:
    """A user in a role, who reads the admin in a language."""
    _with_groups()
    user = User.objects.create_user(role, password=role, is_superuser=role == "superuser")
    if role in GROUPS:
        user.groups.add(Group.objects.get(name=GROUPS[role]))
    UserProfile.objects.create(user=user, preferred_language=language)
    return user


def client_as(role: str, language: str = "en") -> Client:
    """A browser in which somebody in this role is signed in."""
    client = Client()
    if role != "anonymous":
        client.force_login(user_as(role, language))
    return client
