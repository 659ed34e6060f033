"""Documents of meetings: kept sealed, opened by the secretariat, gone after ten years."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import storages
from django.urls import reverse
from django.utils import timezone

from retention.models import Erasure, Hold, VaultKey
from retention.operations.holds import place_hold
from ser_site.committees.models import Member
from ser_site.correspondence.models import Delivery, Document, Meeting
from ser_site.correspondence.operations.recording import record, remove
from ser_site.correspondence.operations.sending import send
from ser_site.correspondence.papers import ending_of
from tests.commands import check_promises, enforce, outcomes, swept
from tests.integration.conftest import SetToday
from tests.integration.office.conftest import PDF, pdf, zipped
from tests.people import client_as
from tests.storages import all_names, date_back

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]

NAME = "correspondence_meeting"
STORE = "member-correspondence"
END = date(2036, 8, 20)
"""Ten years after the paper's date."""


def papers() -> set[str]:
    """What lies in the folder of correspondence."""
    return {name for name in all_names("private") if name.startswith(f"{STORE}/")}


def add(meeting: Meeting, **sent: Any) -> Any:
    """What the secretariat's browser sends."""
    form = {"kind": "paper", "dated_on": "2026-09-01", "title": "Stuk", "message": "", **sent}
    return client_as("secretariat").post(reverse(f"{NAME}:add_document", args=[meeting.pk]), form)


def errors(answer: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = answer.context["form"].errors
    return found


def test_a_document_is_kept_until_ten_years_after_its_date(meeting: Meeting) -> None:
    add(meeting, dated_on="2024-02-29", file=pdf())

    document = Document.objects.get()
    assert (document.rule, document.due) == (STORE, date(2034, 2, 28))


def test_neither_storage_nor_database_can_be_read(paper: Document) -> None:
    with storages["private"].open(str(paper.file.name)) as file:
        stored = file.read()
    row: Any = Document.objects.filter(pk=paper.pk).values_list("title", "file")[0]

    assert b"Denkbeeldig" not in stored + bytes(row[0])
    assert "erslag" not in row[1]


def test_the_secretariat_reads_and_saves_it(paper: Document) -> None:
    client = client_as("secretariat")
    page = client.get(reverse(f"{NAME}:document", args=[paper.pk])).content.decode()
    file = client.get(reverse(f"{NAME}:file", args=[paper.pk]))

    assert "Verslag over Dirk Denkbeeldig" in page
    assert (file.content, file["Content-Disposition"].split(";")[0]) == (PDF, "attachment")


@pytest.mark.parametrize("role", ["editor", "coordinator", "officer"])
def test_nobody_else_does_whichever_number_they_guess(paper: Document, role: str) -> None:
    client = client_as(role)
    of_one = ("document", "file", "send", "again", "remove", "inspect", "edit", "add_document")
    addresses = [reverse(f"{NAME}:{name}") for name in ("index", "index_results", "add")]
    for pk in (paper.pk, paper.meeting_id, 987654):
        addresses += [reverse(f"{NAME}:{name}", args=[pk]) for name in of_one]

    answers = {client.get(url).status_code for url in addresses}
    posts = {client.post(url).status_code for url in addresses}

    assert (answers, posts) == ({403}, {403})


def test_a_file_that_is_no_paper_is_told_at_the_field(meeting: Meeting) -> None:
    answer = add(meeting, file=pdf("stuk.pdf", b"<script>alert(1)</script>"))

    assert list(errors(answer)) == ["file"]
    assert (Document.objects.exists(), papers()) == (False, set())


@pytest.mark.parametrize(
    ("name", "content", "ending"),
    [
        ("a.PDF", PDF, "pdf"),
        ("a.docx", zipped(word__document_xml=b"<w/>"), "docx"),
        ("a.odt", zipped(mimetype=b"application/vnd.oasis.opendocument.text"), "odt"),
    ],
    ids=["pdf", "docx", "odt"],
)
def test_what_a_file_holds_says_what_it_is(name: str, content: bytes, ending: str) -> None:
    assert ending_of(BytesIO(content), name, len(content)) == ending


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", PDF),
        ("a.docx", zipped(word__document_xml=b"<w/>", word__vbaProject_bin=b"x")),
        ("a.docx", b"PK\x03\x04 broken"),
        ("a.zip", zipped(anything=b"x")),
        ("a.pdf", b""),
    ],
    ids=["another kind", "macros", "broken", "no paper", "empty"],
)
def test_other_files_are_refused(name: str, content: bytes) -> None:
    with pytest.raises(ValidationError):
        ending_of(BytesIO(content), name, len(content))


