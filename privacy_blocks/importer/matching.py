"""Which end in the text is which rule of the register, and where the two differ.

An end becomes live only where a rule says the same. All others are listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from privacy_blocks.queries.statement import ActivityShown, PeriodShown
from retention.rules.language import Language
from retention.rules.period import Period

from .differences import Difference, differs, in_roles, omitted, stays_typed, unknown, unplaced
from .document import Paragraph
from .ends import End, ends_in
from .likeness import likeness, stems, weights
from .linking import all_activities
from .structure import Part

# A rule's own name says more than what its activity is about, a sentence more than
# the paragraph around it.
_BY_NAME, _BY_ACTIVITY = 2.0, 0.5
_SENTENCE, _AROUND = 1.0, 0.4
_STATED = 2.0
# Outside the roles “direct” needs more words that point to the rule than a figure does.
_WORDS_ALONE = 1.0


@dataclass(frozen=True, slots=True)
class LiveEnd:
    """An end that becomes a chip: where it stands, and of which rule."""

    end: End
    rule: PeriodShown


@dataclass(slots=True)
class Matched:
    """What became of the ends: chips by paragraph (part, place) and start, and what differs.

    ``agreed`` are the places (part, place, start) at which text and register say the same,
    live or not. ``typed`` are periods of the general parts that no rule says: they may be about
    something else, and stay as they are.
    """

    live: dict[tuple[int, int], dict[int, LiveEnd]] = field(default_factory=dict)
    agreed: set[tuple[int, int, int]] = field(default_factory=set)
    differences: list[Difference] = field(default_factory=list)
    typed: list[Difference] = field(default_factory=list)

    def all_live(self) -> Iterator[LiveEnd]:
        """Every chip, in the order of the text."""
        for key in sorted(self.live):
            yield from self.in_paragraph(*key)

    def in_paragraph(self, part: int, place: int) -> list[LiveEnd]:
        """The chips of one paragraph, in its order."""
        return [one for _start, one in sorted(self.live.get((part, place), {}).items())]


@dataclass(frozen=True, slots=True)
class _Found:
    """An end with where it stands, and the words around it."""

    part: int
    place: int
    paragraph: Paragraph
    end: End
    sentence: frozenset[str]
    around: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A rule that an end may mean, with the words that tell it from others."""

    rule: PeriodShown
    activity: str
    name: frozenset[str]
    about: frozenset[str]


def match(
    parts: tuple[Part, ...],
    linked: dict[int, ActivityShown],
    activities: list[ActivityShown],
    language: str,
) -> Matched:
    """Every end in the text against the register."""
    matched = Matched()
    spoken_of: set[str] = set()
    weight = weights(c.name | c.about for c in _candidates(all_activities(activities)))
    for place, activity in linked.items():
        found = _found_in(place, parts[place], language)
        candidates = list(_candidates(_belonging(activity, linked, activities)))
        own = {
            candidate.rule.rule for candidate in candidates if candidate.activity != activity.above
        }
        spoken_of |= own
        _part(found, candidates, own, weight, matched)
    rest = [c for c in _candidates(all_activities(activities)) if c.rule.rule not in spoken_of]
    general = [
        found
        for place, part in enumerate(parts)
        if place not in linked
        for found in _found_in(place, part, language)
    ]
    _general(general, rest, bool(linked), weight, matched)
    matched.differences += in_roles(parts, linked)
    matched.typed += _in_headings(parts, language)
    matched.differences.sort(key=lambda difference: difference.line)
    return matched


def _belonging(
    activity: ActivityShown, linked: dict[int, ActivityShown], activities: list[ActivityShown]
) -> Iterator[ActivityShown]:
    """The activity, its parts that no other heading is about, and the one above it."""
    elsewhere = {other.key for other in linked.values()} - {activity.key}
    for one in all_activities([activity]):
        if one.key not in elsewhere:
            yield one
    for one in activities:
        if one.key == activity.above:
            yield one


def _candidates(activities: Iterable[ActivityShown]) -> Iterator[_Candidate]:
    for activity in activities:
        text = activity.text
        about = stems(f"{text.title} {text.role_heading} {text.data} {text.purpose}")
        for rule in activity.rules:
            criterion = "" if rule.iso else rule.words
            name = stems(f"{rule.name} {rule.then} {criterion}")
            yield _Candidate(rule, activity.key, name, about)


def _found_in(place: int, part: Part, language: str) -> list[_Found]:
    heading = part.heading.text if part.heading else ""
    return [
        _Found(
            place, number, paragraph, end, stems(end.sentence), stems(f"{heading} {paragraph.text}")
        )
        for number, paragraph in enumerate(part.paragraphs)
        for end in ends_in(paragraph.text, language)
    ]


def _in_headings(parts: tuple[Part, ...], language: str) -> list[Difference]:
    """Periods in headings, which hold no chips."""
    return [
        Difference(part.heading.line, f"“{end.words}” stays typed: it stands in a heading")
        for part in parts
        if part.heading is not None
        for end in ends_in(part.heading.text, language)
        if end.figures
    ]


