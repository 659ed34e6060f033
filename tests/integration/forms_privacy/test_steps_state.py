"""What a long form carries along: nothing skipped, forged, counted twice or stored half."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as runs
from hypothesis import strategies as st
from pytest_django import Settings

from forms_privacy.models import SUBMISSIONS, Submission, Upload
from forms_privacy.operations import submitting
from forms_privacy.steps.state import State, seal
from retention import site_keys
from retention.models import VaultKey
from ser_site.contact.models import ContactPage
from tests.filling import Walk

from .steps import WHAT, WHO, begun, pdf, state_of

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]


def test_a_hand_made_post_cannot_skip_a_step(walk: Walk) -> None:
    walk.go("send", **WHO, **WHAT)
    assert walk.heading.startswith("Stap 2 van 3")
    walk.go("change-plan")
    walk.go("send")

    assert walk.heading.startswith("Stap 2 van 3")
    assert not Submission.objects.exists()


def test_a_state_at_the_summary_with_holes_leads_to_the_hole(
    walk: Walk, long_form: ContactPage
) -> None:
    walk.go(**WHO).go(**WHAT)
    hollow = State(at=2, furthest=2, typed={"je_vraag": ["Hoe laat is het?"]})
    sealed = seal(hollow, long_form.translation_key, now=timezone.now())

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


def test_after_a_day_one_begins_again(walk: Walk, long_form: ContactPage) -> None:
    walk.go(**WHO)
    before = timezone.now() - timedelta(days=1, seconds=2)
    old = seal(state_of(walk, long_form), long_form.translation_key, now=before)

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


def test_the_state_of_another_form_is_not_taken(walk: Walk, long_form: ContactPage) -> None:
    walk.go(**WHO)
    other = seal(state_of(walk, long_form), uuid4(), now=timezone.now())

    assert walk.go(**WHAT, **{"form-state": other}).answer.status_code == 400


def test_a_new_site_key_breaks_no_form_that_is_open(walk: Walk, settings: Settings) -> None:
    walk.go(**WHO)
    settings.VAULT_KEYS = [site_keys.generate(), *settings.VAULT_KEYS]

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


def test_a_question_that_went_meanwhile_is_left_out(walk: Walk, long_form: ContactPage) -> None:
    walk.go(**WHO).go(**WHAT, plan=pdf())
    long_form.form_fields.filter(clean_name="plan").delete()

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
    client: Client, long_form: ContactPage, moves: list[tuple[str, dict[str, str], str, bool]]
) -> None:
    walk = Walk(client, long_form)
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
