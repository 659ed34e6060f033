"""What the selection committee sees and does, and who may not."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from forms_privacy.answers import Answer, Sort
from forms_privacy.models import Access, Form, Submission, Upload
from forms_privacy.operations.handling import write_note
from forms_privacy.operations.stages import move_to
from forms_privacy.operations.submitting import Sent, SentFile, submit
from forms_privacy.stores import SubmissionStore
from retention.models import Hold, VaultKey
from retention.operations.holds import place_hold
from ser_site.home.models import HomePage
from ser_site.vacancies.kind import APPLICATION, FINAL, HIRED, INVITED, REJECTED
from ser_site.vacancies.models import Finding, VacancyIndexPage, VacancyPage
from ser_site.vacancies.operations.closing import close, reopen
from ser_site.vacancies.operations.finding import note_finding
from tests.documents import docx, odt, picture
from tests.integration.conftest import SetToday
from tests.integration.forms_privacy.inbox import Worker, let, worker
from tests.integration.vacancies.conftest import Apply

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

CLOSING = date(2026, 10, 1)
NOW = datetime.fromisoformat("2026-09-01T09:00+02:00")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def member(vacancy: Form) -> Worker:
    """Of the committee: handles what comes in with this form, and takes it out."""
    return let(worker("commissie"), vacancy, may_handle=True, may_export=True)


def at(name: str, *args: object) -> str:
    return reverse(f"vacancies:{name}", args=args)


def text(response: Any) -> str:
    if isinstance(response, StreamingHttpResponse):
        return b"".join(response).decode()
    return str(response.content.decode())


def message(application: Submission) -> str:
    return reverse("forms_inbox:message", args=[application.uuid])


def page_of(vacancy: Form, home: HomePage, **more: Any) -> VacancyPage:
    overview = home.add_child(instance=VacancyIndexPage(title="Werken", slug="werken"))
    page = VacancyPage(
        title="Adviseur", slug="a", kind="application", translation_key=vacancy.uuid, **more
    )
    overview.add_child(instance=page)
    return page


def test_only_who_has_a_right_on_the_form_comes_in(
    apply: Apply, vacancy: Form, client: Client
) -> None:
    application = apply()
    move_to(application, HIRED, today=CLOSING)
    other = let(
        worker("ander"),
        Form.objects.create(uuid="9b1d6c4e-2222-4333-8444-555566667777", title="X", kind="contact"),
        may_handle=True,
        may_export=True,
    )
    reader = let(worker("lezer"), vacancy, may_open=True)
    upload = application.uploads.get()
    one = application.uuid
    looks = [at("procedure", vacancy.pk), at("document", one, upload.uuid)]
    acts = [
        at("close", vacancy.pk),
        at("reopen", vacancy.pk),
        *(at(name, one) for name in ("finding", "vog", "package", "confirm")),
    ]

    assert [other.client.get(url).status_code for url in looks] == [403, 403]
    assert [other.client.post(url).status_code for url in acts] == [403] * 6
    assert [reader.client.post(url).status_code for url in acts] == [403] * 6
    assert reader.client.get(at("procedure", vacancy.pk)).status_code == 200
    assert client.get(at("index")).status_code == 302
    assert Submission.objects.get().stage == "hired"


def test_closing_shows_first_and_then_does_with_progress(
    apply: Apply, vacancy: Form, member: Worker, set_today: SetToday
) -> None:
    set_today(CLOSING)
    plain, kept, hired = apply("A"), apply("B", keep=True), apply("C")
    move_to(hired, HIRED, today=date(2026, 9, 20))

    asked = text(member.client.get(at("close", vacancy.pk)))
    assert Submission.objects.filter(due=None).count() == 2
    done = text(member.client.post(at("close", vacancy.pk)))

    for number in (plain.number, kept.number, hired.number):
        assert number in asked
    assert "12 November 2026" in asked and "1 October 2027" in asked
    assert "3 of 3 applications" in done
    ends = dict(Submission.objects.values_list("uuid", "due"))
    assert ends == {
        plain.uuid: date(2026, 11, 12),
        kept.uuid: date(2027, 10, 1),
        hired.uuid: date(2026, 11, 1),
    }
    assert "Procedure closed" not in text(member.client.get(message(plain)))
    assert "closed on 1 October 2026" in text(member.client.get(message(plain)))


def test_reopening_brings_back_who_was_rejected_by_closing_and_nobody_else(
    apply: Apply, vacancy: Form
) -> None:
    before, invited = apply("A"), apply("B")
    move_to(before, REJECTED, today=date(2026, 9, 20))
    move_to(invited, INVITED, today=date(2026, 9, 21))
    close(vacancy, by=None, today=CLOSING)

    reopen(vacancy, by=None, today=date(2026, 10, 2))

    before.refresh_from_db()
    invited.refresh_from_db()
    assert (before.stage, before.due) == ("rejected", date(2026, 11, 1))
    assert (invited.stage, invited.due) == ("invited", None)


def test_closing_costs_queries_a_batch_and_none_an_application(
    vacancy: Form, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(120):
        Submission.objects.create(
            form=vacancy,
            kind="application",
            rule="application",
            stage="received",
            stage_since=date(2026, 9, 1),
            collected_on=date(2026, 9, 1),
            received_at=NOW,
            language="nl",
            answers="[]",
        )

    with django_assert_max_num_queries(60):
        assert close(vacancy, by=None, today=CLOSING) == 120

    assert set(Submission.objects.values_list("stage", "due")) == {("rejected", date(2026, 11, 12))}


def test_a_hold_keeps_who_is_hired_and_it_is_said(
    apply: Apply, member: Worker, set_today: SetToday
) -> None:
    set_today(CLOSING)
    application = apply()
    move_to(application, HIRED, today=CLOSING)
    place_hold(
        "submissions",
        application.uuid,
        ground=Hold.Ground.LEGAL_CLAIM,
        reason="Bezwaar",
        today=CLOSING,
        by=member.user,
    )
    member.client.post(at("package", application.uuid))

    answer = member.client.post(at("confirm", application.uuid), follow=True)

    assert "It is not erased" in text(answer)
    assert Submission.objects.exists()


def test_hired_goes_out_as_a_zip_once_downloaded_and_then_leaves_nothing(
    apply: Apply, member: Worker, set_today: SetToday
) -> None:
    set_today(CLOSING)
    application = apply("Douwe Verzonnen")
    move_to(application, HIRED, today=CLOSING)
    early = member.client.post(at("confirm", application.uuid), follow=True)

    package = member.client.post(at("package", application.uuid))
    member.client.post(at("confirm", application.uuid))

    assert "Download the ZIP file first" in text(early)
    assert "no-store" in package["Cache-Control"]
    with zipfile.ZipFile(io.BytesIO(package.content)) as archive:
        assert "1-cv.pdf" in archive.namelist()
    assert (
        not Submission.objects.exists()
        and not VaultKey.objects.filter(store="submissions").exists()
    )
    assert Access.objects.filter(act="exported", user=member.user).count() == 1


@pytest.fixture
def with_word(vacancy: Form) -> Submission:
    """An application with a Word document, a picture and an OpenDocument text."""
    body = (
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body><w:p><w:r><w:t>Beste &lt;b&gt;commissie</w:t></w:r></w:p></w:body></w:document>"
    )
    types = (
        b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        b'<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        b'officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    word = docx(**{"word/document.xml": body, "[Content_Types].xml": types})
    sent = Sent(
        answers=[Answer("naam", "Naam", "Douwe Verzonnen", Sort.IDENTIFYING)],
        language="nl",
        files=[
            SentFile("brief", word, DOCX),
            SentFile("cv", picture(), "image/jpeg"),
            SentFile("cv", odt(), "application/vnd.oasis.opendocument.text"),
        ],
    )
    return submit(vacancy, APPLICATION, sent, now=NOW)


def test_documents_are_shown_without_leaving_a_copy_and_each_look_is_recorded(
    with_word: Submission, member: Worker
) -> None:
    def show(upload: Upload) -> HttpResponse:
        return member.client.get(at("document", with_word.uuid, upload.uuid))  # type: ignore[return-value]

    word, photo, odt = (show(one) for one in with_word.uploads.order_by("pk"))

    assert "Beste &lt;b&gt;commissie" in text(word)
    assert photo["Content-Type"] == "image/jpeg"
    assert photo["Content-Disposition"].startswith("inline")
    assert odt["Content-Disposition"].startswith("attachment")
    for answer in (word, photo, odt):
        assert "no-store" in answer["Cache-Control"]
        assert answer["Content-Security-Policy"].startswith("sandbox")
    acts = Access.objects.filter(submission=with_word.uuid).order_by("pk")
    assert [one.act for one in acts] == ["viewed", "viewed", "downloaded"]


def test_what_was_found_has_a_source_is_discussed_and_goes_along(
    apply: Apply, member: Worker, set_today: SetToday
) -> None:
    set_today(CLOSING)
    application = apply()
    one = application.uuid
    member.client.post(at("finding", one), {"text": "Een lezing", "source": "https://x.example"})
    before = text(member.client.get(message(application)))
    found = Finding.objects.get()
    member.client.post(at("discussed", one, found.pk))
    after = text(member.client.get(message(application)))

    member.client.post(reverse("forms_inbox:erase", args=[one]), {"sure": "on"})

    assert "Een lezing" in before and "https://x.example" in before
    assert "Not discussed with the applicant yet" in before
    assert "Discussed with the applicant on 1 October 2026" in after
    assert not Finding.objects.exists()
    assert not VaultKey.objects.filter(record__in=[one, found.uuid]).exists()


def test_a_finding_without_a_source_is_refused(apply: Apply, member: Worker) -> None:
    member.client.post(at("finding", apply().uuid), {"text": "Een lezing", "source": ""})

    assert not Finding.objects.exists()


def test_a_vog_is_asked_of_the_final_candidate_where_the_vacancy_says_so(
    vacancy: Form, member: Worker, home: HomePage
) -> None:
    email = Answer("e", "E-mail", "douwe@voorbeeld.example", Sort.IDENTIFYING, "email")
    application = submit(vacancy, APPLICATION, Sent([email], "nl"), now=NOW)
    url = at("vog", application.uuid)
    page = page_of(vacancy, home, closes_on=CLOSING, needs_vog=True)
    member.client.post(url)
    move_to(application, FINAL, today=CLOSING)
    VacancyPage.objects.filter(pk=page.pk).update(needs_vog=False)
    member.client.post(url)
    assert not mail.outbox

    VacancyPage.objects.filter(pk=page.pk).update(needs_vog=True)
    member.client.post(url)

    (sent,) = mail.outbox
    assert sent.to == ["douwe@voorbeeld.example"]
    assert "verklaring omtrent het gedrag" in sent.subject


def test_a_procedure_open_for_sixty_days_after_its_last_day_is_pointed_out(
    apply: Apply, vacancy: Form, member: Worker, home: HomePage, set_today: SetToday
) -> None:
    apply()
    page_of(vacancy, home, closes_on=date(2026, 9, 1))

    set_today(date(2026, 10, 30))
    early = text(member.client.get(reverse("wagtailadmin_home")))
    set_today(date(2026, 10, 31))
    late = text(member.client.get(reverse("wagtailadmin_home")))
    close(vacancy, by=None, today=date(2026, 10, 31))
    closed = text(member.client.get(reverse("wagtailadmin_home")))

    assert "Procedures that wait" not in early
    assert "Procedures that wait" in late
    assert "Procedures that wait" not in closed


def test_an_applicants_own_copy_has_what_was_noted_and_found(
    apply: Apply, admin_user: User
) -> None:
    application = apply()
    now = datetime(2026, 9, 2, 9, tzinfo=UTC)
    write_note(application, "Goed gesprek.", by=admin_user, now=now)
    note_finding(
        application,
        "Schrijft over pensioenen.",
        "https://voorbeeld.example/douwe",
        discussed_on=date(2026, 9, 3),
        by=admin_user,
        now=now,
    )

    copy = SubmissionStore().export_of(Submission.objects.get())

    assert copy["notes"] == [{"text": "Goed gesprek.", "written": "2026-09-02T09:00:00+00:00"}]
    assert copy["findings"] == [
        {
            "text": "Schrijft over pensioenen.",
            "source": "https://voorbeeld.example/douwe",
            "discussed": "2026-09-03",
        }
    ]


def test_a_document_stands_once_on_the_page_of_an_applicant(member: Worker, apply: Apply) -> None:
    application = apply()

    shown = member.client.get(reverse("forms_inbox:message", args=[application.uuid]))

    upload = application.uploads.get()
    assert shown.content.decode().count(str(upload.uuid)) == 1
