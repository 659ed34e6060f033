"""The screen on which a member leaves, and stays after all."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Locale

from ser_site.committees.models import Member, MemberPage
from ser_site.committees.operations.departure import leave
from tests.commands import enforce
from tests.integration.committees.conftest import Appoint
from tests.people import client_as

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("commits", "register"),
]

NAME = "committees_member"


def leave_url(member: Member) -> str:
    return reverse(f"{NAME}:leave", args=[member.pk])


def test_first_is_shown_what_goes(
    appoint: Appoint, news: Any, make_image: Any, today: date
) -> None:
    news("Sybrand Voorbeeld spreekt", on=today)
    news("Iemand anders", on=today)
    member = appoint("Sybrand Voorbeeld", photo=make_image(title="Portret op blauw"))

    answer = client_as("secretariat").post(leave_url(member), {"on": today.isoformat()})

    page = answer.content.decode()
    assert "Portret op blauw" in page
    assert "Sybrand Voorbeeld spreekt" in page
    assert "Iemand anders" not in page
    assert "Papers and minutes of meetings are sealed, so they are not searched." in page
    # Also where the calendar made today of what was typed and is no day.
    assert "Left on 14 September 2026." in page
    assert "until then you can undo it" in page
    member.refresh_from_db()
    assert member.left_on is None


def test_a_portrait_used_elsewhere_is_said_to_stay(
    appoint: Appoint, news: Any, make_image: Any, today: date
) -> None:
    photo = make_image()
    news("Nieuws", on=today, hero_image=photo)
    member = appoint(photo=photo)

    answer = client_as("secretariat").post(leave_url(member), {"on": today.isoformat()})

    goes = answer.context["told"].goes
    assert ([one.medium.pk for one in goes.kept], goes.portraits) == ([photo.pk], [])
    # 2.5 years after it stood in the news.
    assert "there until 14 March 2029" in answer.content.decode()


def test_who_it_is_stands_above_it_all(appoint: Appoint, today: date) -> None:
    member, secretary = appoint(), client_as("secretariat")

    asked = secretary.get(leave_url(member)).content.decode()
    shown = secretary.post(leave_url(member), {"on": today.isoformat()}).content.decode()

    assert "<h2>Sybrand Voorbeeld</h2>" in asked
    assert "<h2>Sybrand Voorbeeld</h2>" in shown


def test_committees_are_called_as_the_reader_calls_them(
    appoint: Appoint, bodies: dict[str, Any]
) -> None:
    member = appoint("Sybrand Voorbeeld", "council", "committee")
    english = bodies["council"].copy_for_translation(
        Locale.objects.get_or_create(language_code="en")[0], copy_parents=True
    )
    english.title = "The council"
    english.save_revision().publish()

    shown = client_as("secretariat").get(reverse(f"{NAME}:inspect", args=[member.pk]))

    # The committee has no English page.
    assert all(name in shown.content.decode() for name in ("The council", "Werk"))
    assert "De raad" not in shown.content.decode()


def test_a_day_in_the_past_is_asked_again(appoint: Appoint) -> None:
    answer = client_as("secretariat").post(leave_url(appoint()), {"on": "2026-01-31"})

    assert "lies in the past" in answer.content.decode()


def test_confirmed_the_member_has_left(appoint: Appoint, today: date) -> None:
    member, day = appoint(), today.isoformat()

    answer = client_as("secretariat").post(
        leave_url(member), {"on": day, "confirmed": day}, follow=True
    )

    assert not MemberPage.objects.get().live
    assert "Everything is erased tonight" in answer.content.decode()


def test_another_day_than_was_confirmed_is_shown_first(appoint: Appoint, today: date) -> None:
    member = appoint()

    client_as("secretariat").post(
        leave_url(member), {"on": today.isoformat(), "confirmed": "2027-01-01"}
    )

    member.refresh_from_db()
    assert member.left_on is None


def test_planned(appoint: Appoint) -> None:
    member = appoint()

    client_as("secretariat").post(
        leave_url(member), {"on": "2027-01-01", "confirmed": "2027-01-01"}
    )

    member.refresh_from_db()
    assert (member.left_on, MemberPage.objects.get().live) == (date(2027, 1, 1), True)


def test_a_planned_departure_is_erased_by_the_first_sweep_of_that_day(appoint: Appoint) -> None:
    member, day = appoint(), date(2027, 1, 1)
    client = client_as("secretariat")
    told = client.post(leave_url(member), {"on": day.isoformat()}).content.decode()

    leave(member, on=day, today=date(2026, 9, 1))
    planned = client.get(reverse(f"{NAME}:inspect", args=[member.pk])).content.decode()

    # A sweep soon after midnight leaves no time to undo it on the day itself.
    assert "The first sweep after that erases everything below, usually that same" in told
    assert "The first sweep after that erases everything, usually that same" in planned


def test_undone_with_one_action(appoint: Appoint, today: date) -> None:
    member, day = appoint(), today.isoformat()
    client = client_as("secretariat")
    client.post(leave_url(member), {"on": day, "confirmed": day})

    client.post(reverse(f"{NAME}:stay", args=[member.pk]))

    member.refresh_from_db()
    assert (member.left_on, MemberPage.objects.get().live) == (None, True)


@pytest.mark.parametrize("name", ["inspect", "edit", "leave", "stay"])
def test_afterwards_it_is_told_plainly_that_it_is_gone(
    appoint: Appoint, today: date, name: str
) -> None:
    member, day = appoint(), today.isoformat()
    client = client_as("secretariat")
    client.post(leave_url(member), {"on": day, "confirmed": day})
    enforce()

    answer = client.post(reverse(f"{NAME}:{name}", args=[member.pk]), follow=True)

    assert "erased for good" in answer.content.decode()


def test_what_goes_and_who_mentions_the_member_is_read_until_the_sweep(
    appoint: Appoint, news: Any, make_image: Any, today: date
) -> None:
    news("Sybrand Voorbeeld spreekt", on=today)
    member = appoint("Sybrand Voorbeeld", photo=make_image(title="Portret op blauw"))
    leave(member, on=today, today=today)
    secretary, url = client_as("secretariat"), reverse(f"{NAME}:goes", args=[member.pk])
    assert url in secretary.get(reverse(f"{NAME}:inspect", args=[member.pk])).content.decode()

    page = secretary.get(url).content.decode()

    assert "Sybrand Voorbeeld spreekt" in page
    assert "They stay as they are; nothing is rewritten." in page
    assert "Portret op blauw" in page
    assert "Everything is erased tonight; until then you can undo it." in page


def test_after_the_sweep_there_is_nothing_to_be_read(appoint: Appoint, today: date) -> None:
    member = appoint()
    leave(member, on=today, today=today)
    enforce()

    url = reverse(f"{NAME}:goes", args=[member.pk])
    answer = client_as("secretariat").get(url, follow=True)

    assert "everything about them is erased for good" in answer.content.decode()
