"""The groups of people who work with the site, and what each may do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Model
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from .models import GivenPermission

Grant = Callable[[list[Permission]], set[int]]

EDITORS = "Redactie"
COORDINATOR = "Privacycoördinator"
OFFICER = "Functionaris gegevensbescherming (FG)"
SECRETARIAT = "Secretariaat"
FINANCE = "Financiën"
HANDLERS = "Behandelaars"
SELECTION = "Selectiecommissie"

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

LISTS = ("forms_privacy.view_submission", "forms_privacy.view_access")
"""Messages by number, and who saw which. What they say is for who has a right on the form."""

MEMBERS = "committees.view_member"
"""Members by number. Who they are is for who has ``view_private`` too."""

TERMS = (
    *(f"complaints.{action}_procedure" for action in ("change", "view")),
    "complaints.view_entry",
    *(f"complaints.{action}_specialday" for action in ("add", "change", "delete", "view")),
)
"""Watching the terms of complaints and objections; by number, never by name."""

GRANTS = "subsidies.view_grant"
"""The register of subsidies, without people. Who handles requests reads it as well."""

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
        *LISTS,
        "forms_privacy.restrict_submission",
        *(f"forms_privacy.{action}_formright" for action in ("change", "view")),
        *TERMS,
        GRANTS,
    ),
    OFFICER: (
        *ADMIN,
        *(f"retention.view_{name}" for name in READABLE),
        "media_retention.view_placement",
        *PEOPLE,
        "media_retention.read_objection",
        VERSIONS,
        MEMBERS,
        *LISTS,
        "forms_privacy.view_formright",
        *(f"complaints.view_{name}" for name in ("procedure", "entry", "specialday")),
        GRANTS,
    ),
    SECRETARIAT: (
        *ADMIN,
        MEMBERS,
        *(f"committees.{action}_member" for action in ("add", "change")),
        "committees.view_private",
        *(f"correspondence.{action}_meeting" for action in ("view", "add", "change")),
    ),
    FINANCE: (
        *ADMIN,
        *(f"allowances.{action}_allowance" for action in ("view", "add", "change")),
        *(f"allowances.{action}_export" for action in ("view", "add")),
    ),
    # What they may do stands with each form (Privacy, Access to messages).
    HANDLERS: (
        *ADMIN,
        "events.delete_invitation",
        # Terms are theirs to keep; the days that move everybody's terms, the coordinator's.
        *(f"complaints.{action}_procedure" for action in ("change", "view")),
        "complaints.view_entry",
        "complaints.view_specialday",
    ),
    SELECTION: ADMIN,
}
"""Permissions that count everywhere. A model that is not there yet is passed over."""

ON_PAGES: Mapping[str, tuple[str, ...]] = {
    EDITORS: tuple(f"wagtailcore.{action}_page" for action in ("add", "change", "publish")),
}

BELOW_COUNCIL = ("add_page", "change_page", "publish_page")
"""What the secretariat may do below the overviews of council and committees, and nowhere else."""

# Wagtail asks for the permissions of its stock models, whatever model a site uses.
ON_COLLECTIONS: Mapping[str, tuple[str, ...]] = {
    EDITORS: (
        *(f"wagtailimages.{action}_image" for action in ("add", "change", "choose")),
        *(f"wagtailmedia.{action}_media" for action in ("add", "change")),
        *(f"wagtaildocs.{action}_document" for action in ("add", "change", "choose")),
    ),
    # Portraits: their own uploads.
    SECRETARIAT: tuple(f"wagtailimages.{action}_image" for action in ("add", "choose")),
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
            _complete(group)
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


def give_council_pages(pages: Iterable[Page]) -> None:
    """Let the secretariat work on these pages and on what stands below them."""
    group = Group.objects.filter(name=SECRETARIAT).first()
    of_pages = Permission.objects.filter(content_type__app_label="wagtailcore")
    for permission in of_pages.filter(codename__in=BELOW_COUNCIL) if group else ():
        for page in pages:
            GroupPagePermission.objects.get_or_create(
                group=group, page_id=page.pk, permission=permission
            )


def _complete(group: Group) -> list[str]:
    """Give a group what it was never given. Returns what it did not have already.

    A permission of a model that is not there yet is passed over, for a later time.
    """
    given = set(GivenPermission.objects.filter(group=group).values_list("permission", flat=True))
    missing = [name for _, names in _grants(group) for name in names if name not in given]
    there = _permissions(missing)
    added: list[str] = []
    for grant, names in _grants(group):
        rows = {name: there[name] for name in names if name not in given and name in there}
        had = grant(list(rows.values()))
        added += [name for name, permission in rows.items() if permission.pk not in had]
    GivenPermission.objects.bulk_create(
        GivenPermission(group=group, permission=name) for name in there
    )
    return added


def _grants(group: Group) -> Iterator[tuple[Grant, tuple[str, ...]]]:
    """What the group ought to have, with the way to give it; which says what it had already."""

    def everywhere(permissions: list[Permission]) -> set[int]:
        had = set(group.permissions.values_list("pk", flat=True))
        group.permissions.add(*permissions)
        return had

    def on_pages(permissions: list[Permission]) -> set[int]:
        given = {"group": group, "page": Page.get_first_root_node()}
        return _give(GroupPagePermission, given, permissions)

    def on_collections(permissions: list[Permission]) -> set[int]:
        given = {"group": group, "collection": Collection.get_first_root_node()}
        return _give(GroupCollectionPermission, given, permissions)

    yield everywhere, EVERYWHERE[group.name]
    yield on_pages, ON_PAGES.get(group.name, ())
    yield on_collections, ON_COLLECTIONS.get(group.name, ())


def _give(model: type[Model], given: dict[str, Any], permissions: list[Permission]) -> set[int]:
    rows = model._default_manager
    had = set(rows.filter(**given).values_list("permission", flat=True))
    rows.bulk_create(
        model(**given, permission=permission)
        for permission in permissions
        if permission.pk not in had
    )
    return had


def _permissions(names: list[str]) -> dict[str, Permission]:
    """Those that exist, by name, in the order of the names."""
    found = Permission.objects.filter(
        codename__in={name.split(".")[1] for name in names}
    ).select_related("content_type")
    by_name = {f"{row.content_type.app_label}.{row.codename}": row for row in found}
    return {name: by_name[name] for name in names if name in by_name}
