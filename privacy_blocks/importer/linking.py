"""Which part of a text is about which activity of the register: by number and by words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from privacy_blocks.queries.statement import ActivityShown

from .likeness import likeness, stems, weights
from .structure import Part

# What counts for how much. A number weighs much and never enough by itself: registers are
# renumbered, and then the words decide.
_NUMBER = 1.5
_IN_HEADING = 2.0
_IN_TEXT = 0.5
_MOST_FROM_TEXT = 1.5
# Below this a part and an activity have too little in common.
_ENOUGH_NUMBERED = 1.6
_ENOUGH_WITHOUT_NUMBER = 3.0


@dataclass(frozen=True, slots=True)
class _Words:
    """What an activity is called, and everything that the register says of it."""

    activity: ActivityShown
    name: frozenset[str]
    all: frozenset[str]


def all_activities(activities: list[ActivityShown]) -> Iterator[ActivityShown]:
    """Every activity, parts after their whole."""
    for activity in activities:
        yield activity
        yield from all_activities(list(activity.parts))


def linked(parts: tuple[Part, ...], activities: list[ActivityShown]) -> dict[int, ActivityShown]:
    """The place of a part → its activity; each activity has one part at most.

    Numbered headings are linked when number and words, or the words alone, say enough.
    Only where a text numbers nothing, headings without numbers are looked at.
    """
    known = [_words_of(activity) for activity in all_activities(activities)]
    weight = weights(words.all for words in known)
    numbered = [place for place, part in enumerate(parts) if part.heading and part.heading.number]
    places = numbered or [place for place, part in enumerate(parts) if part.heading]
    enough = _ENOUGH_NUMBERED if numbered else _ENOUGH_WITHOUT_NUMBER
    scores = [
        (score, -place, -order)
        for place in places
        for order, words in enumerate(known)
        if (score := _score(parts[place], words, weight)) >= enough
    ]
    found: dict[int, ActivityShown] = {}
    taken: set[int] = set()
    for _points, place, order in sorted(scores, reverse=True):
        if -place not in found and -order not in taken:
            found[-place] = known[-order].activity
            taken.add(-order)
    return found


def words_of_activity(activity: ActivityShown) -> str:
    """All that the register says of an activity, its rules included."""
    text = activity.text
    rules = " ".join(f"{rule.name} {rule.note}" for rule in activity.rules)
    said = (text.title, text.role_heading, text.data_subjects, text.data, text.purpose)
    return " ".join((*said, text.note, text.recipients, text.source, rules))


def _words_of(activity: ActivityShown) -> _Words:
    rules = " ".join(rule.name for rule in activity.rules)
    name = f"{activity.text.title} {activity.text.role_heading} {rules}"
    names_of_parts = " ".join(part.text.title for part in activity.parts)
    return _Words(
        activity,
        stems(f"{name} {names_of_parts}"),
        stems(f"{name} {names_of_parts} {words_of_activity(activity)}"),
    )


def _score(part: Part, words: _Words, weight: dict[str, float]) -> float:
    if part.heading is None:
        return 0
    heading = stems(part.heading.text)
    named = likeness(heading, words.name, weight)
    told = likeness(stems(part.text), words.all, weight)
    if not named and not told:
        return 0
    score = _IN_HEADING * named + min(_IN_TEXT * told, _MOST_FROM_TEXT)
    same_number = part.heading.number and part.heading.number == words.activity.number
    return score + (_NUMBER if same_number else 0)
