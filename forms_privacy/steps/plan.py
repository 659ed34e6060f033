"""The steps of a long form, from the headings that an editor put between the questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from forms_privacy.field_types import STEP


@dataclass(frozen=True, slots=True)
class Step:
    """Questions that are asked together."""

    title: str
    intro: str
    names: tuple[str, ...]
    """Of its questions, in order."""


def steps_of(fields: Iterable[Any]) -> list[Step]:
    """The steps, without the summary that follows them; none where there is no heading.

    Questions before the first heading are a step too. A heading without questions is none.
    """
    found: list[tuple[str, str, list[str]]] = [("", "", [])]
    for field in fields:
        if field.field_type == STEP.key:
            found.append((field.label, field.help_text, []))
        else:
            found[-1][2].append(field.clean_name or field.get_field_clean_name())
    if len(found) == 1:
        return []
    return [
        Step(title or _("Your answers"), intro, tuple(names))
        for title, intro, names in found
        if names
    ]
