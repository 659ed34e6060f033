"""What looks like a citizen service number is seen, and what only has figures is not."""

from __future__ import annotations

import pytest

from forms_privacy.bsn import contains_bsn

# 123456782: 9+16+21+24+25+24+21+16-2 = 154 = 14 x 11.


@pytest.mark.parametrize(
    "text",
    [
        "123456782",
        "123.456.782",
        "1234 56 782",
        "mijn bsn is 123-45-6782.",
        "bsn:123456782!",
        "１２３４５６７８２",
        "123\u00a0456\u00a0782",
    ],
)
def test_a_number_that_passes_is_seen(text: str) -> None:
    assert contains_bsn(text)


@pytest.mark.parametrize(
    "text",
    [
        "123456783",  # 9 figures that do not pass
        "000000000",
        "1234567829",  # ten figures
        "070 123 45 67",
        "+31 612345678",
        "12-10-2026 5",
        "NL91ABNA0417164300",
        "",
    ],
)
def test_other_figures_are_left_alone(text: str) -> None:
    assert not contains_bsn(text)
