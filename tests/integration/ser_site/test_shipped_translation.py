"""The English statement that the site ships is a translation that wagtail-localize knows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Site
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationLog,
    TranslationSource,
)

from retention import clock
from ser_site.content.library import Library
from ser_site.content.translating import DifferentTexts, publish_translation
from ser_site.content.tree import Tree
from ser_site.statement.models import StatementPage
from tests.people import client_as
from tests.remembering import Remembered
from tests.site_builder import statement_words

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("register"),
]


def _add_statements() -> None:
    tree = Tree(Library({}, None, {}), {})
    tree.add_home()
    tree.add_statement(today=clock.today())


_statements = Remembered(_add_statements)


@pytest.fixture
def statements(today: date) -> dict[str, Any]:
    """The shipped statement in both languages, as load_content publishes it."""
    _statements()
    Site.clear_site_root_paths_cache()
    pages = StatementPage.objects.select_related("locale")
    return {page.locale.language_code: page for page in pages}


def segments() -> dict[str, str]:
    """Every Dutch segment of the statement with its English, which is empty when out of date."""
    translation = Translation.objects.get()
    rows = StringSegment.objects.filter(source=translation.source).annotate_translation(
        translation.target_locale
    )
    return {row.string.data: row.translation or "" for row in rows}


def ids(value: Any) -> list[str]:
    """The ids of all blocks and items, in order."""
    if isinstance(value, list):
        return [known for item in value for known in ids(item)]
    if isinstance(value, dict):
        own = [value["id"]] if "id" in value else []
        return own + [known for item in value.values() for known in ids(item)]
    return []


def raw(page: Any) -> Any:
    return page.body.get_prep_value()


def test_both_languages_hold_the_same_blocks(statements: dict[str, Any]) -> None:
    dutch, english = raw(statements["nl"]), raw(statements["en"])

    assert len(ids(dutch)) > 40
    assert ids(english) == ids(dutch)


def test_every_segment_is_translated_and_what_was_written_is_on_the_page(
    statements: dict[str, Any], client: Client
) -> None:
    translation = Translation.objects.get()
    all_of_them, translated = translation.get_progress()

    assert translated == all_of_them > 40
    assert segments()["Versleutelde verbindingen"] == "Encrypted connections"
    page = client.get("/en/privacy-statement/").content.decode()
    for words in ("Encrypted connections", "Privacy and cookie statement", "the law demands it"):
        assert words in page, words


def test_the_english_page_says_what_its_own_texts_say(statements: dict[str, Any]) -> None:
    block = StatementPage._meta.get_field("body").stream_block
    written = StatementPage(body=statement_words("en")).body

    def texts(value: Any) -> Any:
        if isinstance(value, list):
            return [texts(item) for item in value]
        if isinstance(value, dict):
            return {name: texts(item) for name, item in value.items() if name != "id"}
        return value

    assert texts(raw(statements["en"])) == texts(block.get_prep_value(written))


def test_figures_names_and_choices_are_no_segments(statements: dict[str, Any]) -> None:
    paths = set(StringSegment.objects.values_list("context__field_path", flat=True))
    english = statements["en"]
    cookies = next(child.value for child in english.body if child.block_type == "cookies")

    assert not {path for path in paths if path.endswith((".name", ".amount", ".anchor"))} - {
        "body.security.measures.item.name",
        "body.platforms.platforms.item.name",
    }
    assert not {path for path in paths if path.startswith("body.activity")}
    assert cookies["cookies"][0]["amount"] == 52


def test_it_was_published_through_localize(statements: dict[str, Any]) -> None:
    english = statements["en"]

    log = TranslationLog.objects.get(source__object_id=english.translation_key)
    assert (english.live, english.has_unpublished_changes) == (True, False)
    assert log.revision_id == english.live_revision_id
    assert (english.slug, english.draft_title) == (
        "privacy-statement",
        "Privacy and cookie statement",
    )


def test_an_editor_gets_the_screen_with_both_languages(statements: dict[str, Any]) -> None:
    answer = client_as("editor").get(reverse("wagtailadmin_pages:edit", args=[statements["en"].pk]))

    assert "wagtail_localize/admin/edit_translation.html" in [t.name for t in answer.templates]


def test_the_dutch_page_is_the_original(statements: dict[str, Any]) -> None:
    source = TranslationSource.objects.get()

    assert source.get_source_instance().pk == statements["nl"].pk
    assert raw(source.get_source_instance()) == raw(statements["nl"])


@pytest.mark.parametrize(
    ("english", "told"),
    [
        ("<p>One.</p><p>Two.</p>", "other paragraphs"),
        ("", "other paragraphs|only said in one language"),
        ('<p>One, after <embed embedtype="retention-period" rule="event"/>.</p>', "not in the"),
        ("<p>One.</p>", "missing"),
    ],
)
def test_texts_that_do_not_match_are_refused(
    statements: dict[str, Any], english: str, told: str
) -> None:
    dutch: Any = statements["nl"]
    locale = statements["en"].locale
    chip = '<embed embedtype="retention-period" rule="news-media"/>'
    statements["en"].delete()
    dutch.body = [("text", {"text": f"<p>Een, na {chip}.</p>"})]
    dutch.save_revision().publish()
    dutch.refresh_from_db()
    written = dutch.copy_for_translation(locale)
    written.body = [("text", {"text": english})]

    with pytest.raises(DifferentTexts, match=told):
        publish_translation(dutch, written)


def test_a_period_stands_where_the_translation_puts_it(statements: dict[str, Any]) -> None:
    dutch: Any = statements["nl"]
    locale = statements["en"].locale
    first, second = (
        f'<embed embedtype="retention-period" rule="{rule}"/>' for rule in ("news-media", "event")
    )
    statements["en"].delete()
    dutch.body = [("text", {"text": f"<p>Na {first} of na {second}.</p>"})]
    dutch.save_revision().publish()
    dutch.refresh_from_db()
    written = dutch.copy_for_translation(locale)
    written.body = [("text", {"text": f"<p>After {second}, or {first}.</p>"})]

    english: Any = publish_translation(dutch, written)

    assert english.body[0].value["text"].source == f"<p>After {second}, or {first}.</p>"
    said = StringTranslation.objects.get(context__path__startswith="body")
    assert said.data == 'After <a id="a2">[event]</a>, or <a id="a1">[news-media]</a>.'
