"""A chip in the text's own words, for as long as the register says the same.

“zes weken” and “6 weken” are one period, and a criterion can be put in many words. An imported
text keeps its own: the chip remembers them, their language, and what the register said
when they were taken. As soon as the register says something else, or another language is
spoken, the register's words are shown. So they can never outlive what they meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

from django.utils.html import format_html
from django.utils.safestring import SafeString

from privacy_blocks.queries.statement import PeriodShown
from privacy_blocks.rich_text.chips import FEATURE

WORDS, LANGUAGE, MEANING = "words", "language", "meaning"
#: What a chip in its own words keeps besides its rule.
ATTRIBUTES = (WORDS, LANGUAGE, MEANING)


def meaning_of(period: PeriodShown) -> str:
    """What the register says, as a sign to compare: the period, or its criterion's digest."""
    if period.iso:
        return period.iso
    return "criterion-" + sha256(" ".join(period.words.split()).encode()).hexdigest()[:16]


def in_own_words(period: PeriodShown, words: str, language: str) -> SafeString:
    """The chip of a rule, as stored, that shows these words while they mean the same."""
    return format_html(
        '<embed embedtype="{}" rule="{}" words="{}" language="{}" meaning="{}"/>',
        FEATURE,
        period.rule,
        words,
        language,
        meaning_of(period),
    )


def as_written(period: PeriodShown, attributes: Mapping[str, str], language: str) -> PeriodShown:
    """The period with the chip's own words where they still hold, else the register's."""
    words = attributes.get(WORDS)
    if not words or attributes.get(LANGUAGE) != language:
        return period
    return replace(period, words=words) if attributes.get(MEANING) == meaning_of(period) else period
