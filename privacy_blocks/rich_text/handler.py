"""From the stored chip to what a visitor reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from wagtail.rich_text import EmbedHandler

from privacy_blocks.reading import RegisterReading
from privacy_blocks.rich_text.chips import FEATURE
from privacy_blocks.rich_text.in_use import reading_in_use
from privacy_blocks.rich_text.own_words import as_written
from privacy_blocks.templatetags.privacy_statement import retention_period
from retention.models import Rule


class RetentionPeriodHandler(EmbedHandler):
    """Writes out the period that the register says today."""

    identifier = FEATURE

    @staticmethod
    def get_model() -> type[Rule]:
        """What the chip refers to."""
        return Rule

    @classmethod
    def get_instance(cls, attrs: dict[str, str]) -> Rule:
        """The rule under the key; raises ``Rule.DoesNotExist``."""
        rule: Rule = Rule.objects.get(key=attrs.get("rule", ""))
        return rule

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, str]]) -> list[Rule | None]:
        """The rules under these keys, with None for a key that the register lacks."""
        keys = [attrs.get("rule", "") for attrs in attrs_list]
        rules = Rule.objects.in_bulk(keys, field_name="key")
        return [rules.get(key) for key in keys]

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        """One chip in words."""
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: Iterable[dict[str, str]]) -> list[str]:
        """All chips of a text from one reading.

        A chip of a rule that the register does not have shows nothing: no
        period is better than one that nobody keeps.
        """
        reading = reading_in_use()
        return [_written(attrs, reading) for attrs in attrs_list]

    @classmethod
    def extract_references(cls, attrs: dict[str, str]) -> Iterator[tuple[Any, str, str, str]]:
        """Let Wagtail tell on which pages a rule is used."""
        rule = Rule.objects.filter(key=attrs.get("rule", "")).first()
        if rule is not None:
            yield Rule, str(rule.pk), "", ""


def _written(attrs: dict[str, str], reading: RegisterReading) -> str:
    period = reading.period(attrs.get("rule", ""))
    if period is None:
        return ""
    return str(retention_period(as_written(period, attrs, reading.language)))
