"""The weekly mail: who is told of which pages, in which words, and how often."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from pytest_django import Settings

from media_retention.models import Placement
from media_retention.queries.losses import losses
from retention.models import Hold
from retention.operations.holds import place_hold
from ser_site.content.groups import EDITORS, load_groups
from tests.integration.conftest import MakePage
from tests.integration.media_retention.digest import SOON, outbox, person, send

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
