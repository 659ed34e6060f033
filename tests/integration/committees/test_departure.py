"""A member leaves: off the site at once, erased by the next sweep, undone until then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from wagtail.models import PageLogEntry, Revision

from retention.models import Erasure, VaultKey
from ser_site.committees.models import GoneAddress, Member, MemberPage, Term
from ser_site.committees.operations.departure import AlreadyGone, leave, stay
from tests.commands import enforce
from tests.integration.committees.conftest import Appoint
from tests.integration.conftest import SetToday

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]
AHEAD = date(2026, 10, 1)


def profile(member: Member) -> MemberPage:
    found: MemberPage = MemberPage.objects.get(member=member)
    return found


def address(member: Member) -> str:
    return profile(member).get_url() or ""


def test_the_address_names_nobody(appoint: Appoint) -> None:
    assert "sybrand" not in address(appoint("Sybrand Voorbeeld"))


def test_the_profile_is_gone_within_the_request(
    appoint: Appoint, client: Client, today: date
) -> None:
    member = appoint()
    url = address(member)
    assert client.get(url).status_code == 200

    leave(member, on=today, today=today)

    answer = client.get(url)
    assert answer.status_code == 410
    assert "Voorbeeld" not in answer.content.decode()
    # A browser keeps a bare 410 for good, and would not see the profile once it is back.
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_committee_lists_the_member_no_longer(
    appoint: Appoint, client: Client, bodies: dict[str, Any], today: date
) -> None:
    appoint("Anna Blijft")
    member = appoint("Sybrand Voorbeeld")

    leave(member, on=today, today=today)

    page = client.get(bodies["council"].get_url()).content.decode()
    assert ("Anna Blijft" in page, "Sybrand" in page) == (True, False)


def test_on_the_day_nothing_shows_the_profile_though_nothing_runs(
    appoint: Appoint, client: Client, bodies: dict[str, Any], today: date, set_today: SetToday
) -> None:
    member = appoint()
    leave(member, on=AHEAD, today=today)
    assert client.get(address(member)).status_code == 200

    set_today(AHEAD)

    assert client.get(address(member)).status_code == 410
    assert "Sybrand" not in client.get(bodies["council"].get_url()).content.decode()


def test_the_portrait_goes_off_the_site_with_it(
    appoint: Appoint, make_image: Make, today: date
) -> None:
    photo = make_image()
    member = appoint(photo=photo)

    leave(member, on=today, today=today)

    photo.refresh_from_db(fields=["taken_down_at", "due"])
    assert (photo.taken_down_at is not None, photo.due) == (True, today)


def test_undone_all_is_as_it_was(
    appoint: Appoint, client: Client, make_image: Make, today: date
) -> None:
    photo = make_image()
    member = appoint(photo=photo)
    url = address(member)
    Term.objects.update(end=date(2028, 1, 1))
    leave(member, on=today, today=today)

    stay(member, today=today)

    photo.refresh_from_db()
    term = Term.objects.get()
    assert client.get(url).status_code == 200
    assert (member.left_on, member.due, term.end) == (None, None, date(2028, 1, 1))
    assert (photo.taken_down_at, photo.due) == (None, None)


def test_a_draft_is_not_published_by_undoing(appoint: Appoint, today: date) -> None:
    member = appoint()
    page = profile(member)
    page.unpublish()
    leave(member, on=today, today=today)

    stay(member, today=today)

    assert not profile(member).live


def test_the_day_of_leaving_is_the_first_day_in_no_committee(appoint: Appoint, today: date) -> None:
    member = appoint()

    leave(member, on=today, today=today)
    at_once = Term.objects.get().end
    stay(member, today=today)
    leave(member, on=AHEAD, today=today)

    assert (at_once, Term.objects.get().end) == (date(2026, 9, 13), date(2026, 9, 30))


def test_a_term_of_which_the_last_day_was_agreed_keeps_it(appoint: Appoint, today: date) -> None:
    member = appoint()
    Term.objects.update(end=date(2026, 9, 30))

    leave(member, on=AHEAD, today=today)

    term = Term.objects.get()
    assert (term.end, term.closed_by_departure) == (date(2026, 9, 30), False)


@pytest.fixture
def scheduled(appoint: Appoint) -> Member:
    """A member with a public profile, a scheduled change to it, and a draft after that."""
    member = appoint()
    page = profile(member)
    later = page.save_revision(approved_go_live_at=datetime(2026, 12, 1, 8, tzinfo=UTC))
    assert page.live and later.approved_go_live_at
    page.about = "<p>Een concept.</p>"
    page.save_revision()
    return member


def columns(member: Member) -> list[Any]:
    """Every column of the profile and of each of its revisions."""
    page = MemberPage.objects.filter(member=member)
    revisions = Revision.page_revisions.filter(object_id=str(page.get().pk))
    return [*page.values(), *revisions.order_by("pk").values()]


def test_undone_draft_and_planned_publication_are_there_again(
    scheduled: Member, today: date
) -> None:
    before = columns(scheduled)
    leave(scheduled, on=today, today=today)
    assert columns(scheduled) != before

    stay(scheduled, today=today)

    assert columns(scheduled) == before


def test_nothing_that_was_scheduled_is_published_after_leaving(
    scheduled: Member, today: date
) -> None:
    profile(scheduled).unpublish()
    Revision.objects.update(approved_go_live_at=datetime(2026, 12, 1, 8, tzinfo=UTC))

    leave(scheduled, on=today, today=today)

    assert not Revision.objects.exclude(approved_go_live_at=None).exists()


def test_what_an_editor_wrote_meanwhile_is_a_draft_after_undoing(
    appoint: Appoint, today: date
) -> None:
    member = appoint()
    leave(member, on=today, today=today)
    page = profile(member)
    page.about = "<p>Een concept.</p>"
    page.save_revision()

    stay(member, today=today)

    page = profile(member)
    assert (page.live, page.has_unpublished_changes) == (True, True)
    assert "concept" not in page.about


def test_what_an_editor_published_meanwhile_stays_the_live_version(
    appoint: Appoint, today: date
) -> None:
    member = appoint()
    leave(member, on=today, today=today)
    page = profile(member)
    page.about = "<p>Beter gezegd.</p>"
    revision = page.save_revision()
    revision.publish()

    stay(member, today=today)

    page = profile(member)
    assert (page.live_revision, page.has_unpublished_changes) == (revision, False)


def test_what_is_noted_for_undoing_says_nothing_of_the_member(
    scheduled: Member, today: date
) -> None:
    leave(scheduled, on=today, today=today)

    (noted,) = Member.objects.get(pk=scheduled.pk).taken_pages
    assert {type(value) for value in noted.values()} <= {int, bool, dict}
    assert list(noted["scheduled"].values()) == ["2026-12-01T08:00:00+00:00"]


def test_who_left_before_an_update_can_be_put_back_after_it(appoint: Appoint, today: date) -> None:
    member = appoint()
    leave(member, on=today, today=today)
    Member.objects.update(taken_pages=[profile(member).pk])
    Term.objects.update(end=today)
    migration = import_module("ser_site.committees.migrations.0002_as_it_was")

    for step in migration.Migration.operations:
        step.code(apps, None)

    assert Term.objects.get().end == date(2026, 9, 13)
    stay(member, today=today)
    assert (profile(member).live, Term.objects.get().end) == (True, None)


def test_the_next_sweep_erases_everything(
    appoint: Appoint, client: Client, make_image: Make, today: date
) -> None:
    photo = make_image()
    member = appoint(photo=photo)
    url, page = address(member), profile(member)
    page.save_revision()
    leave(member, on=today, today=today)

    status, _output = enforce()

    assert status == 0
    assert not Member.objects.exists()
    assert not Term.objects.exists()
    assert not MemberPage.objects.exists()
    assert not VaultKey.objects.filter(store="members").exists()
    assert not Revision.objects.filter(object_id=str(page.pk)).exists()
    assert not type(photo).objects.exists()
    assert client.get(url).status_code == 410
    assert set(PageLogEntry.objects.filter(page=page.pk).values_list("label", flat=True)) <= {"–"}


def test_the_ledger_proves_it(appoint: Appoint, today: date) -> None:
    member = appoint()
    leave(member, on=today, today=today)

    enforce()

    lines = Erasure.objects.filter(record=member.uuid).order_by("pk")
    assert [(line.act, line.rule, line.cause) for line in lines] == [
        ("taken_down", "member", "left_office"),
        ("erased", "member", "left_office"),
    ]
    assert all(line.proved_at for line in lines.filter(act="erased"))


def test_the_tree_stays_sound(appoint: Appoint, bodies: dict[str, Any], today: date) -> None:
    appoint("Anna Blijft")
    leave(appoint(), on=today, today=today)

    enforce()

    bodies["members"].refresh_from_db()
    assert bodies["members"].numchild == 1
    assert MemberPage.find_problems() == ([], [], [], [], [])


def test_what_is_erased_cannot_be_undone(appoint: Appoint, today: date) -> None:
    member = appoint()
    leave(member, on=today, today=today)
    enforce()

    with pytest.raises(AlreadyGone):
        stay(member, today=today)


def test_leaving_one_of_two_committees_erases_nothing(
    appoint: Appoint, client: Client, bodies: dict[str, Any], today: date, set_today: SetToday
) -> None:
    member = appoint("Sybrand Voorbeeld", "council", "committee")
    Term.objects.filter(committee=bodies["committee"].translation_key).update(end=today)
    set_today(date(2026, 9, 15))

    enforce()

    assert Member.objects.filter(pk=member.pk).exists()
    assert "Sybrand" in client.get(bodies["council"].get_url()).content.decode()
    assert "Sybrand" not in client.get(bodies["committee"].get_url()).content.decode()


def test_an_address_that_never_was_is_not_found(client: Client, bodies: dict[str, Any]) -> None:
    assert client.get(bodies["members"].get_url() + "0123456789/").status_code == 404


def test_an_address_is_kept_as_a_digest(appoint: Appoint, today: date) -> None:
    member = appoint()
    slug = profile(member).slug

    leave(member, on=today, today=today)

    (kept,) = GoneAddress.objects.all()
    assert (len(kept.digest), slug in kept.digest) == (64, False)
