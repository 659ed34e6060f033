"""What a statement says besides the register is not published without a person's word."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageLogEntry, Task, Workflow, WorkflowTask
from wagtail.rich_text import RichText

from ser_site.statement.models import StatementPage
from tests.commands import check_promises
from tests.people import client_as, user_as
from tests.telling import all_else_is_kept, type_into
from tests.testapp.editing import posted_body

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("commits"),
]

LIE = "Foto's bij nieuws houden we vijf jaar."
REASON = "The board decided this yesterday."


@pytest.fixture
def statement(site: dict[str, Any], today: Any) -> Any:
    """The Dutch statement, on a site where every promise is kept."""
    all_else_is_kept(today)
    return site["statement"]


@pytest.fixture
def editor() -> Client:
    return client_as("editor")


@pytest.fixture
def coordinator() -> Client:
    return client_as("coordinator")


def publish(client: Client, page: Any, **fields: str) -> Any:
    """Open the latest draft in the editor, and press publish."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    draft = page.get_latest_revision_as_object()
    form = client.get(address).content.decode()
    return client.post(address, {**posted_body(form, draft), "action-publish": "1", **fields})


def confirm_address(page: Page) -> str:
    return reverse("privacy_blocks:confirm", args=[page.pk])


def confirm(client: Client, page: Any, reason: str = REASON) -> Any:
    page.refresh_from_db()
    data = {"revision": page.latest_revision_id, "reason": reason}
    return client.post(confirm_address(page), data)


def words(response: Any) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def is_public(text: str) -> bool:
    shown = Client().get("/privacyverklaring/").content.decode()
    return text.replace("'", "&#x27;") in shown or text in shown


def held_back(page: Page) -> bool:
    entries = PageLogEntry.objects.filter(page=page.pk, action="privacy_blocks.hold_back")
    return bool(entries.exists())


def test_what_says_the_same_is_published(editor: Client, statement: Any) -> None:
    type_into(statement, "Wij houden foto's graag bij.", activity="media", publish=False)

    publish(editor, statement)

    assert is_public("Wij houden foto's graag bij.")
    assert not held_back(statement)


def test_what_differs_is_kept_as_a_draft_and_not_published(editor: Client, statement: Any) -> None:
    type_into(statement, LIE, activity="media", publish=False)

    response = publish(editor, statement)

    assert response.url == confirm_address(statement)
    assert not is_public(LIE)
    assert LIE in str(statement.get_latest_revision().content["body"])


def test_the_exact_line_is_shown_with_what_the_register_says(
    editor: Client, statement: Any
) -> None:
    type_into(statement, LIE, activity="media", publish=False)
    publish(editor, statement)

    said = words(editor.get(confirm_address(statement)))

    assert LIE in said
    assert "The text says “vijf jaar”. The register says:" in said
    assert "2,5 jaar" in said


def test_an_editor_is_told_whom_to_ask_and_cannot_confirm(editor: Client, statement: Any) -> None:
    who = user_as("coordinator")
    who.first_name, who.last_name = "Cato", "Voorbeeld"
    who.save()
    type_into(statement, LIE, activity="media", publish=False)
    publish(editor, statement)

    said = words(editor.get(confirm_address(statement)))
    confirm(editor, statement)

    assert "Ask one of these people to confirm it: Cato Voorbeeld." in said
    assert "Confirm and publish" not in said
    assert not is_public(LIE)


def test_who_may_finds_it_at_home_and_confirms_with_a_reason(
    editor: Client, coordinator: Client, statement: Any
) -> None:
    type_into(statement, LIE, activity="media", publish=False)
    publish(editor, statement)
    assert (
        confirm_address(statement) in coordinator.get(reverse("wagtailadmin_home")).content.decode()
    )

    confirm(coordinator, statement)

    entry = PageLogEntry.objects.get(page=statement.pk, action="privacy_blocks.confirm")
    assert is_public(LIE)
    assert (entry.data["reason"], entry.data["lines"]) == (REASON, [LIE])
    assert entry.user is not None
    assert entry.user.get_username() == "coordinator"
    assert "waits for you" not in words(coordinator.get(reverse("wagtailadmin_home")))


