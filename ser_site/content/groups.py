"""The groups of people who work with the site, and what each may do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

EDITORS = "Redactie"
COORDINATOR = "Privacycoördinator"
OFFICER = "Functionaris gegevensbescherming (FG)"

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
        "media.change_serembed",
        *(f"retention.view_{name}" for name in READABLE),
        "media_retention.view_placement",
    ),
    OFFICER: (
        *ADMIN,
        *(f"retention.view_{name}" for name in READABLE),
        "media_retention.view_placement",
        *PEOPLE,
        "media_retention.read_objection",
        VERSIONS,
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
            _grant(group)
            made.append(name)
    return made


def _grant(group: Group) -> None:
    group.permissions.set(_permissions(EVERYWHERE[group.name]))
    root = Page.get_first_root_node()
    for codename in ON_PAGES.get(group.name, ()):
        for permission in _permissions([f"wagtailcore.{codename}"]):
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    collection = Collection.get_first_root_node()
    for permission in _permissions(ON_COLLECTIONS.get(group.name, ())):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )


def _permissions(names: Iterable[str]) -> list[Permission]:
    found: list[Permission] = []
    for name in names:
        app, codename = name.split(".")
        found += Permission.objects.filter(content_type__app_label=app, codename=codename)
    return found
