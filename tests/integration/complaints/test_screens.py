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
def test_asking_to_complete_an_objection_moves_the_day(
    complain: Complain, admin_client: Client
) -> None:
    complain("objection")
    procedure = Procedure.objects.get()
    url = reverse("complaints_procedure:edit", args=[procedure.pk])

    admin_client.post(
        url, {"asked_on": "2026-09-07", "complete_by": "2026-09-21", "completed_on": "2026-09-14"}
    )

    procedure.refresh_from_db()
    # 14 October, and the 6 days from 8 up to 13 September.
    assert procedure.decide_by == date(2026, 10, 20)


@pytest.mark.usefixtures("october")
@pytest.mark.parametrize(
    ("days", "told"),
    [
        (("", "", "2026-09-14"), "Vul in wanneer je het de indiener vroeg."),
        (("", "2026-09-21", ""), "Vul in wanneer je het de indiener vroeg."),
        (("2026-09-07", "", ""), "Vul de laatste dag in die je gaf."),
        (("2026-09-01", "2026-09-21", ""), "Het bezwaar kwam na deze dag."),
        (("2026-10-08", "2026-10-22", ""), "Deze dag moet nog komen."),
        (("2026-09-07", "2026-09-21", "2026-10-08"), "Deze dag moet nog komen."),
        (("2026-09-07", "2026-09-07", ""), "Deze dag moet na de dag van vragen liggen."),
        (("2026-09-07", "2026-09-21", "2026-09-06"), "Je vroeg het de indiener pas na deze dag."),
    ],
)
def test_days_that_cannot_be_right_change_nothing(
    complain: Complain, admin_client: Client, days: tuple[str, str, str], told: str
) -> None:
    complain("objection")
    procedure = Procedure.objects.get()
    url = reverse("complaints_procedure:edit", args=[procedure.pk])

    page = admin_client.post(
        url, dict(zip(("asked_on", "complete_by", "completed_on"), days, strict=True))
    )

    procedure.refresh_from_db()
    assert told in page.content.decode()
    assert (procedure.asked_on, procedure.decide_by) == (None, date(2026, 10, 14))


@pytest.mark.usefixtures("october")
def test_the_term_of_a_complaint_cannot_be_stopped(
    complain: Complain, admin_client: Client
) -> None:
    complain()
    procedure = Procedure.objects.get()
    url = reverse("complaints_procedure:edit", args=[procedure.pk])

    admin_client.post(url, {"asked_on": "2026-09-07", "complete_by": "2026-09-21"})

    procedure.refresh_from_db()
    assert (procedure.asked_on, procedure.decide_by) == (None, date(2026, 10, 14))


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


def test_an_empty_register_says_so(admin_client: Client) -> None:
    page = admin_client.get(reverse("complaints_entry:index")).content.decode()

    assert "Er staat nog niets in het register." in page


def test_a_choice_that_nothing_fits_says_so(
    complain: Complain, admin_client: Client, today: date
) -> None:
    move_to(complain(), HANDLED, today=today)

    page = admin_client.get(reverse("complaints_entry:index") + "?kind=objection").content.decode()

    assert "Er is geen regel in het register die daarbij past. Kies iets anders." in page
