"""Every family of blocks can be translated: filled, half filled and as it comes empty."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from django.urls import reverse
from wagtail import blocks
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter

from privacy_blocks.blocks.register_choices import ActivityChoiceBlock
from privacy_blocks.blocks.statement import StatementBlock
from ser_site.statement.models import StatementPage
from tests.people import client_as

FIELD = StatementPage._meta.get_field("body")
FAMILIES = sorted(StatementBlock().child_blocks)
CHIP = '<embed embedtype="retention-period" rule="news-media"/>'


class Filled:
    """A value in which every field is filled, and what of it a translator is to see."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.addresses: list[str] = []
        self._number = count(1)

    def value(self, block: blocks.Block) -> Any:
        """A value for a block; raises ``NotImplementedError`` for a kind that is new here."""
        match block:
            case blocks.StructBlock():
                return {name: self.value(child) for name, child in block.child_blocks.items()}
            case blocks.ListBlock():
                return [self.value(block.child_block) for _time in range(2)]
            case blocks.RichTextBlock():
                return self._rich_text()
            case blocks.URLBlock() | blocks.EmailBlock():
                return self._address(block)
            case blocks.CharBlock() | blocks.TextBlock():
                return self._line()
        return self._same_everywhere(block)

    def _line(self) -> str:
        self.words.append(f"Regel {next(self._number)}")
        return self.words[-1]

    def _rich_text(self) -> str:
        number = next(self._number)
        self.words += [f'Zin {number}, na <a id="a1">[news-media]</a>.', f"Punt {number}"]
        return f"<p>Zin {number}, na {CHIP}.</p><ul><li>Punt {number}</li></ul>"

    def _address(self, block: blocks.Block) -> str:
        number = next(self._number)
        is_mail = isinstance(block, blocks.EmailBlock)
        self.addresses.append(f"a{number}@example.org" if is_mail else f"https://a{number}.example")
        return self.addresses[-1]

    @staticmethod
    def _same_everywhere(block: blocks.Block) -> Any:
        match block:
            case ActivityChoiceBlock():
                return "media"
            case blocks.ChoiceBlock():
                return str(block.field.choices[-1][0])
            case blocks.BooleanBlock():
                return False
            case blocks.IntegerBlock():
                return 3
            case blocks.FieldBlock():
                return "070-1234567"
        raise NotImplementedError(f"what is a filled {type(block).__name__}?")


def missing(block: blocks.Block) -> Any:
    """What code leaves out: the defaults; a list has one item made of defaults."""
    if isinstance(block, blocks.StructBlock):
        return {name: missing(child) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        return [missing(block.child_block)]
    return block.get_default()


def unfilled(block: blocks.Block) -> Any:
    """What the editor's form gives where nothing was typed or chosen."""
    if isinstance(block, blocks.StructBlock):
        return {name: unfilled(child) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        return []
    return block.value_from_form(block.field.clean("") if not block.field.required else "")


def body_with(*parts: tuple[str, Any]) -> Any:
    """The blocks as they come back from the database."""
    page = StatementPage(body=list(parts))
    stored = json.dumps(page.body.get_prep_value())
    return FIELD.stream_block.to_python(json.loads(stored))


def segments_of(body: Any) -> list[Any]:
    extractor = StreamFieldSegmentExtractor(FIELD, include_overridables=True)
    found = [one for one in extractor.handle_stream_block(body) if not one.is_empty()]
    return [one.with_order(place) for place, one in enumerate(found)]


def restored(body: Any, segments: list[Any]) -> Any:
    copy = FIELD.stream_block.to_python(body.get_prep_value())
    return StreamFieldSegmentsWriter(FIELD, None, None).handle_stream_block(copy, segments)


@pytest.mark.parametrize(
    "fill", [missing, unfilled, lambda block: Filled().value(block)], ids=["out", "empty", "full"]
)
@pytest.mark.parametrize("family", FAMILIES)
def test_translated_with_itself_a_block_stays_as_it_was(
    family: str, fill: Callable[[blocks.Block], Any]
) -> None:
    body = body_with((family, fill(FIELD.stream_block.child_blocks[family])))

    again = restored(body, segments_of(body))

    assert again.get_prep_value() == body.get_prep_value()


@pytest.mark.parametrize("family", FAMILIES)
def test_a_translator_sees_the_words_and_nothing_else(family: str) -> None:
    filled = Filled()
    body = body_with((family, filled.value(FIELD.stream_block.child_blocks[family])))
    segments = segments_of(body)

    words = [one.string.data for one in segments if isinstance(one, StringSegmentValue)]
    assert words == filled.words
    other = [one.data for one in segments if isinstance(one, OverridableSegmentValue)]
    assert other == filled.addresses


@pytest.mark.django_db
@pytest.mark.any_database
@pytest.mark.usefixtures("commits", "statements")
def test_a_page_of_all_families_is_translated_on_the_screen_of_localize() -> None:
    page: Any = StatementPage.objects.get(slug="privacyverklaring")
    families = FIELD.stream_block.child_blocks
    page.body = [
        (name, fill(families[name]))
        for name in FAMILIES
        for fill in (missing, lambda block: Filled().value(block))
    ]
    page.save_revision(clean=False).publish()
    page.refresh_from_db()
    source, _made = TranslationSource.update_or_create_from_instance(page)
    english = Locale.objects.get(language_code="en")
    translation = Translation.objects.create(source=source, target_locale=english)
    for segment in StringSegment.objects.filter(source=source).exclude(context__path="slug"):
        StringTranslation.from_text(
            segment.string, english, segment.context, segment.string.data.replace("Zin", "Line")
        )
    translation.save_target(publish=True)

    target: Any = translation.get_target_instance()
    stored = json.dumps(page.body.get_prep_value())
    assert json.dumps(target.body.get_prep_value()) == stored.replace("Zin", "Line")
    address = reverse("wagtailadmin_pages:edit", args=[target.pk])
    assert client_as("superuser").get(address).status_code == 200
