"""Questions that a form no longer asks, and the answers that came in to them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core.files.storage import storages
from django.db import connection
from django.test import Client
from django.urls import reverse

from forms_privacy.models import Question, Submission
from forms_privacy.operations.questions import remove_answers
from forms_privacy.operations.submitting import SentFile
from forms_privacy.page_messages import ask_about_answers
from retention.models import Hold
from retention.operations.holds import place_hold, release_hold
from ser_site.contact.models import ContactPage

from .conftest import Send
from .inbox import Worker, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

ALL = ["naam", "e_mailadres", "je_vraag"]
LEFT = ["e_mailadres", "je_vraag"]


def without(page: ContactPage, name: str) -> None:
    """Publish the page without one of its questions."""
    page = ContactPage.objects.get(pk=page.pk)
    page.form_fields = [one for one in page.form_fields.all() if one.clean_name != name]  # type: ignore[misc]
    page.save_revision().publish()


def test_a_removed_question_leaves_its_answers_until_somebody_decides(
    contact_page: ContactPage, send: Send, today: date
) -> None:
    submission = send()

    without(contact_page, "naam")

    assert Question.objects.get(name="naam").removed_on == today
    assert [one.name for one in submission.opened()] == ["naam", "e_mailadres", "je_vraag"]


def test_its_answers_and_files_are_removed_from_every_message(
    contact_page: ContactPage, send: Send, handler: Worker
) -> None:
    submission = send(files=[SentFile("naam", b"een pasfoto", "image/png")])
    name = str(submission.uploads.get().file.name)
    without(contact_page, "naam")
    question = Question.objects.get(name="naam")

    handler.client.post(reverse("forms_inbox:question", args=[question.pk]))

    submission.refresh_from_db()
    assert [one.name for one in submission.opened()] == ["e_mailadres", "je_vraag"]
    assert not submission.uploads.exists()
    assert not storages["private"].exists(name)


def test_a_question_that_is_asked_keeps_its_answers(
    contact_page: ContactPage, handler: Worker
) -> None:
    question = Question.objects.get(name="naam")

    told = handler.client.post(reverse("forms_inbox:question", args=[question.pk]))

    assert told.status_code == 403


def test_publishing_without_a_question_asks_about_its_answers(
    contact_page: ContactPage, send: Send, admin_client: Client
) -> None:
    send()
    without(contact_page, "naam")

    request = admin_client.get(f"/admin/pages/{contact_page.pk}/edit/").wsgi_request
    ask_about_answers(request, ContactPage.objects.get(pk=contact_page.pk))

    question = Question.objects.get(name="naam")
    (told,) = list(get_messages(request))[-1:]
    assert reverse("forms_inbox:question", args=[question.pk]) in str(told)


def hold(submission: Submission, today: date) -> Hold:
    """Keep a message for a court case."""
    return place_hold(
        "submissions",
        submission.uuid,
        ground=Hold.Ground.LEGAL_CLAIM,
        reason="Er loopt een zaak",
        today=today,
    )


def screen(question: Question) -> str:
    """The address of the screen about a question that went."""
    return reverse("forms_inbox:question", args=[question.pk])


def names(submission: Submission) -> list[str]:
    """Which questions a message answers."""
    return [one.name for one in Submission.objects.get(pk=submission.pk).opened()]


@pytest.fixture
def sent(send: Send) -> list[Submission]:
    """Two messages with the form."""
    return [send(on="2026-01-05"), send(on="2026-01-05")]


@pytest.fixture
def question(contact_page: ContactPage, sent: list[Submission]) -> Question:
    """A question that the form no longer asks."""
    without(contact_page, "naam")
    return Question.objects.get(name="naam")


def test_a_message_under_a_hold_keeps_its_answer(
    question: Question, sent: list[Submission], handler: Worker, today: date
) -> None:
    hold(sent[0], today)

    handler.client.post(screen(question))

    assert [names(one) for one in sent] == [ALL, LEFT]


def test_a_restricted_message_keeps_its_answer_and_files(
    question: Question, send: Send, coordinator: Worker, handler: Worker
) -> None:
    submission = send(files=[SentFile("naam", b"een pasfoto", "image/png")], on="2026-01-05")
    coordinator.client.post(at("restrict", submission), {"reason": "Zegt dat het niet klopt"})

    handler.client.post(screen(question))

    assert names(submission) == ALL
    assert storages["private"].exists(str(submission.uploads.get().file.name))


def test_beforehand_and_afterwards_stands_how_many_are_left_and_why(
    question: Question, sent: list[Submission], coordinator: Worker, handler: Worker, today: date
) -> None:
    hold(sent[0], today)
    coordinator.client.post(at("restrict", sent[1]), {"reason": "Zegt dat het niet klopt"})

    asked = handler.client.get(screen(question)).content.decode()
    done = handler.client.post(screen(question), follow=True).content.decode()

    assert "Messages that are restricted (1) or under a hold (1) are left out" in asked
    assert "stay in messages that are restricted (1) or under a hold (1)" in done


def test_where_every_message_is_kept_there_is_nothing_to_press(
    question: Question, sent: list[Submission], handler: Worker, today: date
) -> None:
    for one in sent:
        hold(one, today)

    asked = handler.client.get(screen(question)).content.decode()

    assert "Remove those answers now" not in asked


def test_once_the_hold_and_the_restriction_end_the_answers_can_go(
    question: Question, sent: list[Submission], coordinator: Worker, handler: Worker, today: date
) -> None:
    held = hold(sent[0], today)
    coordinator.client.post(at("restrict", sent[1]), {"reason": "Zegt dat het niet klopt"})
    handler.client.post(screen(question))

    release_hold(held, today=today)
    coordinator.client.post(at("lift", sent[1]))
    handler.client.post(screen(question))

    question.refresh_from_db()
    assert [names(one) for one in sent] == [LEFT, LEFT]
    assert (question.answers_removed_on, question.answers_left) == (today, 0)


def test_the_home_page_leads_back_to_them_when_one_of_them_is_free(
    question: Question, sent: list[Submission], handler: Worker, today: date
) -> None:
    held = hold(sent[0], today)
    handler.client.post(screen(question), follow=True)
    before = handler.client.get("/admin/").content.decode()

    release_hold(held, today=today)

    after = handler.client.get("/admin/").content.decode()
    assert (screen(question) in before, screen(question) in after) == (False, True)


def test_the_editor_is_told_of_answers_that_were_left_also_on_a_later_day(
    question: Question,
    sent: list[Submission],
    contact_page: ContactPage,
    handler: Worker,
    admin_client: Client,
    today: date,
) -> None:
    hold(sent[0], today)
    handler.client.post(screen(question))
    Question.objects.update(removed_on=date(2026, 2, 1))

    request = admin_client.get(f"/admin/pages/{contact_page.pk}/edit/").wsgi_request
    ask_about_answers(request, ContactPage.objects.get(pk=contact_page.pk))

    (told,) = list(get_messages(request))[-1:]
    assert "1 bericht" in str(told) and screen(question) in str(told)


def after_the_first_look(do: Callable[[], object]) -> Callable[..., Any]:
    """Do something once, between finding messages and locking them."""
    done: list[bool] = []

    def wrapped(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        found = execute(sql, params, many, context)
        if "forms_privacy_submission" in sql and not done:
            done.append(True)
            do()
        return found

    return wrapped


def test_a_hold_placed_between_finding_and_locking_is_seen(
    question: Question, sent: list[Submission], handler: Worker, today: date
) -> None:
    meanwhile = after_the_first_look(lambda: hold(sent[0], today))

    with connection.execute_wrapper(meanwhile):
        removed = remove_answers(question, by=handler.user, today=today)

    assert [names(one) for one in sent] == [ALL, LEFT]
    assert (removed.messages, removed.kept.held) == (1, 1)