def test_confirmed_or_not_check_promises_still_says_that_it_differs(
    coordinator: Client, statement: Any
) -> None:
    type_into(statement, LIE, activity="media", publish=False)
    confirm(coordinator, statement)

    status, report = check_promises()

    (news,) = [line for line in report["rules"] if line["rule"] == "news-media"]
    assert (status, news["verdict"], news["typed"][0]["confirmed"]) == (1, "differs", REASON)


def test_without_a_reason_nothing_is_published(coordinator: Client, statement: Any) -> None:
    type_into(statement, LIE, activity="media", publish=False)

    response = confirm(coordinator, statement, reason="")

    assert "This field is required." in words(response)
    assert not is_public(LIE)


def test_what_came_after_it_was_looked_at_is_looked_at_again(
    coordinator: Client, statement: Any
) -> None:
    type_into(statement, LIE, activity="media", publish=False)
    statement.refresh_from_db()
    looked_at = statement.latest_revision_id
    type_into(statement, "Foto's houden we negen jaar.", activity="media", publish=False)

    data = {"revision": looked_at, "reason": REASON}
    response = coordinator.post(confirm_address(statement), data)

    assert "The draft was changed meanwhile." in words(response)
    assert not is_public("negen jaar")


def test_confirmed_once_the_line_is_not_asked_about_again(
    editor: Client, coordinator: Client, statement: Any
) -> None:
    type_into(statement, LIE, activity="media", publish=False)
    confirm(coordinator, statement)
    page: Any = StatementPage.objects.get(pk=statement.pk)
    page.title = "Onze verklaring"
    page.save_revision()

    publish(editor, page)

    assert StatementPage.objects.get(pk=page.pk).title == "Onze verklaring"


def test_leaving_out_what_is_held_is_told_with_the_rule(editor: Client, statement: Any) -> None:
    statement.body = [
        (child.block_type, child.value)
        for child in statement.body
        if child.value.get("activity") != "media"
    ]
    statement.save_revision()

    response = publish(editor, statement)

    # Of photos with news, the introduction still says it.
    said = words(editor.get(response.url))
    assert "does not say how long: Photos and videos with magazine articles." in said


def test_a_language_that_lacks_a_period_is_told(editor: Client, statement: Any) -> None:
    english: Any = StatementPage.objects.get(locale__language_code="en")
    english.body = [
        (child.block_type, child.value)
        for child in english.body
        if child.block_type != "retention_table" and child.value.get("activity") != "media"
    ]
    english.save_revision().publish()
    statement.title = "Onze verklaring"
    statement.save_revision()

    response = publish(editor, statement)

    said = words(editor.get(response.url))
    # In English the introduction still has the period of photos with news.
    assert (
        "Dutch has a period that English has not: Photos and videos with magazine articles." in said
    )


def test_on_a_day_to_come_it_is_asked_before_it_is_scheduled(
    editor: Client, coordinator: Client, statement: Any
) -> None:
    type_into(statement, LIE, activity="media", publish=False)
    later = datetime(2031, 5, 1, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))

    publish(editor, statement, go_live_at="2031-05-01 09:00")
    assert not statement.revisions.filter(approved_go_live_at__isnull=False).exists()
    confirm(coordinator, statement)

    assert statement.revisions.get(approved_go_live_at__isnull=False).approved_go_live_at == later
    assert not is_public(LIE)


def test_from_a_list_nothing_is_published_until_it_is_confirmed(
    editor: Client, statement: Any
) -> None:
    type_into(statement, LIE, activity="media", publish=False)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    response: Any = editor.post(f"{address}?id={statement.pk}&next=/admin/", {})

    assert response.url == confirm_address(statement)
    assert not is_public(LIE)


def test_at_the_end_of_a_workflow_it_waits(statement: Any) -> None:
    who = user_as("superuser")
    workflow = Workflow.objects.create(name="Look twice")
    WorkflowTask.objects.create(workflow=workflow, task=Task.objects.create(name="Look"))
    type_into(statement, LIE, activity="media", publish=False)
    page: Any = StatementPage.objects.get(pk=statement.pk)
    state = workflow.start(page, who)

    state.current_task_state.approve(user=who)

    assert held_back(statement)
    assert not is_public(LIE)


def test_a_page_of_another_kind_is_no_business_of_this(site: dict[str, Any]) -> None:
    page = site["contact"]
    page.body = [("text", RichText("<p>Dat duurt vijf jaar.</p>"))]
    page.save_revision()

    publish(client_as("editor"), page)

    page.refresh_from_db()
    assert "vijf jaar" in str(page.body)
