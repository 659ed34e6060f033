"""What an import says where text and register differ, and where a period stays typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from privacy_blocks.queries.statement import ActivityShown, PeriodShown

from .document import Paragraph
from .ends import End
from .structure import Part


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where text and register do not say the same; line 0 is the whole text."""

    line: int
    message: str


def differs(paragraph: Paragraph, end: End, rule: PeriodShown) -> Difference:
    """Another period than that of the rule which the text seems to mean."""
    said = f"the text says “{end.words}”, the register says “{rule.words}” (rule {rule.rule})"
    return Difference(paragraph.line, said)


def unknown(paragraph: Paragraph, end: End) -> Difference:
    """A period in a role, of which the register has no rule left."""
    said = f"the text says “{end.words}”, and no rule of this part of the register does"
    return Difference(paragraph.line, said)


def omitted(rule: PeriodShown, line: int) -> Difference:
    """A rule that the statement is to speak of, and does not."""
    said = f"the register says “{rule.words}” (rule {rule.rule}), and the text does not"
    return Difference(line, said)


def unplaced(paragraph: Paragraph, end: End, rules: list[str]) -> Difference:
    """A period outside the roles that no rule, or more than one, may be meant by."""
    which = f"it may be rule {' or '.join(sorted(rules))}" if rules else "no rule says so"
    return stays_typed(paragraph, end, which)


def stays_typed(paragraph: Paragraph, end: End, why: str) -> Difference:
    """A period that stays what it was in the text."""
    return Difference(paragraph.line, f"“{end.words}” stays typed: {why}")


def in_roles(parts: tuple[Part, ...], linked: Mapping[int, ActivityShown]) -> list[Difference]:
    """Roles that the register numbers otherwise, or does not have.

    A text whose numbers are mostly no activities numbers its chapters and not its roles.
    """
    numbered = {place: part for place, part in enumerate(parts) if _number(part)}
    found = []
    for place, part in numbered.items():
        activity = linked.get(place)
        line = part.heading.line if part.heading else 0
        if activity is not None and activity.number and activity.number != _number(part):
            message = f"the text numbers this part {_number(part)}, the register {activity.number}"
            found.append(Difference(line, message))
        elif activity is None and len(linked) * 2 >= len(numbered):
            whole = part.heading.whole if part.heading else ""
            found.append(Difference(line, f"no activity of the register is about “{whole}”"))
    return found


def _number(part: Part) -> str:
    return part.heading.number if part.heading else ""
