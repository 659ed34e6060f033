"""What a question about files says of their size."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from forms_privacy.uploads.limits import Limits


@pytest.mark.parametrize(
    ("size", "language", "words"),
    [
        (10 * 1024 * 1024, "nl", "10 MB"),
        (10 * 1024 * 1024, "en", "10 MB"),
        (3 * 1024 * 1024 // 2, "nl", "1,5 MB"),
        (3 * 1024 * 1024 // 2, "en", "1.5 MB"),
        (512 * 1024, "nl", "512 KB"),
    ],
)
def test_a_round_size_has_no_nought_behind_the_point(size: int, language: str, words: str) -> None:
    with override(language):
        told = Limits(size=size, count=1).size_in_words

    # A browser breaks no line there.
    assert told == words.replace(" ", "\xa0")