@pytest.mark.parametrize(
    ("day", "told"),
    [("2026-09-15", "today or an earlier day"), ("2016-09-14", "so old")],
    ids=["tomorrow", "ten years ago"],
)
def test_a_date_that_cannot_be_is_told_at_the_field(
    meeting: Meeting, today: date, day: str, told: str
) -> None:
    answer = add(meeting, dated_on=day, file=pdf())

    assert told in errors(answer)["dated_on"][0]


def test_neither_file_nor_message_is_told(meeting: Meeting) -> None:
    assert list(errors(add(meeting))) == ["__all__"]


def test_a_sweep_erases_row_file_links_key_and_the_empty_meeting(
    paper: Document, members: list[Member], today: date, set_today: SetToday
) -> None:
    send(paper, to_all=False, by=None, today=today, now=timezone.now())
    record(
        Document(meeting=paper.meeting, title="Later", message="Tot dan", dated_on=today),
        b"",
        ending="",
        today=today,
    )
    set_today(END)
    assert outcomes(enforce("--dry-run")[1]) == {str(paper.uuid): "erased"}

    status, report = enforce()

    assert (status, swept(report, STORE)["erased"]) == (0, 1)
    assert [one.title.open() for one in Document.objects.all()] == ["Later"]
    assert (papers(), Delivery.objects.count()) == (set(), 0)
    assert not VaultKey.objects.filter(store=STORE, record=paper.uuid).exists()
    line = Erasure.objects.get(record=paper.uuid)
    assert (line.rule, line.due, line.proved_at is not None) == (STORE, END, True)
    assert Meeting.objects.exists()

    set_today(date(2036, 9, 14))
    enforce()

    assert not Meeting.objects.exists()


def test_a_hold_keeps_it_and_nobody_opens_it(
    paper: Document, members: list[Member], today: date, set_today: SetToday
) -> None:
    place_hold(STORE, paper.uuid, ground=Hold.Ground.LEGAL_CLAIM, reason="Geding", today=today)
    set_today(END)

    status, report = enforce()

    assert (status, outcomes(report)) == (0, {str(paper.uuid): "held"})
    assert len(papers()) == 1


def test_the_coordinator_places_a_hold_by_number_alone(paper: Document) -> None:
    address = reverse("retention_hold:place", args=[STORE, paper.uuid])

    page = client_as("coordinator").get(address).content.decode()

    assert (paper.number in page, "Denkbeeldig" in page) == (True, False)


def test_a_mistake_is_removed_at_once(paper: Document, today: date) -> None:
    client_as("secretariat").post(reverse(f"{NAME}:remove", args=[paper.pk]))

    assert (Document.objects.exists(), papers(), Meeting.objects.exists()) == (False, set(), True)


def test_a_mistake_under_a_hold_stays(paper: Document, today: date) -> None:
    place_hold(STORE, paper.uuid, ground=Hold.Ground.LEGAL_CLAIM, reason="Geding", today=today)

    assert remove(paper, today=today) is False
    assert len(papers()) == 1


def test_a_file_without_a_row_is_found(paper: Document, today: date) -> None:
    Document.objects.update(file="")
    date_back("private", str(paper.file.name), hours=25)

    enforce()

    assert papers() == set()


def test_the_promise_is_kept(paper: Document) -> None:
    enforce()

    _status, report = check_promises()

    (rule,) = [one for one in report["rules"] if one["rule"] == STORE]
    assert (rule["verdict"], rule["held"]) in [("kept", 1), ("not stated", 1)]
