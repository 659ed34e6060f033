"""The weekly mail: who is told of which pages, in which words, and how often."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse
from pytest_django import Settings
from wagtail.models import GroupPagePermission, Page
from wagtail.users.models import UserProfile

from media_retention.models import DigestMail, Placement
from media_retention.queries.losses import losses
from retention.models import Hold
from retention.operations.holds import place_hold
from ser_site.content.groups import EDITORS, load_groups
from tests.integration.conftest import MakePage, SetToday
from tests.mail_server import MailServer, receiving_mail

# Today is Monday 14 September 2026. News stays for 30 months.
pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register", "editor"),
]

Make = Callable[..., Any]
SOON = date(2024, 4, 14)
"""News of this day loses its photo on 14 October 2026, thirty days from now."""


def writers() -> Group:
    """People who may edit pages, and are not the group that stands in for owners."""
    group, is_new = Group.objects.get_or_create(name="Writers")
    if is_new:
        root = Page.get_first_root_node()
        change = Permission.objects.get(codename="change_page")
        GroupPagePermission.objects.create(group=group, page=root, permission=change)
        group.permissions.add(Permission.objects.get(codename="access_admin"))
    return group


def person(name: str, language: str = "en", group: str = "", **fields: Any) -> User:
    """Somebody with an address who may edit pages."""
    user = User.objects.create_user(name, **{"email": f"{name}@example.org", **fields})
    user.groups.add(Group.objects.get(name=group) if group else writers())
    UserProfile.objects.create(user=user, preferred_language=language)
    return user


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


def send(*options: str) -> tuple[str, str, int]:
    """Run the command: what it says, what it complains of, and its status."""
    said, complained = StringIO(), StringIO()
    try:
        call_command("send_retention_digest", *options, stdout=said, stderr=complained)
    except SystemExit as end:
        return said.getvalue(), complained.getvalue(), int(end.code or 0)
    return said.getvalue(), complained.getvalue(), 0


def outbox() -> dict[str, Any]:
    """Mails by address; every mail has one."""
    assert all(len(one.to) == 1 for one in mail.outbox)
    return {one.to[0]: one for one in mail.outbox}


def test_the_owner_is_told_page_day_and_where_to_edit(losing: Make) -> None:
    owner = person("otto")
    page = losing("Council meets", owner)
    send()
    told = outbox()["otto@example.org"]

    assert told.subject == "1 page loses a photo or video within 30 days"
    assert "* Council meets\n  14 October 2026: 1 photo or video\n" in told.body
    assert f"http://127.0.0.1:8000/admin/pages/{page.pk}/edit/" in told.body


def test_the_mail_is_html_too(losing: Make) -> None:
    page = losing("Council & <b>more</b>", person("otto"))
    send()
    ((html, kind),) = outbox()["otto@example.org"].alternatives

    assert kind == "text/html"
    assert f'/admin/pages/{page.pk}/edit/">Council &amp; &lt;b&gt;more&lt;/b&gt;</a>' in html


def test_nobody_in_the_picture_is_named(losing: Make) -> None:
    losing("Council meets", person("otto"))
    send()

    for one in mail.outbox:
        assert "Anna" not in str(one.message())


def test_nobody_answers_it_automatically(losing: Make) -> None:
    losing("Council meets", person("otto"))
    send()
    message = outbox()["otto@example.org"].message()

    assert message["Auto-Submitted"] == "auto-generated"
    assert message["X-Auto-Response-Suppress"] == "All"


def test_it_is_in_the_readers_language(losing: Make) -> None:
    losing("Raad vergadert", person("otto", "nl"))
    send()
    told = outbox()["otto@example.org"]

    assert told.subject == "1 pagina verliest binnen 30 dagen een foto of video"
    assert "  14 oktober 2026: 1 foto of video\n" in told.body
    assert "photo" not in told.body


def test_one_mail_for_all_pages_of_one_owner(losing: Make) -> None:
    owner = person("otto")
    losing("First", owner)
    losing("Second", owner)
    send()

    assert list(outbox()) == ["otto@example.org"]
    assert outbox()["otto@example.org"].subject.startswith("2 pages lose")


def test_owners_hear_only_of_their_own_pages(losing: Make) -> None:
    losing("Of Otto", person("otto"))
    losing("Of Iris", person("iris"))
    send()

    assert "Of Iris" not in outbox()["otto@example.org"].body
    assert "Of Otto" not in outbox()["iris@example.org"].body


@pytest.mark.parametrize(
    ("gone", "fields"),
    [
        ("inactive", {"is_active": False}),
        ("without an address", {"email": ""}),
    ],
)
def test_of_an_owner_who_left_the_editors_are_told(
    losing: Make, gone: str, fields: dict[str, Any]
) -> None:
    losing("Council meets", person("otto", **fields))
    send()

    assert list(outbox()) == ["eva@example.org"]
    assert "Pages whose owner we cannot reach" in outbox()["eva@example.org"].body


def test_of_a_page_without_owner_the_editors_are_told(losing: Make) -> None:
    losing("Council meets", None)
    send()

    assert "* Council meets\n" in outbox()["eva@example.org"].body


def test_of_an_owner_who_may_no_longer_edit_the_editors_are_told(losing: Make) -> None:
    owner = person("otto")
    losing("Council meets", owner)
    owner.groups.clear()
    send()

    assert list(outbox()) == ["eva@example.org"]


def test_an_editor_with_own_pages_gets_one_mail_with_both(losing: Make, editor: User) -> None:
    losing("Mine", editor)
    losing("Nobody's", None)
    send()
    (told,) = mail.outbox

    assert told.body.index("Your pages") < told.body.index("Mine") < told.body.index("Nobody's")


def test_the_setting_names_the_group(losing: Make, settings: Settings) -> None:
    stand_in = person("greta")
    stand_in.groups.add(Group.objects.create(name="Web team"))
    settings.MEDIA_RETENTION = {**settings.MEDIA_RETENTION, "DIGEST_GROUP": "Web team"}
    losing("Council meets", None)
    send()

    assert list(outbox()) == ["greta@example.org"]


def test_nobody_to_tell_is_a_failure(losing: Make, editor: User) -> None:
    page = losing("Council meets", None)
    editor.groups.clear()

    assert send() == (
        "0 mails sent, 0 failed, 0 had one this week\n",
        f"nobody can be told about 1 page: {page.pk}\n",
        1,
    )


def test_a_day_later_than_thirty_is_not_soon(losing: Make) -> None:
    losing("Council meets", person("otto"), on=date(2024, 4, 15))

    assert send() == ("0 mails sent, 0 failed, 0 had one this week\n", "", 0)


def test_what_is_over_already_is_not_told(losing: Make) -> None:
    losing("Council meets", person("otto"), on=date(2024, 3, 14))
    send()

    assert mail.outbox == []


def test_what_is_off_the_site_already_is_not_told(losing: Make) -> None:
    page = losing("Council meets", person("otto"))
    photos = type(page.hero_image).objects.filter(pk=page.hero_image.pk)
    photos.update(taken_down_at="2026-09-10T10:00:00Z")
    send()

    assert mail.outbox == []


def test_a_page_that_is_offline_is_not_told(losing: Make) -> None:
    losing("Council meets", person("otto")).unpublish()
    send()

    assert mail.outbox == []


def test_what_is_under_a_hold_leaves_the_page_all_the_same(losing: Make) -> None:
    page = losing("Council meets", person("otto"))
    ground = Hold.Ground.ARCHIVE
    place_hold("media", page.hero_image.uuid, ground=ground, reason="Kept", today=SOON)
    send()

    assert "14 October 2026: 1 photo or video" in outbox()["otto@example.org"].body


def test_a_consent_that_ends_before_the_use_decides(losing: Make) -> None:
    page = losing("Council meets", person("otto"), on=date(2026, 9, 1))
    photo = page.hero_image
    type(photo).objects.filter(pk=photo.pk).update(due=date(2026, 10, 1), ends_on=date(2026, 10, 1))
    send()

    assert "1 October 2026: 1 photo or video" in outbox()["otto@example.org"].body


def test_a_use_that_ends_while_the_photo_stays_elsewhere(losing: Make, magazine: MakePage) -> None:
    page = losing("Council meets", person("otto"))
    magazine(on=date(2026, 9, 1), hero_image=page.hero_image)
    send()

    assert "14 October 2026: 1 photo or video" in outbox()["otto@example.org"].body


def test_an_alias_is_told_as_the_page_that_it_follows(losing: Make) -> None:
    page = losing("Council meets", person("otto"))
    page.create_alias(update_slug="alias")
    assert Placement.objects.filter(shown=True).count() == 2

    (loss,) = losses(date(2026, 9, 14))
    assert (loss.page.pk, loss.days) == (page.pk, ((date(2026, 10, 14), 1),))


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
