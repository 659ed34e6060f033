"""Chips in sentences that are translated with wagtail-localize."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail.rich_text import RichText
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from privacy_blocks.blocks.rich_text import PrivacyRichTextBlock
from privacy_blocks.rich_text.chips import stored
from retention.models import Rule
from ser_site.statement.models import StatementPage
from tests.people import client_as

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("commits", "site"),
]

SENTENCE = f'<p>Weg na {stored("news-media")}, zie <a href="https://example.org">hier</a>.</p>'
ORIGINAL = 'Weg na <a id="a1">[news-media]</a>, zie <a id="a2">hier</a>.'


@pytest.fixture
def translation() -> Translation:
    """The Dutch statement with one sentence, sent to be translated into English."""
    page: Any = StatementPage.objects.get(slug="privacyverklaring")
    page.body = [("text", {"text": RichText(SENTENCE)})]
    page.save_revision().publish()
    page.refresh_from_db()
    source, _made = TranslationSource.update_or_create_from_instance(page)
    english = Locale.objects.get(language_code="en")
    made: Translation = Translation.objects.create(source=source, target_locale=english)
    title = StringSegment.objects.get(source=source, context__path="title")
    StringTranslation.from_text(title.string, english, title.context, "Privacy statement")
    return made


def translate(translation: Translation, words: str) -> StringTranslation:
    segment = StringSegment.objects.get(source=translation.source, context__path__startswith="body")
    said, _made = StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        locale=translation.target_locale,
        context=segment.context,
        defaults={"data": words, "has_error": False, "field_error": ""},
    )
    said.refresh_from_db()
    return said


def english_text(translation: Translation) -> str:
    page: Any = translation.get_target_instance()
    source: str = page.body[0].value["text"].source
    return source


def test_a_sentence_with_a_chip_is_one_segment(translation: Translation) -> None:
    segments = StringSegment.objects.filter(
        source=translation.source, context__path__startswith="body"
    )

    assert [segment.string.data for segment in segments] == [ORIGINAL]


@pytest.mark.parametrize(
    "source",
    [
        SENTENCE,
        f"<p>{stored('camera')}</p>",
        f"<h3>Kop</h3><ul><li>na {stored('event')} weg</li><li>{stored('camera')}</li></ul>",
        f"<p>{stored('event')} en {stored('event')}: <b>na {stored('camera')}</b></p>",
        "",
    ],
)
def test_what_is_not_translated_comes_back_as_it_was(source: str) -> None:
    block = PrivacyRichTextBlock()
    segments = [
        segment.with_order(place)
        for place, segment in enumerate(block.get_translatable_segments(RichText(source)))
    ]

    assert block.restore_translated_segments(RichText(source), segments).source == source


def test_the_translation_has_the_same_chip_in_its_own_place(
    client: Client, translation: Translation
) -> None:
    said = translate(translation, 'See <a id="a2">here</a>: after <a id="a1">[news-media]</a>.')
    translation.save_target(publish=True)

    assert not said.has_error
    chip = stored("news-media")
    assert f'See <a href="https://example.org">here</a>: after {chip}.' in english_text(translation)
    page = client.get(translation.get_target_instance().url).content.decode()
    assert 'data-rule="news-media" value="P30M">2.5 years</data>.' in page


def test_the_translator_is_told_at_the_sentence_that_lost_its_chip(
    translation: Translation,
) -> None:
    said = translate(translation, 'Gone after 2.5 years, see <a id="a2">here</a>.')

    assert said.has_error
    assert '<a id="a1">[news-media]</a>' in (said.get_error() or "")


def test_a_sentence_that_lost_its_chip_is_not_used(translation: Translation) -> None:
    translate(translation, "Gone after 2.5 years.")
    translation.save_target(publish=True)

    assert stored("news-media") in english_text(translation)


def test_put_back_it_is_used_again(translation: Translation) -> None:
    translate(translation, "Gone after 2.5 years.")
    said = translate(translation, 'Gone after <a id="a1">x</a>, <a id="a2">here</a>.')

    assert (said.has_error, said.field_error) == (False, "")


def publish_in_admin(translation: Translation) -> Any:
    address = reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])
    return client_as("superuser").post(address, {"action": "publish"}, follow=True)


def test_publishing_is_stopped_and_says_which_chip_is_missing_where(
    translation: Translation,
) -> None:
    before = english_text_of_live()
    translate(translation, "Gone after 2.5 years.")

    answer = publish_in_admin(translation)

    page = answer.content.decode()
    assert "Not published. In “Weg na [news-media], zie hier.”" in page
    assert "exactly so: &lt;a id=&quot;a1&quot;&gt;[news-media]&lt;/a&gt;" in page
    assert english_text_of_live() == before


def test_publishing_goes_on_when_nothing_is_missing(translation: Translation) -> None:
    Rule.objects.exclude(key="news-media").update(stated=False)  # this statement has no more
    translate(translation, 'Gone after <a id="a1">[news-media]</a>, <a id="a2">here</a>.')

    publish_in_admin(translation)

    assert "Gone after" in english_text(translation)


def english_text_of_live() -> str:
    page: Any = StatementPage.objects.get(slug="privacy-statement")
    return str(page.body.raw_data[:])


def test_a_translation_that_differs_from_the_register_becomes_a_draft(
    translation: Translation,
) -> None:
    before = english_text_of_live()
    words = 'Gone after <a id="a1">[news-media]</a>, or nine years, <a id="a2">here</a>.'
    translate(translation, words)

    answer = publish_in_admin(translation)

    draft: Any = translation.get_target_instance().get_latest_revision()
    assert answer.redirect_chain[-1][0].endswith("/confirm/")
    assert "nine years" in str(draft.content["body"])
    assert english_text_of_live() == before


def test_translations_brought_up_to_date_are_not_published_along(
    translation: Translation,
) -> None:
    before = english_text_of_live()
    translate(translation, 'Gone, nine years: <a id="a1">[news-media]</a>, <a id="a2">x</a>.')
    address = reverse("wagtail_localize:update_translations", args=[translation.source.pk])

    answer = client_as("superuser").post(address, {"publish_translations": "on"}, follow=True)

    assert "Publish each from its own screen." in answer.content.decode()
    assert english_text_of_live() == before
