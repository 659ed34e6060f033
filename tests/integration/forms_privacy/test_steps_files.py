"""Files in a long form: kept sealed until it is sent, and lost without losing anything else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from forms_privacy.models import SUBMISSIONS, Submission, Upload
from forms_privacy.steps import parking
from retention import rounds, vault
from retention.files import PRIVATE
from ser_site.contact.models import ContactPage
from tests.documents import EICAR, PDF
from tests.filling import Walk

from .steps import ADDRESS, WHAT, WHO, begun, pdf, state_of

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]


def test_the_file_that_is_kept_is_the_one_that_was_sent(walk: Walk) -> None:
    walk.go(**WHO).go(**WHAT, plan=pdf(more=b"mijn plan")).go("send")

    submission = Submission.objects.get()
    upload = submission.uploads.get()
    sealed = upload.file.read()
    content = vault.open_bytes(SUBMISSIONS, submission.uuid, f"file:{upload.uuid}", sealed)
    assert content == PDF + b"mijn plan"


def test_a_file_survives_a_mistake_beside_it(walk: Walk) -> None:
    walk.go(**WHO).go(je_vraag="", plan=pdf())
    assert walk.soup.find(class_="fp-mistakes")
    assert "Kies je bestanden nog een keer" not in walk.text

    walk.go(**WHAT).go("send")

    assert Upload.objects.count() == 1


def test_files_are_added_up_and_taken_away(walk: Walk, long_form: ContactPage) -> None:
    walk.go(**WHO).go("back", plan=[pdf("een.pdf"), pdf("twee.pdf")]).go(**WHO)
    first, _second = state_of(walk, long_form).files["plan"]

    walk.go(**WHAT, plan=pdf("drie.pdf"), **{"plan-take-away": first.place})

    assert [one.name for one in state_of(walk, long_form).files["plan"]] == ["twee.pdf", "drie.pdf"]
    assert len(begun()) == 2
    assert first.place not in begun()


def test_with_those_of_before_no_more_files_than_allowed(
    walk: Walk, long_form: ContactPage
) -> None:
    walk.go(**WHO).go("back", plan=[pdf(f"{n}.pdf") for n in range(4)]).go(**WHO)

    walk.go(**WHAT, plan=[pdf("4.pdf"), pdf("5.pdf")])

    assert "Kies er hoogstens 5." in walk.text
    assert len(state_of(walk, long_form).files["plan"]) == len(begun()) == 4


def test_a_refused_file_is_said_also_on_the_way_back(walk: Walk) -> None:
    walk.go(**WHO).go("back", plan=SimpleUploadedFile("virus.exe", EICAR))

    assert walk.heading.startswith("Stap 2 van 3")
    assert [one.get_text(strip=True) for one in walk.soup.select(".fp-mistakes li")] == [
        "“virus.exe” kun je niet versturen. Kies een pdf, docx, odt, jpeg of png."
    ]
    assert begun() == []


def test_before_sending_there_is_nothing_to_read_on_the_server(walk: Walk) -> None:
    walk.go(**WHO, **ADDRESS).go(**WHAT, plan=pdf(more=b"geheim plan"))

    (name,) = begun()
    with storages[PRIVATE].open(f"{parking.FOLDER}/{name}") as file:
        sealed = file.read()
    assert b"geheim" not in sealed and b"%PDF" not in sealed
    assert not Submission.objects.exists() and not Upload.objects.exists()
    state = walk.carried["form-state"]
    assert "Wietske" not in state and "wietske" not in state


def test_the_sweep_takes_files_never_sent_and_the_visitor_chooses_them_again(
    walk: Walk, today: date
) -> None:
    walk.go(**WHO).go(**WHAT, plan=pdf())

    assert rounds.carry_out(today=today) == []
    assert begun() == []
    walk.go("send")

    assert walk.heading.startswith("Stap 2 van 3")
    assert "“plan.pdf” is niet meer bij ons. Kies het opnieuw." in walk.text
    assert walk.soup.find(id="id_je_vraag").string.strip() == WHAT["je_vraag"]
    walk.go(**WHAT, plan=pdf()).go("send")
    assert Upload.objects.count() == 1


def test_a_file_that_was_changed_in_storage_must_be_chosen_again(walk: Walk) -> None:
    walk.go(**WHO).go(**WHAT, plan=pdf())
    (name,) = begun()
    path = f"{parking.FOLDER}/{name}"
    storages[PRIVATE].delete(path)
    storages[PRIVATE].save(path, SimpleUploadedFile("x", b"iets anders"))

    walk.go("send")

    assert "is niet meer bij ons" in walk.text
    assert not Submission.objects.exists()


def test_storage_that_takes_nothing_loses_no_answer(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk.go(**WHO)

    def full(*_args: Any, **_kwargs: Any) -> str:
        raise OSError("No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(storages[PRIVATE], "save", full)
        walk.go(**WHAT, plan=pdf())

    assert walk.answer.status_code == 503
    assert walk.soup.find(id="id_je_vraag").string.strip() == WHAT["je_vraag"]
    walk.go(**WHAT).go("send")
    assert Submission.objects.count() == 1


def test_files_too_large_together_are_left_out_and_nothing_else_is_lost(
    walk: Walk, long_form: ContactPage, settings: Settings
) -> None:
    walk.go(**WHO).go("back", plan=pdf("een.pdf")).go(**WHO)
    settings.FORMS_PRIVACY = {**settings.FORMS_PRIVACY, "FILE_SIZE": 1_000}
    large = SimpleUploadedFile("groot.pdf", PDF + b" " * 4 * 1024 * 1024, "application/pdf")

    walk.go(**WHAT, plan=large)

    assert walk.answer.status_code == 413
    assert "Je bestanden zijn samen te groot" in walk.text
    assert [one.name for one in state_of(walk, long_form).files["plan"]] == ["een.pdf"]
    assert walk.soup.find(id="id_je_vraag").string.strip() == WHAT["je_vraag"]
    assert walk.go(**WHAT).go("send").answer.status_code == 303


def test_a_post_beyond_all_measure_is_not_read(walk: Walk, settings: Settings) -> None:
    walk.go(**WHO)
    settings.FORMS_PRIVACY = {**settings.FORMS_PRIVACY, "FILE_SIZE": 1, "FILE_COUNT": 1}
    huge = SimpleUploadedFile("groot.pdf", b" " * 31 * 1024 * 1024)

    walk.go(**WHAT, plan=huge)

    assert walk.answer.status_code == 413
    assert "vind je terug wat je eerder invulde" in walk.text
