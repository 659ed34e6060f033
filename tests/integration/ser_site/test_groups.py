"""The groups of the site keep up with it, and keep what an administrator decided."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupCollectionPermission

from ser_site.content.groups import EDITORS, load_groups
from ser_site.content.models import GivenPermission
from tests.commands import status_and_text

pytestmark = pytest.mark.django_db

NEW = "media_retention.change_consent"


@pytest.fixture
def editors() -> Group:
    load_groups()
    return Group.objects.get(name=EDITORS)


def has(group: Group, name: str) -> bool:
    app, codename = name.split(".")
    return group.permissions.filter(content_type__app_label=app, codename=codename).exists()


def take(group: Group, name: str) -> None:
    app, codename = name.split(".")
    group.permissions.remove(Permission.objects.get(content_type__app_label=app, codename=codename))


def test_what_an_update_brought_is_given(editors: Group) -> None:
    take(editors, NEW)
    GivenPermission.objects.filter(permission=NEW).delete()  # as before the update
    told = status_and_text("complete_groups")

    assert told == (0, f"{EDITORS}: {NEW}\n")
    assert has(editors, NEW)


def test_what_an_administrator_took_away_stays_away(editors: Group) -> None:
    take(editors, NEW)
    told = status_and_text("complete_groups")

    assert told == (0, "")
    assert not has(editors, NEW)


def test_what_an_administrator_added_stays(editors: Group) -> None:
    extra = Permission.objects.get(codename="add_user")
    editors.permissions.add(extra)
    status_and_text("complete_groups")

    assert extra in editors.permissions.all()


def test_permissions_on_collections_are_given_too(editors: Group) -> None:
    of_media = GroupCollectionPermission.objects.filter(
        group=editors, permission__codename="add_media"
    )
    of_media.delete()
    GivenPermission.objects.filter(permission="wagtailmedia.add_media").delete()
    status_and_text("complete_groups")

    assert of_media.count() == 1


def test_a_rehearsal_changes_nothing(editors: Group) -> None:
    take(editors, NEW)
    GivenPermission.objects.filter(permission=NEW).delete()
    told = status_and_text("complete_groups", "--dry-run")

    assert told == (0, f"{EDITORS}: {NEW}\n")
    assert not has(editors, NEW)


def test_a_group_that_was_deleted_does_not_come_back(editors: Group) -> None:
    editors.delete()
    status_and_text("complete_groups")

    assert not Group.objects.filter(name=EDITORS).exists()
