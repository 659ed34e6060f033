"""A departure and its sweep killed at any moment: nobody is half-erased, the next run finishes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from retention.models import Act, Erasure, FileRemoval, VaultKey
from ser_site.committees.models import Member, MemberPage, Term
from ser_site.media.models import SerImage
from tests.integration.committees.conftest import Appoint
from tests.other_process import database_for_others, run
from tests.storages import all_names

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("register")]

LEAVING = 2
EVENTS = [4, 11, 19, 28, 36, 47, 58, 71, 86, 102, 121, 143]
"""Of a departure as of a sweep: statements, removals of files, writes of the journal."""


@pytest.fixture
def members(appoint: Appoint, make_image: Callable[..., Any]) -> list[Member]:
    """One who stays, and those who leave; each with a portrait in two sizes."""
    found = []
    for number in range(LEAVING + 1):
        photo = make_image(f"Portret {number}")
        photo.get_rendition("fill-30x30")
        photo.get_rendition("width-20")
        found.append(appoint(f"Lid {number}", photo=photo))
    return found


@pytest.fixture
def killed(members: list[Member], tmp_path: Path) -> int:
    """Kill each departure and then the sweep at all of these; how many sweeps were killed."""
    who = [member.pk for member in members[1:]]
    code = f"import sys; from tests.sweeping_processes import main; sys.exit(main({EVENTS}, {who}))"
    with database_for_others(tmp_path) as database:
        return int(run(code, database))


def test_a_departure_killed_at_any_moment_is_finished_by_the_next_run(
    members: list[Member], killed: int
) -> None:
    """One test: the many kills are what costs, and the end state is one."""
    stays, *left = members
    assert killed >= len(EVENTS) // 2

    # Records, keys, terms and profiles: of who stays.
    assert [member.pk for member in Member.objects.all()] == [stays.pk]
    assert {key.record for key in VaultKey.objects.filter(store="members")} == {stays.uuid}
    assert [term.member_id for term in Term.objects.all()] == [stays.pk]
    profile = MemberPage.objects.get()
    assert (profile.member_id, profile.live) == (stays.pk, True)

    # Portraits, with every size: of who stays. Looking at the site makes more of those.
    photo = SerImage.objects.get()
    sizes = {rendition.file.name for rendition in photo.renditions.all()}
    assert len(sizes) >= 2
    assert all_names("default") == {photo.file.name, *sizes}
    assert all_names("private") == set()

    # Each erased once, and proved.
    erased = Erasure.objects.filter(act=Act.ERASED, store="members")
    assert Counter(erased.values_list("record", flat=True)) == {one.uuid: 1 for one in left}
    assert not Erasure.objects.filter(proved_at=None).exists()
    assert not FileRemoval.objects.exists()
