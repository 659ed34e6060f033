"""What the selection committee sees and does, and who may not."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from forms_privacy.answers import Answer, Sort
from forms_privacy.models import Access, Form, Submission, Upload
from forms_privacy.operations.handling import write_note
from forms_privacy.operations.stages import move_to
from forms_privacy.operations.submitting import Sent, SentFile, submit
from forms_privacy.stores import SubmissionStore
from retention.models import Hold, VaultKey
from retention.operations.holds import place_hold
from ser_site.home.models import HomePage
from ser_site.vacancies.kind import APPLICATION, FINAL, HIRED
from ser_site.vacancies.models import Finding, VacancyPage
from ser_site.vacancies.operations.finding import note_finding
from tests.documents import docx, odt, picture
from tests.integration.conftest import SetToday
from tests.integration.forms_privacy.inbox import Worker, let, worker
from tests.integration.vacancies.conftest import Apply
from tests.integration.vacancies.screens import CLOSING, at, message, page_of, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

NOW = datetime.fromisoformat("2026-09-01T09:00+02:00")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


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
