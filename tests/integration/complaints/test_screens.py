"""Terms and the register of complaints in the admin."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from forms_privacy.kinds import HANDLED
from forms_privacy.operations.stages import move_to
from ser_site.complaints.models import Procedure
from tests.integration.complaints.conftest import Complain
from tests.integration.conftest import SetToday

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]


@pytest.fixture
def october(set_today: SetToday) -> None:
    """A week before the term of what came on 2 September is over."""
    set_today(date(2026, 10, 7))


@pytest.mark.usefixtures("october")
def test_the_list_says_how_long_there_is_and_never_who(
    complain: Complain, admin_client: Client
) -> None:
    submission = complain()

    page = admin_client.get(reverse("complaints_procedure:index")).content.decode()

    assert submission.number in page and "14 oktober 2026" in page and "nog 7 dagen" in page
    assert "Wietske" not in page


@pytest.mark.usefixtures("october")
def test_a_committee_moves_the_day(complain: Complain, admin_client: Client) -> None:
    complain("objection")
    procedure = Procedure.objects.get()
    url = reverse("complaints_procedure:edit", args=[procedure.pk])
    assert "14 oktober 2026" in admin_client.get(url).content.decode()

    admin_client.post(url, {"decided_on": "2026-08-18", "committee": "on"})

    procedure.refresh_from_db()
    # To be filed until 29 September, and 12 weeks after that.
    assert procedure.decide_by == date(2026, 12, 22)


@pytest.mark.usefixtures("october")
def test_home_tells_what_runs_out(complain: Complain, admin_client: Client) -> None:
    complain()

    home = admin_client.get(reverse("wagtailadmin_home")).content.decode()

    assert "Te beslissen binnen twee weken: 1" in home


def test_the_register_is_exported_in_words(
    complain: Complain, admin_client: Client, today: date
) -> None:
    move_to(complain(), HANDLED, today=today)

    answer = admin_client.get(reverse("complaints_entry:index") + "?export=csv")

    rows = b"".join(answer).decode("utf-8-sig").splitlines()
    assert rows == ["Maand,Soort,Gaat over,Uitkomst", f"{today:%Y-%m},Klacht,,"]


@pytest.mark.parametrize("name", ["complaints_procedure", "complaints_entry"])
def test_nobody_sees_it_without_the_right(client: Client, name: str) -> None:
    assert client.get(reverse(f"{name}:index")).status_code == 302
