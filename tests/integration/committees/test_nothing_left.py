"""A member with everything a member can have leaves, and a sweep goes by: what is left, anywhere.

All that is known of this member begins with letters with which nothing else begins, so that it
is found in whatever table, page of the database, file or journal it still stands.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Comment, Locale, Task, TaskState, Workflow, WorkflowState, WorkflowTask
from wagtail_localize.models import StringTranslation

from retention.models import Hold
from retention.operations.holds import place_hold
from ser_site.allowances.models import Allowance
from ser_site.allowances.operations.recording import record as record_allowance
from ser_site.committees.models import Member, MemberPage
from ser_site.content.translating import publish_translation
from ser_site.correspondence.models import Document, Meeting
from ser_site.correspondence.operations.recording import record as record_paper
from ser_site.correspondence.operations.sending import deliver, send
from tests.commands import enforce
from tests.integration.committees.conftest import Appoint
from tests.integration.conftest import MakePage
from tests.people import client_as, user_as
from tests.traces import in_the_database, on_storage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]
PictureFile = Callable[..., ContentFile[bytes]]

NAME = "Xylofoon Voorbeeld"
PRIVATE = {
    "gender": "yvrouw",
    "address": "Quaggastraat 7, Verzonnen",
    "email": "xerxes@voorbeeld.example",
    "telephone": "0698765012",
    "organisation": "Qwertybond",
}
#: Of each thing a word that stands nowhere else.
WORDS = {
    "address": "quaggastraat",
    "e-mail": "xerxes",
    "telephone": "0698765012",
    "organisation": "qwertybond",
    "what the profile says": "zwaluwkruid",
    "what it says in English": "wombatweed",
    "what it said before": "voorheenwit",
    "what a draft says": "ypsilonconcept",
    "what is scheduled": "zonsverduistering",
    "what the portrait shows": "vlinderdas",
    "title of the portrait": "yttriumportret",
    "what an editor remarked": "zeepaardje",
    "an address from before": "vroegerenaam",
}


@pytest.fixture
def english(appoint: Appoint, bodies: dict[str, Any]) -> Locale:
    """The pages above the profiles stand in English too."""
    locale: Locale = Locale.objects.get_or_create(language_code="en")[0]
    bodies["members"].copy_for_translation(locale, copy_parents=True)
    return locale


@pytest.fixture
def member(
    appoint: Appoint, english: Locale, make_image: Make, picture_file: PictureFile, today: date
) -> Member:
    """A member with everything."""
    appoint("Anna Blijft")
    photo = make_image(f"Yttriumportret van {NAME}", file=picture_file("yttriumportret.jpg"))
    photo.get_rendition("fill-30x30")
    found = appoint(NAME, photo=photo, photo_alt="Met vlinderdas")
    for field, value in PRIVATE.items():
        setattr(found, field, value)
    found.save()
    page = MemberPage.objects.get(member=found)
    _say(page, "Voorheenwit").publish()
    _say(page, "Zwaluwkruid", organisation="Qwertybond").publish()
    _translate(page, english)
    _draw_attention(page)
    return found


def _say(page: MemberPage, word: str, **fields: Any) -> Any:
    page = MemberPage.objects.get(pk=page.pk)
    page.about = f"<p>{word} kweken.</p>"
    for name, value in fields.items():
        setattr(page, name, value)
    return page.save_revision(log_action=True)


def _translate(page: MemberPage, into: Locale) -> None:
    page = MemberPage.objects.get(pk=page.pk)
    written = page.copy_for_translation(into)
    written.about, written.slug = "<p>Wombatweed kweken.</p>", "0a1b2c3d4e"
    publish_translation(page, written)


def _draw_attention(page: MemberPage) -> None:
    """An alias, a redirect, a remark, a workflow, something scheduled, and a draft after that."""
    user = user_as("superuser")
    page = MemberPage.objects.get(pk=page.pk)
    page.create_alias(parent=page.get_parent(), update_slug="f0e1d2c3b4")
    Redirect.objects.create(old_path="/vroegerenaam", redirect_page=page, is_permanent=True)
    Comment.objects.create(page=page, user=user, text="Zeepaardje", contentpath="about")
    workflow = Workflow.objects.create(name="Nakijken", active=True)
    WorkflowTask.objects.create(workflow=workflow, task=Task.objects.create(name="Lezen"))
    scheduled = _say(page, "Zonsverduistering")
    scheduled.approved_go_live_at = timezone.now() + timedelta(days=90)
    scheduled.save()
    page = MemberPage.objects.get(pk=page.pk)
    workflow.start(page, user)
    _say(page, "Ypsilonconcept", title=f"{NAME} (concept)")


@pytest.fixture
def elsewhere(member: Member, news: MakePage, bodies: dict[str, Any], today: date) -> Any:
    """Where others mention the member: a news item; and an allowance and a paper, sealed."""
    allowance = Allowance(year=2025, member=member, name=NAME, iban="NL13TEST0123456789")
    record_allowance(allowance, lambda: None, today=today)
    meeting = Meeting.objects.create(
        committee=bodies["council"].translation_key, held_on=today, title="Najaarsvergadering"
    )
    paper = Document(meeting=meeting, title=f"Brief van {NAME}", dated_on=today)
    record_paper(paper, b"%PDF-1.7 brief van Xylofoon", ending="pdf", today=today)
    now = datetime(2026, 9, 14, 12, tzinfo=UTC)
    sending = send(paper, to_all=False, by=None, today=today, now=now)
    deliver(sending.deliveries.all(), today=today, now=now)
    return news(f"{NAME} spreekt op het congres", on=today)


def go(member: Member, today: date) -> None:
    """The secretariat marks the member as having left; the night comes."""
    told = {"on": today.isoformat(), "confirmed": today.isoformat()}
    client_as("secretariat").post(reverse("committees_member:leave", args=[member.pk]), told)
    status, report = enforce()
    assert (status, report["stores"] != []) == (0, True)


def test_all_of_it_is_there_before(member: Member, elsewhere: Any) -> None:
    """So that not finding it afterwards says something: the private record alone is sealed."""
    sealed = {"address", "e-mail", "telephone"}

    found = {what for what, word in WORDS.items() if in_the_database(word)}

    assert found == set(WORDS) - sealed
    assert StringTranslation.objects.filter(data__contains="Wombatweed").exists()
    assert WorkflowState.objects.exists()
    assert TaskState.objects.exists()


def test_nothing_is_left_in_the_database(member: Member, elsewhere: Any, today: date) -> None:
    go(member, today)

    left = {what: found for what, word in WORDS.items() if (found := in_the_database(word))}

    assert left == {}


def test_nothing_is_left_on_storage(member: Member, elsewhere: Any, today: date) -> None:
    go(member, today)

    words = [*WORDS.values(), "xylofoon"]
    assert {word: found for word in words if (found := on_storage(word))} == {}


def test_the_name_is_where_another_page_says_it_and_nowhere_else(
    member: Member, elsewhere: Any, today: date
) -> None:
    go(member, today)

    found = set(in_the_database("xylofoon"))

    text_of_the_news = {"wagtailcore_page", "wagtailcore_revision", "wagtailsearch_indexentry"}
    sqlite = {f"wagtailsearch_indexentry_fts{part}" for part in ("", "_data", "_content")}
    assert text_of_the_news <= found
    assert found <= {*text_of_the_news, "wagtailcore_pagelogentry", *sqlite, "(pages)"}


def test_the_name_is_nowhere_when_no_page_says_it(member: Member, today: date) -> None:
    go(member, today)

    assert in_the_database("xylofoon") == {}


def test_what_finance_and_secretariat_keep_is_still_theirs(
    member: Member, elsewhere: Any, today: date
) -> None:
    go(member, today)

    allowance, paper = Allowance.objects.get(), Document.objects.get()
    assert (allowance.name.open(), allowance.member) == (NAME, None)
    assert paper.title.open() == f"Brief van {NAME}"


def test_under_a_hold_the_record_stays_and_nothing_of_it_is_public(
    member: Member, today: date, client: Client
) -> None:
    url = MemberPage.objects.filter(member=member, live=True).first().get_url()
    place_hold("members", member.uuid, ground=Hold.Ground.LEGAL_CLAIM, reason="-", today=today)

    go(member, today)

    assert Member.objects.get(pk=member.pk).email.open() == PRIVATE["email"]
    assert client.get(url).status_code == 410
    assert not MemberPage.objects.filter(member=member, live=True).exists()
