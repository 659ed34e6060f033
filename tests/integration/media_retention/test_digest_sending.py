"""The weekly mail: how often it goes, and what becomes of a mail that cannot be sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import CommandError
from django.urls import reverse
from pytest_django import Settings

from media_retention.models import DigestMail
from ser_site.content.groups import EDITORS, load_groups
from tests.integration.conftest import MakePage, SetToday
from tests.integration.media_retention.digest import SOON, person, send
from tests.mail_server import MailServer, receiving_mail

# Today is Monday 14 September 2026. News stays for 30 months.
pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register", "editor"),
]

Make = Callable[..., Any]


@pytest.fixture
def editor() -> User:
    load_groups()
    return person("eva", group=EDITORS)


@pytest.fixture
def losing(news: MakePage, make_image: Make) -> Callable[..., Any]:
    """Publish news that loses its photo in thirty days."""

    def make(title: str, owner: User | None, on: date = SOON, **fields: Any) -> Any:
        photo = make_image("Anna de Vries", **fields)
        return news(title, on=on, hero_image=photo, owner=owner)

    return make


def test_a_second_run_that_week_sends_nothing(losing: Make, set_today: SetToday) -> None:
    losing("Council meets", person("otto"))
    send()
    set_today(date(2026, 9, 20))  # Sunday

    assert send() == ("0 mails sent, 0 failed, 1 had one this week\n", "", 0)
    assert len(mail.outbox) == 1


def test_the_next_week_it_is_sent_again(losing: Make, set_today: SetToday) -> None:
    losing("Council meets", person("otto"))
    send()
    set_today(date(2026, 9, 21))  # Monday
    send()

    assert len(mail.outbox) == 2
    assert [one.week for one in DigestMail.objects.all()] == [date(2026, 9, 21)]


def test_again_sends_it_again(losing: Make) -> None:
    losing("Council meets", person("otto"))
    send()

    assert send("--again")[0] == "1 mail sent, 0 failed, 0 had one this week\n"
    assert len(mail.outbox) == 2


def test_a_dry_run_sends_nothing_and_names_nobody(losing: Make) -> None:
    owner = person("otto")
    losing("Council meets", owner)
    said, _complained, status = send("--dry-run")

    assert said.startswith(f"user {owner.pk}: 1 page of their own, 0 without an owner\n")
    assert "otto" not in said
    assert (mail.outbox, DigestMail.objects.count(), status) == ([], 0, 0)


def test_a_run_that_was_killed_on_the_way_is_finished_an_hour_later(losing: Make) -> None:
    owner = person("otto")
    losing("Council meets", owner)
    week = date(2026, 9, 14)
    claim = DigestMail.objects.create(
        receiver=owner, week=week, claimed_at=datetime(2020, 1, 1, tzinfo=UTC)
    )
    send()
    claim.refresh_from_db()

    assert len(mail.outbox) == 1
    assert claim.sent_at is not None


def test_what_another_run_is_sending_now_is_left_to_it(losing: Make) -> None:
    owner = person("otto")
    losing("Council meets", owner)
    later = datetime(2100, 1, 1, tzinfo=UTC)
    DigestMail.objects.create(receiver=owner, week=date(2026, 9, 14), claimed_at=later)
    send()

    assert mail.outbox == []


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("WAGTAILADMIN_BASE_URL", None, "WAGTAILADMIN_BASE_URL is not set"),
        ("EMAIL_BACKEND", "no.such.Backend", "EMAIL_BACKEND cannot be used"),
        ("MEDIA_RETENTION", {"DIGEST_GROUP": "Nobody"}, "there is no group 'Nobody'"),
    ],
)
def test_wrong_settings_are_refused(
    losing: Make, settings: Settings, name: str, value: object, complaint: str
) -> None:
    losing("Council meets", person("otto"))
    setattr(settings, name, value)
    with pytest.raises(CommandError, match=complaint) as refused:
        send()

    assert refused.value.returncode == 2
    assert mail.outbox == []


@pytest.fixture
def mail_server(settings: Settings) -> Iterator[MailServer]:
    with receiving_mail() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.EMAIL_TIMEOUT = 10
        yield server


@pytest.mark.parametrize("fault", ["refused", "hung_up_on"])
def test_one_mail_that_fails_stops_no_other(
    losing: Make, mail_server: MailServer, fault: str
) -> None:
    first = person("anton")
    losing("First", first)
    losing("Second", person("berta"))
    setattr(mail_server, fault, {"anton@example.org"})
    said, complained, status = send()

    assert mail_server.recipients == ["berta@example.org"]
    assert said == "1 mail sent, 1 failed, 0 had one this week\n"
    assert complained.startswith(f"user {first.pk}: not sent (SMTP")
    assert "anton" not in complained
    assert status == 1


def test_the_next_run_tries_only_the_one_that_failed(losing: Make, mail_server: MailServer) -> None:
    losing("First", person("anton"))
    losing("Second", person("berta"))
    mail_server.refused = {"anton@example.org"}
    send()
    mail_server.refused = set()

    assert send() == ("1 mail sent, 0 failed, 1 had one this week\n", "", 0)
    assert mail_server.recipients == ["berta@example.org", "anton@example.org"]


def test_a_mail_server_that_is_down_fails_them_all(
    losing: Make, mail_server: MailServer, settings: Settings
) -> None:
    settings.EMAIL_PORT = 1
    losing("First", person("anton"))

    assert send()[2] == 1
    assert DigestMail.objects.count() == 0


def test_what_arrives_can_be_read(losing: Make, mail_server: MailServer) -> None:
    page = losing("Café “De Raad”", person("otto"))
    send()
    ((_recipient, message),) = mail_server.received
    body = message.get_body(("plain",))
    assert body is not None

    assert "* Café “De Raad”" in body.get_content()
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in body.get_content()


def test_the_number_of_queries_does_not_grow_with_the_pages_of_one_owner(
    losing: Make, django_assert_max_num_queries: Any
) -> None:
    owner = person("otto")
    for number in range(12):
        losing(f"Page {number}", owner)

    with django_assert_max_num_queries(25):
        send("--dry-run")


def test_the_site_names_a_group_that_it_makes(settings: Settings) -> None:
    assert settings.MEDIA_RETENTION["DIGEST_GROUP"] == EDITORS
