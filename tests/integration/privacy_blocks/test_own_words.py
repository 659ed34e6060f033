"""A chip in the text's own words: kept as long as they mean what the register says."""

from __future__ import annotations

import pytest
from django.utils.translation import override
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.rich_text import expand_db_html

from privacy_blocks.blocks.rich_text import PLAIN
from privacy_blocks.rich_text.chips import stored
from retention.models import RuleVersion

pytestmark = [pytest.mark.any_database, pytest.mark.django_db, pytest.mark.usefixtures("register")]

CHIP = (
    '<embed embedtype="retention-period" rule="application" words="zes weken" language="nl"'
    ' meaning="P6W"/>'
)


def shown(language: str = "nl") -> str:
    with override(language):
        return str(expand_db_html(CHIP))


def test_its_own_words_are_shown_while_the_register_means_the_same() -> None:
    assert shown() == (
        '<data class="retention-period" data-rule="application" value="P6W">zes weken</data>'
    )


def test_another_period_in_the_register_is_shown_instead() -> None:
    RuleVersion.objects.filter(rule__key="application").update(amount=8)
    assert ">8 weken</data>" in shown()


def test_another_language_has_the_registers_words() -> None:
    assert ">6 weeks</data>" in shown("en")


def test_the_editor_gives_back_what_it_was_given() -> None:
    converter = ContentstateConverter(features=PLAIN)
    with override("nl"):
        back = converter.to_database_format(converter.from_database_format(f"<p>Na {CHIP}.</p>"))
    for attribute in ('rule="application"', 'words="zes weken"', 'language="nl"', 'meaning="P6W"'):
        assert attribute in back


def test_a_chip_without_own_words_gets_none_in_the_editor() -> None:
    converter = ContentstateConverter(features=PLAIN)
    back = converter.to_database_format(
        converter.from_database_format(f"<p>Na {stored('application')}.</p>")
    )
    assert "words=" not in back
    assert "meaning=" not in back
