"""People who work with the inbox, logged in."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from forms_privacy.models import Form, Submission
from forms_privacy.operations.rights import Given, give


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody of the staff, with a browser."""

    user: User
    client: Client


def worker(name: str, *permissions: str) -> Worker:
    """Somebody who may use the admin, with these permissions of forms_privacy."""
    user = User.objects.create_user(name, first_name=name.capitalize())
    group = Group.objects.create(name=name)
    user.groups.add(group)
    names = ["access_admin", *permissions]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    UserProfile.objects.create(user=user, preferred_language="en")
    client = Client()
    client.force_login(user)
    return Worker(user, client)


def let(one: Worker, form: Form, **rights: bool) -> Worker:
    """Give somebody's group rights on a form."""
    give(form, {one.user.groups.get(): Given(**rights)})
    return one


def listed(submission: Submission, client: Client) -> tuple[bool, bool]:
    """Whether a message stands among what is to be done, and among what only waits for its day."""
    lists = [reverse("forms_inbox:index") + query for query in ("", "?status=ended")]
    to_do, waiting = (client.get(one).content.decode() for one in lists)
    return submission.number in to_do, submission.number in waiting


def at(name: str, submission: Submission, *more: object) -> str:
    """The address of a screen about a message."""
    return reverse(f"forms_inbox:{name}", args=[submission.uuid, *more])
