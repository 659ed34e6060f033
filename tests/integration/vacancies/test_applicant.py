"""What an applicant sees and decides with the personal link (promises P18 and P19)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from forms_privacy import personal_links
from forms_privacy.models import Form, GivenConsent, Submission
from forms_privacy.operations.stages import move_to
from retention import vault
from retention.models import Erasure, VaultKey
from retention.rules.decision import Cause
from ser_site.vacancies.kind import HIRED, KEEP, REJECTED
from ser_site.vacancies.models import Finding
from ser_site.vacancies.operations.closing import close
from ser_site.vacancies.operations.finding import note_finding
from ser_site.vacancies.operations.handing_over import confirm, package
from tests.commands import enforce
from tests.documents import PDF
from tests.integration.conftest import SetToday
from tests.integration.vacancies.conftest import Apply

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

CLOSING = date(2026, 10, 1)


@pytest.fixture(autouse=True)
def the_clock(set_today: SetToday, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime.fromisoformat("2026-10-02T12:00+02:00")
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
    set_today(date(2026, 10, 2))


def link(application: Submission) -> str:
    until = datetime.fromisoformat("2028-01-01T00:00+01:00")
    return personal_links.path_of(application, personal_links.token_for(application, until=until))


def test_the_page_tells_at_which_stage_it_is_and_until_when_and_offers_all_that_can_be_done(
    apply: Apply, client: Client
) -> None:
    application = apply()
    move_to(application, REJECTED, today=CLOSING)

    page = client.get(link(application)).content.decode()

    assert "Afgewezen, sinds 1 oktober 2026" in page
    assert "12 november 2026" in page
    for offered in ("Trek mijn sollicitatie in", "Voeg een bestand toe", "Ik wil dit goedvinden"):
        assert offered in page


def test_agreeing_afterwards_keeps_it_a_year_and_is_written_down(
    apply: Apply, client: Client
) -> None:
    application = apply()
    move_to(application, REJECTED, today=CLOSING)

    asked = client.get(f"{link(application)}agree/{KEEP}/")
    assert not GivenConsent.objects.exists()
    client.post(f"{link(application)}agree/{KEEP}/")

    application.refresh_from_db()
    assert (application.rule, application.due) == ("application-kept", date(2027, 10, 1))
    given = GivenConsent.objects.get()
    assert (given.channel, given.withdrawn_at) == ("link", None)
    assert given.wording.split("\n")[0] in asked.content.decode()


def test_withdrawn_within_six_weeks_the_six_weeks_remain(apply: Apply, client: Client) -> None:
    application = apply(keep=True)
    move_to(application, REJECTED, today=CLOSING)

    answer = client.post(f"{link(application)}{KEEP}/")

    application.refresh_from_db()
    assert answer.status_code == 303 and "/gone/" not in answer["Location"]
    assert (application.rule, application.due) == ("application", date(2026, 11, 12))


def test_withdrawn_after_six_weeks_it_is_gone_within_that_request(
    apply: Apply, client: Client, set_today: SetToday
) -> None:
    application = apply(keep=True)
    name = str(application.uploads.get().file.name)
    move_to(application, REJECTED, today=CLOSING)
    set_today(date(2027, 3, 1))
    told = client.get(f"{link(application)}{KEEP}/").content.decode()

    answer = client.post(f"{link(application)}{KEEP}/")

    assert "alleen door deze toestemming was het er nog" in told
    assert answer["Location"].endswith("/gone/")
    assert (
        not Submission.objects.exists()
        and not VaultKey.objects.filter(store="submissions").exists()
    )
    assert not storages["private"].exists(name)
    assert Cause.CONSENT_WITHDRAWN in Erasure.objects.values_list("cause", flat=True)


def test_the_whole_application_is_withdrawn_in_one_request(apply: Apply, client: Client) -> None:
    application = apply()

    answer = client.post(f"{link(application)}main/")

    assert answer["Location"].endswith("/gone/")
    assert not Submission.objects.exists()


def test_a_file_is_added_looked_at_and_sealed(apply: Apply, client: Client) -> None:
    application = apply()
    url = f"{link(application)}add/files/"
    bad = SimpleUploadedFile("vals.pdf", b"MZ is geen PDF")
    refused = client.post(url, {"added": bad})
    empty = client.post(url, {})
    before = application.uploads.count()
    answer = client.post(url, {"added": SimpleUploadedFile("diploma.pdf", PDF)})

    assert "is niet wat de naam zegt" in refused.content.decode()
    assert "Kies eerst een bestand." in empty.content.decode()
    assert (before, answer.status_code) == (1, 303)
    added = application.uploads.order_by("pk").last()
    assert added is not None
    with added.file.open("rb") as stored:
        sealed = stored.read()
    assert PDF not in sealed
    opened = vault.open_bytes("submissions", application.uuid, f"file:{added.uuid}", sealed)
    assert opened == PDF
    assert "diploma.pdf" in client.get(link(application)).content.decode()


def everything() -> bytes:
    """Every value of every table, every private file and every mail."""
    found = [str(one.message()).encode() for one in mail.outbox]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 (our own tables)
            for row in cursor.fetchall():
                found += [
                    bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in row
                ]
    private = storages["private"]
    for folder in private.listdir("")[0]:
        for name in private.listdir(folder)[1]:
            with private.open(f"{folder}/{name}") as file:
                found.append(f"{folder}/{name}".encode() + file.read())
    return b"\n".join(found)


def test_four_applicants_and_nothing_left_of_any_on_their_day(
    apply: Apply, vacancy: Form, client: Client, admin_user: User, set_today: SetToday
) -> None:
    """Issue 7, shows 2: six weeks, a year, withdrawn in between, hired."""
    names = ("Douwe Afgewezen", "Fenna Bewaard", "Gerlof Ingetrokken", "Hiske Aangenomen")
    rejected, kept, withdrawn = (
        apply(names[0]),
        apply(names[1], keep=True),
        apply(names[2], keep=True),
    )
    hired = apply(names[3])
    by, now = admin_user, datetime.fromisoformat("2026-10-01T09:00+02:00")
    for one in (rejected, kept, withdrawn, hired):
        note_finding(
            one,
            f"Over {one.number}",
            "x.example",
            discussed_on=None,
            by=by,
            now=now,
        )
    traces = {
        one.pk: (one.uuid, one.uploads.get().file.name, one.findings.get().uuid)
        for one in (rejected, kept, withdrawn, hired)
    }
    move_to(hired, HIRED, today=CLOSING)
    close(vacancy, by=None, today=CLOSING)

    def rehearsed(day: date) -> set[str]:
        _status, report = enforce("--dry-run", "--today", day.isoformat())
        return {item["record"] for item in report["items"]}

    eve, day_six = date(2026, 11, 11), date(2026, 11, 12)
    year = date(2027, 10, 1)
    assert rehearsed(eve) == set()
    assert rehearsed(day_six) == {str(rejected.uuid), str(hired.uuid)}
    package(hired, by=by, now=now)
    confirm(hired, now=now, today=date(2026, 10, 2))
    set_today(day_six)
    enforce()
    assert set(Submission.objects.values_list("uuid", flat=True)) == {kept.uuid, withdrawn.uuid}
    set_today(date(2027, 3, 1))
    client.post(f"{link(withdrawn)}{KEEP}/")
    assert set(Submission.objects.values_list("uuid", flat=True)) == {kept.uuid}
    set_today(year - timedelta(days=1))
    enforce("--release-brake", "clock")
    assert Submission.objects.exists()
    set_today(year)
    enforce()

    left = everything()
    assert not Submission.objects.exists() and not Finding.objects.exists()
    assert not VaultKey.objects.filter(store="submissions").exists()
    for _uuid, file, _finding in traces.values():
        assert str(file).encode() not in left
    for said in (*names, "douwe@voorbeeld.example", "Tjitske Bedacht", "levensloop"):
        assert said.encode() not in left
