"""To which page an import goes, and what becomes of that page."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from wagtail.models import Locale, Page

from ser_site.home.models import HomePage
from ser_site.statement.models import StatementPage
from tests.commands import status_and_text
from tests.importing import OWN_WORDS, docx, page_text
from tests.people import client_as

pytestmark = [pytest.mark.any_database, pytest.mark.usefixtures("home", "register")]


@pytest.fixture
def text(tmp_path: Path) -> str:
    path = tmp_path / "statement.txt"
    path.write_text("Onze tekst\n\nWie zijn wij?\n\nWij zijn “wij”.")
    return str(path)


def newest(page: StatementPage) -> StatementPage:
    draft: StatementPage = page.get_latest_revision_as_object()
    return draft


def test_without_a_statement_one_is_made_below_the_home_page(text: str, home: HomePage) -> None:
    assert status_and_text("import_statement", text)[0] == 0
    page = StatementPage.objects.get()
    assert (page.slug, page.live, page.title) == ("privacyverklaring", False, "Onze tekst")
    assert page.get_parent().pk == home.pk


def test_a_draft_is_not_seen_by_visitors(text: str, client: Client) -> None:
    status_and_text("import_statement", text)
    assert client.get("/privacyverklaring/").status_code == 404


def test_published_it_is(text: str, client: Client) -> None:
    status_and_text("import_statement", text, "--publish")
    assert "Wij zijn “wij”." in client.get("/privacyverklaring/").content.decode()


def test_run_twice_it_makes_a_new_draft_and_no_second_page(text: str) -> None:
    status_and_text("import_statement", text)
    status_and_text("import_statement", text)
    page = StatementPage.objects.get()
    assert page.revisions.count() == 2


def test_a_published_statement_stays_as_it_is_below_a_new_draft(
    text: str, tmp_path: Path, client: Client
) -> None:
    status_and_text("import_statement", text, "--publish")
    Path(text).write_text("Onze tekst\n\nWie zijn wij?\n\nHeel andere mensen.")
    status_and_text("import_statement", text)
    page = StatementPage.objects.get()
    assert "Wij zijn “wij”." in client.get("/privacyverklaring/").content.decode()
    assert "Heel andere mensen." in str(newest(page).body)
    assert page.has_unpublished_changes


def test_a_draft_opens_in_the_editor_and_can_be_published_there() -> None:
    status_and_text("import_statement", str(OWN_WORDS))
    page = StatementPage.objects.get()
    draft = newest(page)
    answer = client_as("superuser").get(f"/admin/pages/{page.pk}/edit/")
    assert answer.status_code == 200
    assert "Onze webserver noteert" in answer.content.decode()
    assert len(draft.body.stream_block.clean(draft.body)) == len(draft.body)


def test_a_text_without_a_title_leaves_the_pages_own(text: str) -> None:
    status_and_text("import_statement", text)
    Path(text).write_text("Dit is een gewone zin die nergens een kop van is.")
    status_and_text("import_statement", text)
    assert newest(StatementPage.objects.get()).title == "Onze tekst"


def test_a_text_without_any_heading_is_imported_as_it_is(text: str, client: Client) -> None:
    Path(text).write_text("een regel\nnog een regel\n\nen een derde.")
    status, _said = status_and_text("import_statement", text, "--publish")
    page = client.get("/privacyverklaring/").content.decode()
    assert status == 0
    assert [page.index(line) for line in ("een regel", "nog een regel", "en een derde.")] == sorted(
        page.index(line) for line in ("een regel", "nog een regel", "en een derde.")
    )


def test_a_dry_run_saves_nothing(text: str) -> None:
    status, said = status_and_text("import_statement", text, "--dry-run")
    assert (status, StatementPage.objects.count()) == (0, 0)
    assert said.splitlines()[-1] == "Dry run: nothing was saved."


def test_another_language_goes_to_a_page_of_its_own_that_is_linked(
    text: str, home: HomePage
) -> None:
    status_and_text("import_statement", text)
    english, _made = Locale.objects.get_or_create(language_code="en")
    home.copy_for_translation(english).save_revision().publish()
    assert status_and_text("import_statement", text, "--language", "en")[0] == 0
    dutch, translation = StatementPage.objects.order_by("pk")
    assert (translation.slug, translation.locale) == ("privacy-statement", english)
    assert translation.translation_key == dutch.translation_key


def test_what_the_editor_would_refuse_is_not_published(text: str) -> None:
    Path(text).write_text(
        "Onze tekst\n\n2.1 U bent geabonneerd op de nieuwsbrief\n\nWij mailen je."
    )
    status, said = status_and_text("import_statement", text, "--publish")
    assert status == 2
    assert said.startswith("this cannot be published as it is: block 1: This is a part of another")
    assert not StatementPage.objects.exists()
    assert status_and_text("import_statement", text)[0] == 0


def test_markup_in_a_plain_text_is_text(text: str, client: Client) -> None:
    Path(text).write_text("Onze tekst\n\nWij schrijven <script>alert(1)</script> & meer.")
    status_and_text("import_statement", text, "--publish")
    page = client.get("/privacyverklaring/").content.decode()
    assert "<script>alert(1)</script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; meer." in page


def test_a_word_file_becomes_blocks(tmp_path: Path, client: Client) -> None:
    path = tmp_path / "statement.docx"
    path.write_bytes(docx(("Title", "Onze tekst"), ("heading 1", "Wie?"), "Wij & jij."))
    assert status_and_text("import_statement", str(path), "--publish")[0] == 0
    page = client.get("/privacyverklaring/").content.decode()
    assert "Wie?</h2>" in page
    assert "Wij &amp; jij." in page


def test_numbers_that_begin_elsewhere_than_at_one_are_kept(text: str, client: Client) -> None:
    Path(text).write_text("Onze tekst\n\nEen zin.\n\n3. drie\n4. vier\n\nSlot.")
    status_and_text("import_statement", text, "--publish")
    assert "3. drie 4. vier" in page_text(client).replace("drie4", "drie 4")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["nergens.txt"], "there is no file nergens.txt"),
        (["."], ". is a folder, not a file"),
        (["--language", "xx"], "this site has no language 'xx'"),
        (["--publish", "--dry-run"], "--publish and --dry-run exclude each other"),
        ([], "the following arguments are required: FILE"),
    ],
)
def test_wrong_use_is_one_line_with_status_2(text: str, options: list[str], message: str) -> None:
    files = [] if options[:1] in (["nergens.txt"], ["."], []) else [text]
    status, said = status_and_text("import_statement", *files, *options)
    assert status == 2
    assert said.splitlines() == [said]
    assert message in said


def test_a_locked_page_is_left_alone(text: str) -> None:
    status_and_text("import_statement", text)
    StatementPage.objects.update(locked=True)
    status, said = status_and_text("import_statement", text)
    assert status == 2
    assert "is locked" in said


def test_two_statements_in_one_language_are_not_chosen_from(text: str, home: HomePage) -> None:
    for slug in ("een", "twee"):
        home.add_child(instance=StatementPage(title=slug, slug=slug))
    status, said = status_and_text("import_statement", text)
    assert status == 2
    assert "there are 2 statements in nl" in said


def test_a_language_without_a_home_page(text: str) -> None:
    Locale.objects.get_or_create(language_code="en")
    status, said = status_and_text("import_statement", text, "--language", "en")
    assert (status, Page.objects.filter(locale__language_code="en").count()) == (2, 0)
    assert "home page has no translation" in said
