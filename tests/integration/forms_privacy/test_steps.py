"""A long form in steps: on, back, to one answer, sent; and nothing kept before it is."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as runs
from hypothesis import strategies as st
from pytest_django import Settings

from forms_privacy.models import SUBMISSIONS, Submission, Upload
from forms_privacy.operations import submitting
from forms_privacy.page_messages import note_published
from forms_privacy.steps import parking
from forms_privacy.steps.state import State, read, seal
from retention import rounds, site_keys, vault
from retention.files import PRIVATE
from retention.models import VaultKey
from ser_site.contact.models import ContactField, ContactPage
from tests.documents import EICAR, PDF
from tests.filling import Walk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

WHO = {"naam": "Wietske Verzonnen", "e_mailadres": "wietske@voorbeeld.example"}
ADDRESS = {
    "adres_postcode": "2594 AW",
    "adres_number": "60",
    "adres_street": "Bezuidenhoutseweg",
    "adres_city": "Den Haag",
}
WHAT = {"je_vraag": "Hoe laat is het?"}


def pdf(name: str = "plan.pdf", more: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PDF + more)


def begun() -> list[str]:
    """Names of files of forms that are not sent."""
    try:
        return sorted(storages[PRIVATE].listdir(parking.FOLDER)[1])
    except FileNotFoundError:
        return []


def state_of(walk: Walk, page: ContactPage) -> State:
    now = timezone.now()
    return read(walk.carried["form-state"], page.translation_key, now=now)


@pytest.fixture
def page(contact_page: ContactPage) -> ContactPage:
    """A form in two steps and a summary: who, and what, with files."""
    asked: list[dict[str, Any]] = [
        {"label": "Wie ben je?", "field_type": "step", "help_text": "Zo kunnen we antwoorden."},
        {"label": "Naam", "field_type": "name"},
        {"label": "E-mailadres", "field_type": "email"},
        {"label": "Adres", "field_type": "address", "required": False},
        {"label": "Je verhaal", "field_type": "step"},
        {"label": "Je vraag", "field_type": "multiline"},
        {"label": "Plan", "field_type": "file", "required": False},
        {"label": "Mag openbaar", "field_type": "checkbox", "required": False},
    ]
    contact_page.form_fields.all().delete()
    for place, one in enumerate(asked):
        ContactField(page=contact_page, sort_order=place, **one).save()
    return contact_page


@pytest.fixture
def walk(client: Client, page: ContactPage) -> Walk:
    """Somebody who opens the page."""
    return Walk(client, page)


def test_the_first_step_asks_its_own_questions_and_says_which_step_it_is(walk: Walk) -> None:
    assert walk.heading == "Stap 1 van 3 Wie ben je?"
    assert walk.soup.title.string.strip().startswith("Stap 1 van 3: Wie ben je?")
    assert "Zo kunnen we antwoorden." in walk.text
    assert walk.soup.find(id="id_naam") and not walk.soup.find(id="id_je_vraag")
    assert not walk.answer.cookies


def test_step_by_step_to_a_submission_with_everything(walk: Walk) -> None:
    walk.go(**WHO, **ADDRESS)
    assert walk.heading == "Stap 2 van 3 Je verhaal"
    walk.go(**WHAT, plan=pdf(), mag_openbaar="on")
    assert walk.heading == "Stap 3 van 3 Kijk je antwoorden na en verstuur ze"
    assert not Submission.objects.exists()

    walk.go("send")

    assert walk.answer.status_code == 303
    submission = Submission.objects.get()
    answers = {one.name: one.value for one in submission.opened()}
    assert answers == {
        **WHO,
        **WHAT,
        "adres": "Bezuidenhoutseweg 60\n2594 AW Den Haag",
        "plan": ["plan.pdf"],
        "mag_openbaar": True,
    }
    assert submission.uploads.get().size == len(PDF)
    assert begun() == []


def test_the_file_that_is_kept_is_the_one_that_was_sent(walk: Walk) -> None:
    walk.go(**WHO).go(**WHAT, plan=pdf(more=b"mijn plan")).go("send")

    submission = Submission.objects.get()
    upload = submission.uploads.get()
    sealed = upload.file.read()
    content = vault.open_bytes(SUBMISSIONS, submission.uuid, f"file:{upload.uuid}", sealed)
    assert content == PDF + b"mijn plan"


def test_the_summary_lists_every_answer_with_a_way_back_to_it(walk: Walk) -> None:
    walk.go(**WHO).go(**WHAT, plan=pdf(), mag_openbaar="on")

    lines = {
        line.dt.get_text(strip=True): " ".join(line.dd.get_text(" ", strip=True).split())
        for line in walk.soup.select(".fp-summary__line")
    }
    size = f"{len(PDF)} bytes"
    assert lines == {
        "Naam": "Wietske Verzonnen",
        "E-mailadres": "wietske@voorbeeld.example",
        "Adres": "niet ingevuld",
        "Je vraag": "Hoe laat is het?",
        "Plan": f"plan.pdf ({size})",
        "Mag openbaar": "ja",
    }
    buttons = walk.soup.select(".fp-summary__line button")
    assert [one["value"] for one in buttons] == [
        "change-naam",
        "change-e_mailadres",
        "change-adres",
        "change-je_vraag",
        "change-plan",
        "change-mag_openbaar",
    ]
    assert buttons[0].get_text(" ", strip=True).startswith("Wijzigen")


def test_one_answer_is_changed_from_the_summary_and_leads_back_to_it(walk: Walk) -> None:
    walk.go(**WHO).go(**WHAT).go("change-e_mailadres")
    assert walk.heading.startswith("Stap 1 van 3")
    assert walk.soup.find(id="id_e_mailadres").has_attr("autofocus")

    walk.go(**{**WHO, "e_mailadres": "anders@voorbeeld.example"})

    assert walk.heading.startswith("Stap 3 van 3")
    assert "anders@voorbeeld.example" in walk.text


def test_back_and_forth_loses_nothing(walk: Walk) -> None:
    walk.go(**WHO, **ADDRESS)
    walk.go("back", je_vraag="Half", plan=pdf(), mag_openbaar="on")
    assert walk.soup.find(id="id_naam")["value"] == WHO["naam"]
    parts = [walk.soup.find(id=f"id_adres_{number}").get("value") for number in range(5)]
    assert parts == ["2594 AW", "60", None, "Bezuidenhoutseweg", "Den Haag"]

    walk.go(**WHO, **ADDRESS)

    assert walk.soup.find(id="id_je_vraag").string.strip() == "Half"
    assert walk.soup.find(id="id_mag_openbaar").has_attr("checked")
    assert "plan.pdf" in walk.soup.find(class_="fp-parked").get_text()


def test_what_is_wrong_is_kept_on_the_way_back_and_not_judged(walk: Walk) -> None:
    walk.go(**WHO).go("back", je_vraag="123456782")
    assert walk.soup.find(class_="fp-mistakes") is None

    walk.go(**WHO)

    assert walk.soup.find(id="id_je_vraag").string.strip() == "123456782"
    assert walk.soup.find(class_="fp-mistakes") is None


def test_a_mistake_stops_at_its_step_with_a_focused_summary(walk: Walk) -> None:
    walk.go(naam="", e_mailadres="geen adres")

    summary = walk.soup.find(class_="fp-mistakes")
    assert summary.has_attr("autofocus")
    assert "Je kunt nog niet verder" in summary.get_text()
    assert summary.find("a", href="#id_e_mailadres")
    assert walk.soup.title.string.strip().startswith("Fout: Stap 1 van 3")
    assert walk.soup.find(id="id_e_mailadres")["value"] == "geen adres"


def test_a_file_survives_a_mistake_beside_it(walk: Walk) -> None:
    walk.go(**WHO).go(je_vraag="", plan=pdf())
    assert walk.soup.find(class_="fp-mistakes")
    assert "Kies je bestanden nog een keer" not in walk.text

    walk.go(**WHAT).go("send")

    assert Upload.objects.count() == 1


def test_files_are_added_up_and_taken_away(walk: Walk, page: ContactPage) -> None:
    walk.go(**WHO).go("back", plan=[pdf("een.pdf"), pdf("twee.pdf")]).go(**WHO)
    first, _second = state_of(walk, page).files["plan"]

    walk.go(**WHAT, plan=pdf("drie.pdf"), **{"plan-take-away": first.place})

    assert [one.name for one in state_of(walk, page).files["plan"]] == ["twee.pdf", "drie.pdf"]
    assert len(begun()) == 2
    assert first.place not in begun()


def test_with_those_of_before_no_more_files_than_allowed(walk: Walk, page: ContactPage) -> None:
    walk.go(**WHO).go("back", plan=[pdf(f"{n}.pdf") for n in range(4)]).go(**WHO)

    walk.go(**WHAT, plan=[pdf("4.pdf"), pdf("5.pdf")])

    assert "Kies er hoogstens 5." in walk.text
    assert len(state_of(walk, page).files["plan"]) == len(begun()) == 4


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


def test_a_hand_made_post_cannot_skip_a_step(walk: Walk) -> None:
    walk.go("send", **WHO, **WHAT)
    assert walk.heading.startswith("Stap 2 van 3")
    walk.go("change-plan")
    walk.go("send")

    assert walk.heading.startswith("Stap 2 van 3")
    assert not Submission.objects.exists()


def test_a_state_at_the_summary_with_holes_leads_to_the_hole(walk: Walk, page: ContactPage) -> None:
    walk.go(**WHO).go(**WHAT)
    hollow = State(at=2, furthest=2, typed={"je_vraag": ["Hoe laat is het?"]})
    sealed = seal(hollow, page.translation_key, now=timezone.now())

    walk.go("send", **{"form-state": sealed})

    assert walk.heading.startswith("Stap 1 van 3")
    assert walk.soup.find("a", href="#id_naam")
    assert not Submission.objects.exists()


def test_sent_twice_it_is_one_submission_though_the_files_are_gone(walk: Walk) -> None:
    walk.go(**WHO).go(**WHAT, plan=pdf())
    post = {**walk.carried, "form-go": "send"}

    answers = [walk.client.post(walk.url, post) for _ in range(2)]

    assert [one.status_code for one in answers] == [303, 303]
    assert Submission.objects.count() == Upload.objects.count() == 1


def test_an_earlier_step_sent_again_shows_the_same_next_step(walk: Walk) -> None:
    post = {**walk.carried, **WHO, "form-go": "next"}
    headings = []
    for _ in range(2):
        walk.answer = walk.client.post(walk.url, post)
        headings.append(walk.heading)

    assert headings == ["Stap 2 van 3 Je verhaal"] * 2


def test_after_a_day_one_begins_again(walk: Walk, page: ContactPage) -> None:
    walk.go(**WHO)
    before = timezone.now() - timedelta(days=1, seconds=2)
    old = seal(state_of(walk, page), page.translation_key, now=before)

    walk.go(**WHAT, **{"form-state": old})

    assert walk.answer.status_code == 400
    assert "het stond langer dan een dag open" in walk.text
    assert walk.heading.startswith("Stap 1 van 3")
    assert "Wietske" not in walk.text


@pytest.mark.parametrize("spoil", ["x", "é", "\x00", "AQ==", "A" * 5_000])
def test_a_state_that_is_none_of_ours_leads_to_the_beginning(walk: Walk, spoil: str) -> None:
    walk.go(**WHO)

    walk.go(**WHAT, **{"form-state": spoil})

    assert walk.answer.status_code == 400
    assert "Begin hier opnieuw" in walk.text


def test_a_changed_state_leads_to_the_beginning(walk: Walk) -> None:
    walk.go(**WHO)
    state = walk.carried["form-state"]
    middle = len(state) // 2
    other = "A" if state[middle] != "A" else "B"

    walk.go(**WHAT, **{"form-state": state[:middle] + other + state[middle + 1 :]})

    assert walk.answer.status_code == 400


def test_the_state_of_another_form_is_not_taken(walk: Walk, page: ContactPage) -> None:
    walk.go(**WHO)
    other = seal(state_of(walk, page), uuid4(), now=timezone.now())

    assert walk.go(**WHAT, **{"form-state": other}).answer.status_code == 400


def test_a_new_site_key_breaks_no_form_that_is_open(walk: Walk, settings: Settings) -> None:
    walk.go(**WHO)
    settings.VAULT_KEYS = [site_keys.generate(), *settings.VAULT_KEYS]

    walk.go(**WHAT).go("send")

    assert Submission.objects.count() == 1


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


def test_nothing_is_acknowledged_that_the_database_did_not_take(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise DatabaseError("gone")

    walk.go(**WHO).go(**WHAT, plan=pdf())
    with monkeypatch.context() as patched:
        patched.setattr(submitting, "_keep_consents", fail)
        walk.go("send")
    assert walk.answer.status_code == 503
    assert "er is niets verstuurd" in walk.text
    assert not Submission.objects.exists()

    walk.go("send")

    assert Upload.objects.count() == 1


def test_without_a_key_nothing_goes_on_and_it_is_said(walk: Walk, settings: Settings) -> None:
    settings.VAULT_KEYS = []

    walk.go(**WHO)

    assert walk.answer.status_code == 503
    assert "Er ging bij ons iets mis" in walk.text


def test_a_question_that_went_meanwhile_is_left_out(walk: Walk, page: ContactPage) -> None:
    walk.go(**WHO).go(**WHAT, plan=pdf())
    page.form_fields.filter(clean_name="plan").delete()

    walk.go("send")

    assert walk.answer.status_code == 303
    assert "plan" not in {one.name for one in Submission.objects.get().opened()}


def test_robots_are_told_at_the_step_where_they_fill_in_too_much(walk: Walk) -> None:
    walk.go(**WHO, **{"form-website": "https://spam.example"})

    assert walk.heading.startswith("Stap 1 van 3")
    assert "Laat het veld" in walk.text


def test_only_what_costs_us_something_is_counted(walk: Walk, settings: Settings) -> None:
    settings.FORMS_PRIVACY = {**settings.FORMS_PRIVACY, "RATE": (1, 600)}
    for _ in range(3):
        walk.go(**WHO).go("back")
    walk.go(**WHO).go("back", plan=pdf("een.pdf")).go(**WHO)

    walk.go(**WHAT, plan=pdf("twee.pdf"))

    assert walk.answer.status_code == 429
    assert len(begun()) == 1
    assert walk.soup.find(id="id_je_vraag").string.strip() == WHAT["je_vraag"]


def test_too_much_text_is_said(walk: Walk) -> None:
    # Nothing that could be made smaller.
    noise = b"".join(hashlib.sha512(str(n).encode()).digest() for n in range(15_000)).hex()
    walk.go(**WHO).go("back", je_vraag=noise)

    assert walk.answer.status_code == 200
    assert "Je hebt te veel ingevuld" in walk.text


def test_files_too_large_together_are_left_out_and_nothing_else_is_lost(
    walk: Walk, page: ContactPage, settings: Settings
) -> None:
    walk.go(**WHO).go("back", plan=pdf("een.pdf")).go(**WHO)
    settings.FORMS_PRIVACY = {**settings.FORMS_PRIVACY, "FILE_SIZE": 1_000}
    large = SimpleUploadedFile("groot.pdf", PDF + b" " * 4 * 1024 * 1024, "application/pdf")

    walk.go(**WHAT, plan=large)

    assert walk.answer.status_code == 413
    assert "Je bestanden zijn samen te groot" in walk.text
    assert [one.name for one in state_of(walk, page).files["plan"]] == ["een.pdf"]
    assert walk.soup.find(id="id_je_vraag").string.strip() == WHAT["je_vraag"]
    assert walk.go(**WHAT).go("send").answer.status_code == 303


def test_a_post_beyond_all_measure_is_not_read(walk: Walk, settings: Settings) -> None:
    walk.go(**WHO)
    settings.FORMS_PRIVACY = {**settings.FORMS_PRIVACY, "FILE_SIZE": 1, "FILE_COUNT": 1}
    huge = SimpleUploadedFile("groot.pdf", b" " * 31 * 1024 * 1024)

    walk.go(**WHAT, plan=huge)

    assert walk.answer.status_code == 413
    assert "vind je terug wat je eerder invulde" in walk.text


def test_headings_are_no_questions(page: ContactPage) -> None:
    note_published(page)

    asked = page.form_record.questions.values_list("name", flat=True)
    assert set(asked) == {"naam", "e_mailadres", "adres", "je_vraag", "plan", "mag_openbaar"}


def test_a_form_without_headings_has_one_page(client: Client, contact_page: ContactPage) -> None:
    walk = Walk(client, contact_page)

    assert walk.heading == ""
    assert "Stap 1" not in walk.text
    walk.go("send", **WHO, **WHAT)
    assert walk.answer.status_code == 303


_nasty = st.one_of(
    st.sampled_from(["", "a", "\x00", "123456782", "9" * 5_000]), st.text(max_size=50)
)
_move = st.tuples(
    st.sampled_from(["next", "back", "send", "change-naam", "change-plan", "change-x", "", "\x00"]),
    st.dictionaries(
        st.sampled_from(["naam", "e_mailadres", "adres_city", "je_vraag", "plan", "form-website"]),
        _nasty,
        max_size=4,
    ),
    st.sampled_from(["carried", "earlier", "none", "broken"]),
    st.booleans(),
)


@runs(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(moves=st.lists(_move, max_size=6))
def test_whatever_way_one_goes_nothing_is_stored_half(
    client: Client, page: ContactPage, moves: list[tuple[str, dict[str, str], str, bool]]
) -> None:
    walk = Walk(client, page)
    states = [""]
    for button, typed, state, has_file in moves:
        if walk.answer.status_code == 303:
            break
        states.append(walk.carried.get("form-state", ""))
        carried = {"carried": states[-1], "earlier": states[0], "none": "", "broken": "eJx"}[state]
        sent = {name: value.encode("utf-8", "surrogatepass") for name, value in typed.items()}
        files = {"plan": pdf()} if has_file else {}
        walk.go(button, **{**sent, **files, "form-state": carried})
        assert walk.answer.status_code < 500

    for submission in Submission.objects.all():
        answers = {one.name: one.value for one in submission.opened()}
        assert answers["naam"] and answers["e_mailadres"] and answers["je_vraag"]
        assert submission.uploads.count() == len(answers["plan"])
    assert VaultKey.objects.filter(store=SUBMISSIONS).count() == Submission.objects.count()
