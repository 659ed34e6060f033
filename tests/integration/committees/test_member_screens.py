"""The secretariat's screens: who is who, recording, changing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from wagtail.models import ModelLogEntry

from ser_site.committees.models import Member, Term
from ser_site.committees.operations import recording
from tests.frontend_cache import FrontendCache
from tests.integration.committees.conftest import Appoint
from tests.people import client_as

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("commits", "register"),
]

NAME = "committees_member"
WHO = {"name": "Anna Verzonnen", "email": "anna@voorbeeld.example", "telephone": "06 1"}


def form(*terms: dict[str, Any], initial: int = 0, **who: Any) -> dict[str, Any]:
    """What the browser sends."""
    sent = {"terms-TOTAL_FORMS": len(terms), "terms-INITIAL_FORMS": initial, **WHO, **who}
    for number, term in enumerate(terms):
        sent |= {f"terms-{number}-{name}": value for name, value in term.items()}
    return sent


def term(committee: Any, start: str, end: str = "") -> dict[str, Any]:
    return {
        "committee": str(committee.translation_key),
        "seat": "crown",
        "role": "member",
        "start": start,
        "end": end,
    }


def add(client: Client, *terms: dict[str, Any], **who: Any) -> Any:
    return client.post(reverse(f"{NAME}:add"), form(*terms, **who))


def test_the_secretariat_records_a_member_with_terms(bodies: dict[str, Any]) -> None:
    client = client_as("secretariat")

    add(client, term(bodies["council"], "2026-01-01"), term(bodies["committee"], "2026-02-01"))

    member = Member.objects.get()
    assert (member.name.open(), member.email.open()) == ("Anna Verzonnen", WHO["email"])
    assert Term.objects.filter(member=member).count() == 2


def test_the_log_says_a_number_only(bodies: dict[str, Any]) -> None:
    add(client_as("secretariat"))

    (line,) = ModelLogEntry.objects.filter(action="wagtail.create")
    number = Member.objects.get().number
    assert (line.label, line.data) == (f"Member {number}", {})


@pytest.mark.parametrize(
    ("rows", "field", "said"),
    [
        ([("council", "2026-02-01", "2026-01-01")], "end", "lies before the first"),
        (
            [("council", "2026-01-01", "2026-06-30"), ("council", "2026-06-30", "")],
            "start",
            "already sits in this committee",
        ),
    ],
    ids=["ends before it begins", "overlap on one day"],
)
def test_what_is_wrong_with_a_term_is_told_at_the_field(
    bodies: dict[str, Any], rows: list[Any], field: str, said: str
) -> None:
    client = client_as("secretariat")

    answer = add(client, *[term(bodies[where], start, end) for where, start, end in rows])

    wrong = answer.context["form"].terms.forms[len(rows) - 1]
    assert said in wrong.errors[field][0]
    assert said in answer.content.decode()
    assert not Member.objects.exists()


def test_one_term_after_another_in_one_save(appoint: Appoint, bodies: dict[str, Any]) -> None:
    member = appoint("Anna Verzonnen")
    first = Term.objects.get()
    old = {**term(bodies["council"], "2024-01-01", "2026-06-30"), "id": first.pk}
    client = client_as("secretariat")

    answer = client.post(
        reverse(f"{NAME}:edit", args=[member.pk]),
        form(old, term(bodies["council"], "2026-07-01"), initial=1),
    )

    assert answer.status_code == 302, answer.context["form"].terms.errors

    assert [str(one.start) for one in Term.objects.all()] == ["2026-07-01", "2024-01-01"]


def test_no_e_mail_address(bodies: dict[str, Any]) -> None:
    answer = add(client_as("secretariat"), email="anna at voorbeeld")

    assert "This is no e-mail address" in answer.content.decode()
    assert not Member.objects.exists()


@pytest.mark.parametrize(
    ("role", "named"), [("secretariat", True), ("superuser", True), ("officer", False)]
)
def test_names_are_for_who_may_see_them(appoint: Appoint, role: str, named: bool) -> None:
    member = appoint("Anna Verzonnen")
    client = client_as(role)

    for url in (reverse(f"{NAME}:index"), reverse(f"{NAME}:inspect", args=[member.pk])):
        answer = client.get(url)
        page = answer.content.decode()
        assert ("Anna Verzonnen" in page, member.number in page) == (named, True)
        assert answer["Cache-Control"].startswith("no-store, private")
        assert "Anna" not in page.split("</title>")[0]


def test_history_names_nobody(appoint: Appoint) -> None:
    member = appoint("Anna Verzonnen")

    answer = client_as("secretariat").get(reverse(f"{NAME}:history", args=[member.pk]))

    assert answer.status_code == 200
    assert "Anna" not in answer.content.decode()


def test_names_take_one_query_however_many(
    appoint: Appoint, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        appoint(f"Lid {number}")
    client = client_as("secretariat")
    client.get(reverse(f"{NAME}:index"))

    with django_assert_max_num_queries(40) as queries:
        page = client.get(reverse(f"{NAME}:index")).content.decode()

    keys = [one for one in queries.captured_queries if "retention_vaultkey" in one["sql"]]
    assert (len(keys), "Lid 11" in page) == (1, True)


@pytest.mark.parametrize("name", ["inspect", "edit", "leave", "stay", "history"])
@pytest.mark.parametrize("guess", [0, 999])
def test_editors_get_403_whether_there_is_a_member_or_not(
    appoint: Appoint, name: str, guess: int
) -> None:
    member = appoint()
    url = reverse(f"{NAME}:{name}", args=[member.pk + guess])
    client = client_as("editor")

    assert (client.get(url).status_code, client.post(url).status_code) == (403, 403)
    assert client.get(reverse(f"{NAME}:index")).status_code == 403
    assert client.get(reverse(f"{NAME}:add")).status_code == 403


def test_who_looks_only_changes_nothing(appoint: Appoint) -> None:
    member = appoint()
    client = client_as("officer")

    for name in ("edit", "leave", "stay"):
        assert client.post(reverse(f"{NAME}:{name}", args=[member.pk])).status_code == 403


def test_dutch(appoint: Appoint) -> None:
    member = appoint()
    client = client_as("secretariat", "nl")

    page = client.get(reverse(f"{NAME}:leave", args=[member.pk])).content.decode()

    assert "Leden: vertrek" in page


def test_what_a_term_asks_starts_with_a_capital_and_is_short(appoint: Appoint) -> None:
    member = appoint()

    page = client_as("secretariat", "nl").get(reverse(f"{NAME}:edit", args=[member.pk]))

    asked = BeautifulSoup(page.content, "html.parser")
    labels = [one.get_text(strip=True).rstrip("*") for one in asked.select("fieldset label")]
    assert {"Raad of commissie", "Haal deze termijn weg"} <= set(labels)
    assert "Alleen als het een vergissing was." in asked.get_text()


def test_caches_forget_the_list_of_a_committee_that_a_member_leaves(
    appoint: Appoint, bodies: dict[str, Any], front_cache: FrontendCache, today: date
) -> None:
    member = appoint()

    recording.change(
        member, lambda: Term.objects.update(end=date(2026, 9, 13)), today=today, by=None
    )

    assert f"localhost{bodies['council'].get_url()}" in front_cache.purged
