"""Who handles messages is reminded of those with which nothing happens."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from forms_privacy.kinds import IN_HAND
from forms_privacy.models import SUBMISSIONS, Form, FormRight, Note, Submission
from forms_privacy.operations.reminding import remind
from forms_privacy.operations.stages import move_to
from forms_privacy.queries.backlog import backlog, silence_of
from retention.models import Hold
from retention.operations.holds import place_hold
from tests.integration.conftest import SetToday
from tests.integration.forms_privacy.conftest import Send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

DAY = date(2026, 11, 2)


def after(days: int) -> date:
    return DAY + timedelta(days=days)


@pytest.fixture
def handler(form: Form) -> User:
    """Somebody who handles what comes in with the form."""
    group = Group.objects.create(name="Behandelaars van contact")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    FormRight.objects.create(form=form, group=group, may_handle=True)
    user = User.objects.create_user("bea", "bea@voorbeeld.example", "geheim")
    user.groups.add(group)
    return user


@pytest.mark.parametrize(
    ("days", "found"), [(29, []), (30, [(30, False)]), (89, [(60, False)]), (90, [(90, True)])]
)
def test_what_waits_is_in_the_backlog(send: Send, days: int, found: list[tuple[int, bool]]) -> None:
    send(on=str(DAY))

    told = [(one.step, one.must_be_decided) for one in backlog(after(days))]

    assert told == found


def test_another_stage_and_a_note_are_progress(send: Send) -> None:
    moved, noted = send(on=str(DAY)), send(on=str(DAY))
    move_to(moved, IN_HAND, today=after(20))
    Note.objects.create(
        submission=noted, text="Gebeld.", written_at=timezone.now().replace(2026, 11, 22, 9)
    )

    assert backlog(after(40)) == []
    assert len(backlog(after(50))) == 2


def test_a_hold_keeps_it_out_until_somebody_was_to_look_again(send: Send) -> None:
    submission = send(on=str(DAY))
    place_hold(
        SUBMISSIONS,
        submission.uuid,
        ground=Hold.Ground.LEGAL_CLAIM,
        reason="Er loopt een zaak.",
        today=after(90),
        review_on=after(120),
    )

    assert (len(backlog(after(119))), len(backlog(after(120)))) == (0, 1)


def test_one_mail_at_each_step_and_none_between(
    send: Send, handler: User, mailoutbox: list[EmailMessage]
) -> None:
    submission = send("Een heel eigen vraag", on=str(DAY))

    sent = []
    for days in (29, 30, 31, 60, 61, 90, 91):
        mailoutbox.clear()
        assert remind(after(days)) == []
        sent += [(days, mail.to) for mail in mailoutbox]
        if days == 90:
            (last,) = mailoutbox

    assert sent == [(days, ["bea@voorbeeld.example"]) for days in (30, 60, 90)]
    assert submission.number in last.body and "Beslis nu" in last.body
    assert "eigen vraag" not in last.body and "wietske" not in last.body.lower()


def test_who_handles_it_is_told_and_not_the_others(
    send: Send, handler: User, mailoutbox: list[EmailMessage]
) -> None:
    mine = User.objects.create_superuser("cor", "cor@voorbeeld.example", "geheim")
    submission = send(on=str(DAY))
    Submission.objects.filter(pk=submission.pk).update(handler=mine)
    mailoutbox.clear()

    remind(after(30))

    assert [mail.to for mail in mailoutbox] == [["cor@voorbeeld.example"]]


def test_that_nobody_can_be_told_is_said(send: Send) -> None:
    send(on=str(DAY))

    assert remind(after(30)) == ["messages that wait, of which nobody can be told: 1"]


def test_inbox_and_home_ask_for_a_decision(
    send: Send, admin_client: Client, set_today: SetToday
) -> None:
    submission = send(on=str(DAY))
    set_today(after(90))

    message = admin_client.get(reverse("forms_inbox:message", args=[submission.uuid]))
    home = admin_client.get(reverse("wagtailadmin_home"))

    assert "Beslis nu" in message.content.decode()
    assert "Nu beslissen, na 90 dagen: 1" in home.content.decode()
    assert silence_of(submission, after(29)) is None
