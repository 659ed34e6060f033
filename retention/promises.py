"""What is promised in public: sources that read the published statement.

Whoever publishes statements registers here in ``AppConfig.ready()``; the ground does not know
their pages.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from retention.rules.period import Period

Promised = Mapping[str, Mapping[str, str]]
"""Rule key → language → the words the statement uses."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line of a statement stands: language, page and its address, part, and the line."""

    language: str
    page: str
    address: str
    part: str
    line: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A period that somebody typed on a published statement, where a live one could stand.

    ``rules`` are those that it says the same as, or, when it differs, those that it
    contradicts; none when it stands in no activity's part. ``confirmed`` is why somebody who
    may let it be published all the same.
    """

    place: Place
    words: str
    period: Period
    rules: tuple[str, ...]
    differs: bool
    confirmed: str = ""


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line of the statement now, and then; empty where there is none."""

    where: str
    now: str
    then: str


class Preview(Protocol):
    """What changes on a statement with a rule's period."""

    def __call__(
        self, rule: str, period: Period | None, *, today: date
    ) -> Mapping[str, list[LineChange]]:
        """The lines that change if the rule had this period, by language."""


LeftOut = Callable[[Collection[str], date], Mapping[str, Collection[str]]]
"""Of rules that a statement must tell of: rule key → languages in which none does, on a day."""

_sources: list[Callable[[], Promised]] = []
_typed: list[Callable[[date], Iterable[Typed]]] = []
_previews: list[Preview] = []
_left_out: list[LeftOut] = []


def register_source(source: Callable[[], Promised]) -> None:
    """Add a place where promises are published."""
    if source not in _sources:
        _sources.append(source)


def register_typed(source: Callable[[date], Iterable[Typed]]) -> None:
    """Add a reader of periods that were typed on published statements."""
    if source not in _typed:
        _typed.append(source)


def register_preview(preview: Preview) -> None:
    """Add whoever can tell which lines of a statement would change with a period."""
    if preview not in _previews:
        _previews.append(preview)


def register_left_out(source: LeftOut) -> None:
    """Add whoever can tell of which rules a published statement says nothing."""
    if source not in _left_out:
        _left_out.append(source)


def promised() -> dict[str, dict[str, str]]:
    """Everything promised, from all sources."""
    found: dict[str, dict[str, str]] = {}
    for source in _sources:
        for rule, texts in source().items():
            found.setdefault(rule, {}).update(texts)
    return found


def typed(*, today: date) -> list[Typed]:
    """Every period typed on a published statement."""
    return [one for source in _typed for one in source(today)]


def left_out(rules: Collection[str], *, today: date) -> dict[str, list[str]]:
    """Of these rules, those of which a published statement says nothing, with its languages."""
    found: dict[str, set[str]] = {}
    for source in _left_out:
        for rule, languages in source(rules, today).items():
            found.setdefault(rule, set()).update(languages)
    return {rule: sorted(languages) for rule, languages in found.items() if languages}


def lines_that_change(
    rule: str, period: Period | None, *, today: date
) -> dict[str, list[LineChange]]:
    """The lines of published statements that change if a rule had this period, by language.

    A language with a statement on which nothing changes is there with an empty list.
    """
    found: dict[str, list[LineChange]] = {}
    for preview in _previews:
        for language, lines in preview(rule, period, today=today).items():
            found.setdefault(language, []).extend(lines)
    return found
