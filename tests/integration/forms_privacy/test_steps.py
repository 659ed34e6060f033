"""A long form in steps: on, back, to one answer, and sent."""

from __future__ import annotations

import pytest
from django.test import Client

from forms_privacy.models import Submission
from forms_privacy.page_messages import note_published
from ser_site.contact.models import ContactPage
from tests.documents import PDF
from tests.filling import Walk

from .steps import ADDRESS, WHAT, WHO, begun, pdf

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]


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


def test_headings_are_no_questions(long_form: ContactPage) -> None:
    note_published(long_form)

    asked = long_form.form_record.questions.values_list("name", flat=True)
    assert set(asked) == {"naam", "e_mailadres", "adres", "je_vraag", "plan", "mag_openbaar"}


def test_a_form_without_headings_has_one_page(client: Client, contact_page: ContactPage) -> None:
    walk = Walk(client, contact_page)

    assert walk.heading == ""
    assert "Stap 1" not in walk.text
    walk.go("send", **WHO, **WHAT)
    assert walk.answer.status_code == 303
