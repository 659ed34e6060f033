"""A form page: what stands above it, what it asks, and how it says what is wrong."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.core import mail
from django.test import Client
from pytest_django import Settings
from wagtail.models import Locale

from forms_privacy.beyond_messages import point_out_what_is_beyond
from forms_privacy.models import GivenConsent, Submission
from retention.models import Activity, ActivityBasis
from ser_site.contact.models import ContactField, ContactPage
from tests.filling import post_form, token_for

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]

GOOD = {
    "naam": "Wietske Verzonnen",
    "e_mailadres": "wietske@voorbeeld.example",
    "je_vraag": "Hoe laat is het?",
}


def soup_of(response: Any) -> Any:
    return BeautifulSoup(response.content, "html.parser")


def add(page: ContactPage, **question: str) -> str:
    """Ask one thing more; returns its name."""
    field = ContactField(page=page, sort_order=9, **{"required": False, **question})
    field.save()
    return str(field.clean_name)


def test_the_notice_tells_what_the_register_says(client: Client, contact_page: ContactPage) -> None:
    text = soup_of(client.get(contact_page.url)).find(class_="fp-notice").get_text(" ", strip=True)

    assert "Je een antwoord geven." in text
    assert "We wissen wat je ons stuurt direct zodra de zaak is afgehandeld." in text
    assert "Je kunt bezwaar maken." in text


def test_a_question_beyond_the_statement_is_pointed_out_to_the_editor(
    contact_page: ContactPage, admin_client: Client
) -> None:
    add(contact_page, label="Geboren op", field_type="birthdate")

    answer = admin_client.get(f"/admin/pages/{contact_page.pk}/edit/")
    told = soup_of(answer).get_text(" ", strip=True)
    request = answer.wsgi_request
    request.method = "POST"
    point_out_what_is_beyond(request, contact_page)

    sentence = "De verklaring noemt geen geboortedatum voor “Vraag of bericht”"
    assert "geboortedatum" in told and "“Geboren op”" in told
    assert [str(one) for one in get_messages(request)] == [f"{sentence}: kijk naar “Geboren op”."]


def test_the_page_sets_no_cookie_and_is_kept_by_no_cache(
    client: Client, contact_page: ContactPage
) -> None:
    answer = client.get(contact_page.url)

    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]


def test_a_mistake_stands_in_the_summary_at_its_field_and_in_the_title(
    client: Client, contact_page: ContactPage
) -> None:
    soup = soup_of(post_form(client, contact_page, {**GOOD, "e_mailadres": "geen adres"}))

    told = "Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl."
    summary = soup.find(class_="fp-mistakes")
    assert summary.find("a", href="#id_e_mailadres").get_text(strip=True) == told
    assert summary.has_attr("autofocus")
    assert told in soup.find(id="id_e_mailadres_error").get_text()
    assert "id_e_mailadres_error" in soup.find(id="id_e_mailadres")["aria-describedby"]
    assert soup.title.string.strip().startswith("Fout:")
    assert soup.find(id="id_naam")["value"] == "Wietske Verzonnen"
    assert not Submission.objects.exists()


def test_a_browser_is_told_what_a_field_is_for(client: Client, contact_page: ContactPage) -> None:
    add(contact_page, label="Functie", field_type="singleline", datum="function")

    soup = soup_of(client.get(contact_page.url))

    assert soup.find(id="id_e_mailadres")["autocomplete"] == "email"
    assert soup.find(id="id_functie")["autocomplete"] == "organization-title"
    assert "(optioneel)" in soup.find("label", attrs={"for": "id_functie"}).get_text()


def test_a_bsn_is_refused_and_explained(client: Client, contact_page: ContactPage) -> None:
    answer = post_form(client, contact_page, {**GOOD, "je_vraag": "Mijn nummer is 123.456.782"})

    assert "burgerservicenummer" in soup_of(answer).find(id="id_je_vraag_error").get_text()
    assert not Submission.objects.exists()


def test_an_address_is_five_labelled_parts_and_one_answer(
    client: Client, contact_page: ContactPage
) -> None:
    name = add(contact_page, label="Adres", field_type="address")
    parts = {
        f"{name}_postcode": "2594aw",
        f"{name}_number": "60",
        f"{name}_addition": "A",
        f"{name}_street": "Bezuidenhoutseweg",
        f"{name}_city": "Den Haag",
    }

    soup = soup_of(client.get(contact_page.url))
    post_form(client, contact_page, GOOD | parts)

    group = soup.find(id=f"id_{name}_0").find_parent("fieldset")
    assert group.legend.get_text(strip=True).startswith("Adres")
    assert [label["for"] for label in group.find_all("label")] == [
        f"id_{name}_{number}" for number in range(5)
    ]
    (answer,) = [one for one in Submission.objects.get().opened() if one.name == name]
    assert answer.value == "Bezuidenhoutseweg 60 A\n2594 AW Den Haag"


def test_the_same_post_twice_is_one_submission(client: Client, contact_page: ContactPage) -> None:
    post = {**GOOD, "form-token": token_for(contact_page)}

    answers = [client.post(contact_page.url, post) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert Submission.objects.count() == 1


def test_the_same_form_with_another_question_is_a_second_one(
    client: Client, contact_page: ContactPage
) -> None:
    post = {**GOOD, "form-token": token_for(contact_page)}

    client.post(contact_page.url, post)
    client.post(contact_page.url, {**post, "je_vraag": "En nu?"})

    assert Submission.objects.count() == 2


@pytest.mark.parametrize("token", ["", "onzin", "WyJ4Il0:1abc:def"])
def test_without_our_token_nothing_is_stored_and_nothing_lost(
    client: Client, contact_page: ContactPage, token: str
) -> None:
    answer = client.post(contact_page.url, {**GOOD, "form-token": token})

    assert "stond lang open" in answer.content.decode()
    assert "Hoe laat is het?" in answer.content.decode()
    assert not Submission.objects.exists()


def test_a_post_from_another_site_is_refused(client: Client, contact_page: ContactPage) -> None:
    answer = post_form(client, contact_page, GOOD, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    assert not Submission.objects.exists()


def test_who_fills_in_the_trap_is_told_and_can_mend_it(
    client: Client, contact_page: ContactPage
) -> None:
    answer = post_form(client, contact_page, {**GOOD, "form-website": "https://spam.example"})

    trap = soup_of(answer).find(id="form-website")
    assert not trap.find_parent(class_="fp-unseen")
    assert not Submission.objects.exists()


def test_too_many_posts_are_told_to_wait(
    client: Client, contact_page: ContactPage, settings: Settings
) -> None:
    settings.FORMS_PRIVACY = {"RATE": (1, 600)}
    here = {"REMOTE_ADDR": "192.0.2.77"}

    first = post_form(client, contact_page, GOOD, **here)
    second = post_form(client, contact_page, {**GOOD, "je_vraag": "En nu?"}, **here)

    assert (first.status_code, second.status_code) == (303, 429)
    assert "En nu?" in second.content.decode()
    assert Submission.objects.count() == 1


def test_consent_is_asked_apart_never_ticked_and_kept_word_for_word(
    client: Client, contact_page: ContactPage, today: date
) -> None:
    activity = Activity.objects.get(key="contact")
    ActivityBasis.objects.create(activity=activity, basis="consent")

    box = soup_of(client.get(contact_page.url)).find(id="id_consent-contact")
    without = post_form(client, contact_page, GOOD)
    post_form(client, contact_page, {**GOOD, "consent-contact": "on"})

    assert not box.has_attr("checked")
    assert "anders mogen we dit niet aannemen" in without.content.decode()
    given = GivenConsent.objects.get()
    assert given.purpose == "main"
    assert given.wording.startswith("Ik vind het goed dat jullie hiervoor gebruiken wat ik invul.")


def test_staff_know_a_form_by_one_title_and_who_sends_by_that_of_the_page(
    client: Client, contact_page: ContactPage
) -> None:
    english = contact_page.copy_for_translation(
        Locale.objects.get_or_create(language_code="en")[0], copy_parents=True
    )
    english.title = "Ask your question"
    english.save_revision().publish()
    english = ContactPage.objects.get(pk=english.pk)

    receipt = client.get(post_form(client, english, GOOD)["Location"])

    assert Submission.objects.get().form.title == "Stel je vraag"
    assert "Ask your question" in soup_of(receipt).get_text()
    assert "Ask your question" in mail.outbox[0].subject
