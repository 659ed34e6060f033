"""The register's words cover every value of the rules, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from retention.models import register_choices as choices
from retention.rules.basis import LegalBasis
from retention.rules.data_category import DataCategory
from retention.rules.ending import Ending
from retention.rules.period import Unit
from retention.rules.trigger import Trigger


@pytest.mark.parametrize(
    ("labels", "values"),
    [
        (choices.TRIGGER_LABELS, Trigger),
        (choices.ENDING_LABELS, Ending),
        (choices.BASIS_LABELS, LegalBasis),
        (choices.UNIT_LABELS, Unit),
        (choices.DATA_LABELS, DataCategory),
    ],
)
def test_every_value_has_a_label(labels: Mapping[str, object], values: type[StrEnum]) -> None:
    assert set(labels) == {value.value for value in values}


@pytest.mark.parametrize("basis", LegalBasis)
def test_the_label_of_a_basis_names_its_article(basis: LegalBasis) -> None:
    assert str(choices.BASIS_LABELS[basis]).endswith(basis.article)


@pytest.mark.parametrize("key", ["news-media", "contact", "p2-test"])
def test_a_key_of_lower_case_words_is_accepted(key: str) -> None:
    assert (is_refused(key), is_refused(key.upper())) == (False, True)


def is_refused(key: str) -> bool:
    try:
        choices.validate_key(key)
    except ValidationError:
        return True
    return False


@pytest.mark.parametrize("key", ["News", "news_media", "2-news", "news-", "-news", "a--b", "a\n"])
def test_a_key_that_the_rules_would_refuse_is_refused(key: str) -> None:
    with override("en"), pytest.raises(ValidationError, match="lower case"):
        choices.validate_key(key)
