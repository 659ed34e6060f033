"""A Dutch address becomes two lines, or tells of each part what is wrong."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from forms_privacy.form_fields.address import AddressField

GOOD = ["2594aw", "60", "", "Bezuidenhoutseweg", "Den Haag"]


def test_its_parts_become_two_lines() -> None:
    assert AddressField().clean(GOOD) == "Bezuidenhoutseweg 60\n2594 AW Den Haag"


def test_an_addition_stands_after_the_number() -> None:
    parts = ["2594 AW", "60", "bis", "Bezuidenhoutseweg", "Den Haag"]

    assert AddressField().compress(parts) == "Bezuidenhoutseweg 60 bis\n2594 AW Den Haag"


def test_each_part_that_is_wrong_is_told() -> None:
    with pytest.raises(ValidationError) as refused:
        AddressField().clean(["12", "zestig", "", "", ""])

    assert len(refused.value.messages) == 4


def test_where_it_may_be_left_out_nothing_is_an_empty_answer() -> None:
    assert AddressField(required=False).clean(["", "", "", "", ""]) == ""
