"""A number that nobody can call is refused; one that can be called becomes a link."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from privacy_blocks.telephone import telephone_link, validate_telephone


@pytest.mark.parametrize(
    ("number", "link"),
    [
        ("070 3 499 499", "tel:0703499499"),
        ("+31 70 3 499 499", "tel:+31703499499"),
        ("+31 (0)70 3 499 499", "tel:+31703499499"),
        ("088-180 52 50", "tel:0881805250"),
        ("0800 1234", "tel:08001234"),
        ("14070", "tel:14070"),
        ("+44 20 7946 0958", "tel:+442079460958"),
    ],
)
def test_a_number_becomes_a_link_of_its_figures(number: str, link: str) -> None:
    validate_telephone(number)
    assert telephone_link(number) == link


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        ("070 0 3 499 499", "this one has 11"),
        ("070 349 949", "this one has 9"),
        ("+31 70", "here are 4"),
        ("ask for Kim", "figures and spaces"),
        ("070 3 499 499 ext. 5", "figures and spaces"),
    ],
)
def test_what_cannot_be_called_is_refused_with_advice(number: str, advice: str) -> None:
    with override("en"), pytest.raises(ValidationError, match=advice):
        validate_telephone(number)


def is_refused(number: str) -> bool:
    try:
        validate_telephone(number)
    except ValidationError:
        return True
    return False


def test_no_number_at_all_is_no_fault() -> None:
    assert (is_refused("  "), is_refused("-")) == (False, True)
