"""What a survey found, with small groups left out.

A group of fewer than five could be recognised. So that it cannot be worked out from the others
and the total, the next larger one is left out too. A number or year that fewer than five gave is
not even named: people typed it themselves, and a rare one tells who somebody is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from forms_privacy.models import Tally

LEAST = 5
"""People in the smallest group that is shown."""


@dataclass(frozen=True, slots=True)
class Group:
    """How many gave one answer; None where that is left out."""

    answer: str
    count: int | None
    share: int
    """Per cent of all who answered, rounded; 0 where the count is left out."""


@dataclass(frozen=True, slots=True)
class Question:
    """The results of one question."""

    name: str
    label: str
    groups: tuple[Group, ...] = ()
    texts: tuple[str, ...] = ()
    mean: Decimal | None = None

    @property
    def hides_some(self) -> bool:
        """Whether a group was left out."""
        return any(group.count is None for group in self.groups)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the form puts it now."""

    name: str
    label: str
    field_type: str
    options: tuple[str, ...] = ()

    translated: Mapping[str, str] = field(default_factory=dict)
    """The options in other languages, each with the one of :attr:`options` that says the same."""


def results(tally: Tally, questions: Sequence[Asked]) -> list[Question]:
    """What was answered; no question at all while fewer than five did."""
    if tally.sheets < LEAST:
        return []
    return [_question(tally, asked) for asked in questions]


def _question(tally: Tally, asked: Asked) -> Question:
    counts = dict.fromkeys(asked.options, 0)
    for answer, count in tally.counts.get(asked.name, {}).items():
        same = answer if answer in counts else asked.translated.get(answer, answer)
        counts[same] = counts.get(same, 0) + count
    mean = _mean(counts) if asked.field_type == "number" else None
    if not asked.options and asked.field_type != "checkbox":
        counts = rare_together(counts)
    return Question(
        asked.name,
        asked.label,
        groups=_groups(counts, tally.sheets, one_each=asked.field_type != "checkboxes"),
        texts=tuple(tally.shown_texts.get(asked.name, ())),
        mean=mean,
    )


def rare_together(counts: Mapping[str, int]) -> dict[str, int]:
    """What people typed themselves, with all that fewer than five typed as one answer."""
    common = {answer: count for answer, count in counts.items() if count >= LEAST}
    rare = sum(counts.values()) - sum(common.values())
    found = {answer: common[answer] for answer in sorted(common, key=_in_order)}
    return {**found, _("other answers"): rare} if rare else found


def _in_order(answer: str) -> tuple[Decimal, str]:
    """Numbers by their size, whatever is none after them by its letters."""
    try:
        return Decimal(answer), ""
    except InvalidOperation:
        return Decimal("Infinity"), answer


def _groups(counts: Mapping[str, int], sheets: int, *, one_each: bool) -> tuple[Group, ...]:
    hidden = small_groups(counts, one_each=one_each)
    return tuple(
        Group(answer, None, 0)
        if answer in hidden
        else Group(answer, count, round(100 * count / sheets))
        for answer, count in counts.items()
    )


def small_groups(counts: Mapping[str, int], *, one_each: bool) -> frozenset[str]:
    """The answers whose number is left out.

    Args:
        one_each: whether everybody gave one answer, so that one number follows from the rest.
    """
    small = {answer for answer, count in counts.items() if 0 < count < LEAST}
    if one_each and small:
        large = [answer for answer, count in counts.items() if count >= LEAST]
        cover = sorted(large, key=lambda answer: (counts[answer], answer))[:1]
        small |= set(cover) if cover else set(counts)
    return frozenset(small)


def _mean(counts: Mapping[str, int]) -> Decimal | None:
    people = sum(counts.values())
    if people < LEAST:
        return None
    total = sum((Decimal(value) * count for value, count in counts.items()), Decimal(0))
    return (total / people).quantize(Decimal("0.1"))
