"""The groups of people who work with the site, and what each may do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from .models import GivenPermission

Grant = Callable[[Permission], bool]

EDITORS = "Redactie"
COORDINATOR = "Privacycoördinator"
OFFICER = "Functionaris gegevensbescherming (FG)"
SECRETARIAT = "Secretariaat"

REGISTER = (
    *("activity", "activitytext", "activitybasis", "rule", "ruletext", "ruleversion"),
    *("recipient", "recipienttext", "controller", "controllertext"),
)
LEDGER = ("sweep", "storesweep", "erasure", "fileremoval", "brake")
READABLE = (*REGISTER, *LEDGER, "hold")
VERSIONS = "privacy_blocks.view_statementversion"

PEOPLE = (
    "media_retention.view_consent",
    "media_retention.view_names",
    "media_retention.view_objection",
)

ADMIN = ("wagtailadmin.access_admin",)

MEMBERS = "committees.view_member"
"""Members by number. Who they are is for who has ``view_private`` too."""

COLLECTIONS = tuple(
    f"media_retention.{action}_collectionuse" for action in ("add", "change", "delete", "view")
)

EVERYWHERE: Mapping[str, tuple[str, ...]] = {
    EDITORS: (
        *ADMIN,
        "wagtail_localize.submit_translation",
        *(f"media_retention.{action}_consent" for action in ("add", "change")),
        *(f"media.{action}_serembed" for action in ("add", "change")),
        *PEOPLE,
        *COLLECTIONS,
        VERSIONS,
    ),
    COORDINATOR: (
        *ADMIN,
        *COLLECTIONS,
        *(f"retention.{action}_{name}" for name in REGISTER for action in ("add", "change")),
        *(f"retention.{action}_hold" for action in ("add", "change")),
        "retention.change_brake",
        *(f"media_retention.{action}_consent" for action in ("add", "change")),
        *PEOPLE,
        "media_retention.decide_objection",
        VERSIONS,
        "privacy_blocks.confirm_statement",
        "media.change_serembed",
        *(f"retention.view_{name}" for name in READABLE),
        "media_retention.view_placement",
        MEMBERS,
    ),
    OFFICER: (
        *ADMIN,
        *(f"retention.view_{name}" for name in READABLE),
        "media_retention.view_placement",
        *PEOPLE,
        "media_retention.read_objection",
        VERSIONS,
        MEMBERS,
    ),
    SECRETARIAT: (
        *ADMIN,
        MEMBERS,
        *(f"committees.{action}_member" for action in ("add", "change")),
        "committees.view_private",
    ),
}
"""Permissions that count everywhere. A model that is not there yet is passed over."""

ON_PAGES: Mapping[str, tuple[str, ...]] = {
    EDITORS: ("add_page", "change_page", "publish_page"),
}

# Wagtail asks for the permissions of its stock models, whatever model a site uses.
ON_COLLECTIONS: Mapping[str, tuple[str, ...]] = {
    EDITORS: (
        *(f"wagtailimages.{action}_image" for action in ("add", "change", "choose")),
        *(f"wagtailmedia.{action}_media" for action in ("add", "change")),
        *(f"wagtaildocs.{action}_document" for action in ("add", "change", "choose")),
    ),
    # Wagtail shows images only to who may change them.
    COORDINATOR: (
        *(f"wagtailimages.{action}_image" for action in ("change", "choose")),
        "wagtailmedia.change_media",
    ),
}


def load_groups() -> list[str]:
    """Make the groups that are missing, with their permissions. Returns their names."""
    made = []
    for name in EVERYWHERE:
        group, new = Group.objects.get_or_create(name=name)
        if new:
            group.permissions.clear()
            list(_complete(group))
            made.append(name)
    return made


@transaction.atomic
def complete_groups(*, dry_run: bool = False) -> list[tuple[str, str]]:
    """Give the groups that are there what they were never given: what an update brought.

    What an administrator took away stays away, and what they added stays. On a site from before
    this was remembered, whatever a group lacks counts as never given. Returns group and
    permission of what was added (or would be).
    """
    added = [
        (group.name, permission)
        for group in Group.objects.filter(name__in=EVERYWHERE).order_by("name")
        for permission in _complete(group)
    ]
    if dry_run:
        transaction.set_rollback(True)
    return added


def _complete(group: Group) -> Iterator[str]:
    given = set(GivenPermission.objects.filter(group=group).values_list("permission", flat=True))
    for name, grant in _grants(group):
        if name in given:
            continue
        permission = _permission(name)
        if permission is None:
            continue  # of a model that is not there yet
        if grant(permission):
            yield name
        GivenPermission.objects.create(group=group, permission=name)


def _grants(group: Group) -> Iterator[tuple[str, Grant]]:
    """What the group ought to have, each with the way to give it; which says if that was news."""

    def everywhere(permission: Permission) -> bool:
        news = not group.permissions.filter(pk=permission.pk).exists()
        group.permissions.add(permission)
        return news

    def on_pages(permission: Permission) -> bool:
        rows, root = GroupPagePermission.objects, Page.get_first_root_node()
        return bool(rows.get_or_create(group=group, page=root, permission=permission)[1])

    def on_collections(permission: Permission) -> bool:
        rows, root = GroupCollectionPermission.objects, Collection.get_first_root_node()
        given = rows.get_or_create(group=group, collection=root, permission=permission)
        return bool(given[1])

    for name in EVERYWHERE[group.name]:
        yield name, everywhere
    for codename in ON_PAGES.get(group.name, ()):
        yield f"wagtailcore.{codename}", on_pages
    for name in ON_COLLECTIONS.get(group.name, ()):
        yield name, on_collections


def _permission(name: str) -> Permission | None:
    app, codename = name.split(".")
    return Permission.objects.filter(content_type__app_label=app, codename=codename).first()
