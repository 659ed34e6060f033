"""Answers as they are sealed: with the question that was asked, whatever becomes of the form."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Sort(StrEnum):
    """What an answer can say about a person."""

    IDENTIFYING = "identifying"
    SENSITIVE = "sensitive"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Answer:
    """One question with its answer."""

    name: str
    """The field's name, which does not change."""

    label: str
    """The question as it was put, in the language of the form."""

    value: Any
    """What JSON can hold: text, a number, a list of texts, true or false. Dates are ISO 8601."""

    sort: Sort = Sort.PLAIN
    field_type: str = "singleline"


def as_json(answers: Sequence[Answer]) -> str:
    """For the vault."""
    return json.dumps([asdict(answer) for answer in answers], ensure_ascii=False)


def from_json(text: str) -> list[Answer]:
    """What was sealed; nothing when nothing was."""
    return [Answer(**{**entry, "sort": Sort(entry["sort"])}) for entry in json.loads(text or "[]")]