def _part(
    found: list[_Found],
    candidates: list[_Candidate],
    own: set[str],
    weight: dict[str, float],
    matched: Matched,
) -> None:
    """The ends in a part about one activity: pair them, and say what is left over."""
    claimed = _pair(found, candidates, weight, matched)
    left = [one for one in found if not _has_agreed(one, matched) and one.end.period is not None]
    missing = [c for c in candidates if c.rule.rule in own - claimed and c.rule.stated]
    for one in left:
        nearest = max(missing, key=lambda c: _score(one, c, weight), default=None)
        if nearest is not None:
            missing.remove(nearest)
            matched.differences.append(differs(one.paragraph, one.end, nearest.rule))
        else:
            matched.differences.append(unknown(one.paragraph, one.end))
    line = found[0].paragraph.line if found else 0
    matched.differences += [omitted(candidate.rule, line) for candidate in missing]


def _pair(
    found: list[_Found],
    candidates: list[_Candidate],
    weight: dict[str, float],
    matched: Matched,
) -> set[str]:
    """Make live what a rule says too: the surest first, every rule once before any twice."""
    pairs = sorted(
        (
            (_score(one, candidate, weight) + _STATED * candidate.rule.stated, -order, -which)
            for order, one in enumerate(found)
            for which, candidate in enumerate(candidates)
            if _says_same(one.end, candidate.rule)
        ),
        reverse=True,
    )
    claimed: set[str] = set()
    done: set[int] = set()
    for once in (True, False):
        for _points, order, which in pairs:
            rule = candidates[-which].rule
            if order in done or (once and rule.rule in claimed):
                continue
            claimed.add(rule.rule)
            done.add(order)
            _make_live(found[-order], rule, matched)
    return claimed


def _general(
    found: list[_Found],
    rest: list[_Candidate],
    roles: bool,
    weight: dict[str, float],
    matched: Matched,
) -> None:
    """The ends outside the roles: live where words and period point to one rule.

    A criterion there is too vague to be that of one rule.
    """
    claimed: set[str] = set()
    for one in found:
        if one.end.period is None:
            continue
        same = [candidate for candidate in rest if _says_same(one.end, candidate.rule)]
        scored = sorted(
            ((_score(one, c, weight) + _STATED * c.rule.stated, c.rule.rule, c.rule) for c in same),
            key=lambda item: item[:2],
            reverse=True,
        )
        enough = _STATED + (0 if one.end.figures else _WORDS_ALONE)
        best = scored[0][0] if scored else 0
        if best > enough and (len(scored) == 1 or best > scored[1][0]):
            claimed.add(scored[0][1])
            _make_live(one, scored[0][2], matched)
        else:
            matched.typed.append(unplaced(one.paragraph, one.end, [item[1] for item in scored]))
    missing = [c for c in rest if c.rule.stated and c.rule.rule not in claimed]
    matched.differences += [omitted(candidate.rule, 0) for candidate in missing]


def _says_same(end: End, rule: PeriodShown) -> bool:
    """A period is the same to the day; a criterion is one where the rule has no period."""
    if end.period is None:
        return not rule.iso and bool(rule.words)
    return rule.iso == end.period.iso()


def _score(found: _Found, candidate: _Candidate, weight: dict[str, float]) -> float:
    sentence = _BY_NAME * likeness(found.sentence, candidate.name, weight)
    sentence += _BY_ACTIVITY * likeness(found.sentence, candidate.about, weight)
    around = _BY_NAME * likeness(found.around, candidate.name, weight)
    around += _BY_ACTIVITY * likeness(found.around, candidate.about, weight)
    return _SENTENCE * sentence + _AROUND * around


def _make_live(found: _Found, rule: PeriodShown, matched: Matched) -> None:
    matched.agreed.add((found.part, found.place, found.end.start))
    if hindrance := _hindrance(found):
        matched.typed.append(
            stays_typed(
                found.paragraph, found.end, f"rule {rule.rule} says the same, but {hindrance}"
            )
        )
    else:
        live = matched.live.setdefault((found.part, found.place), {})
        live[found.end.start] = LiveEnd(found.end, rule)
    if not rule.stated:
        message = f"“{found.end.words}” is rule {rule.rule}, which the register calls not stated"
        matched.differences.append(Difference(found.paragraph.line, message))


def _hindrance(found: _Found) -> str:
    """Why an end cannot be a chip in the text's own words; empty where it can."""
    if found.paragraph.has_link(found.end.start, found.end.end):
        return "a link holds no live period"
    if found.end.period is not None and not _can_be_read(found.end):
        return "these words cannot be read back"
    return ""


def _can_be_read(end: End) -> bool:
    """Whether whoever checks the page can tell the period from these words alone."""
    for language in Language:
        try:
            return Period.parse_words(end.words, language) == end.period
        except ValueError:
            continue
    return False


def _has_agreed(found: _Found, matched: Matched) -> bool:
    return (found.part, found.place, found.end.start) in matched.agreed
