"""Ends of keeping in a sentence: periods, and ends in words (“direct”, “zolang …”)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retention.rules.period import Period
from retention.rules.running_text import find_periods

# A sentence longer than this is looked at in part.
LONGEST_SENTENCE = 1500
_LONGEST_CRITERION = 300

_AT_ONCE = {
    "nl": r"direct|onmiddellijk|meteen|terstond|onverwijld",
    "en": r"directly|immediately|straight away|right away|at once",
}
# “direct” says when only in a sentence about an end: erasing, making anonymous, no more mail.
_ENDING = {
    "nl": r"verwijder\w*|(?:ge)?wis(?:t|sen)?|vernietig\w*|anonim\w*|geanonim\w*|stop\w*|geschoond"
    r"|geen\b[^.;]{1,80}\bmeer|niet (?:langer|meer)",
    "en": r"delet\w*|remov\w*|eras\w*|destroy\w*|anonymi\w*|stop\w*|no (?:longer|more)",
}
_KEEPING = {
    "nl": r"bewa(?:ar|re)\w*|opgeslagen|houden|verwerken|blij(?:ft|ven)",
    "en": r"ke(?:ep|pt)\w*|stor(?:e|ed|ing)|retain\w*|hold|held|remain\w*",
}
_CRITERION = {
    "nl": r"zo ?lang(?: als| dat)?\b[^.;:()]{5,400}",
    "en": r"(?:for )?as long as\b[^.;:()]{5,400}",
}
_SENTENCE_END = re.compile(r"[.;!?](?=\s+\S)")


@dataclass(frozen=True, slots=True)
class End:
    """An end as the text says it; ``text[start:end]`` of the paragraph are its words.

    ``period`` is None for a criterion. ``figures`` is false for an end in words.
    ``sentence`` is what stands around it.
    """

    start: int
    end: int
    words: str
    period: Period | None
    figures: bool
    sentence: str


def ends_in(text: str, language: str) -> list[End]:
    """The ends that a paragraph names, in order, none overlapping.

    In Dutch and English; in another language none is known.
    """
    language = language.split("-")[0]
    if language not in _AT_ONCE:
        return []
    found: list[End] = []
    for start, sentence in _sentences(text):
        inside = sorted(_in_sentence(sentence, language), key=lambda end: end[0])
        last = 0
        for begin, stop, period, figures in inside:
            if begin < last:
                continue
            last = stop
            words = sentence[begin:stop]
            found.append(End(start + begin, start + stop, words, period, figures, sentence))
    return found


def _in_sentence(sentence: str, language: str) -> Iterator[tuple[int, int, Period | None, bool]]:
    for written in find_periods(sentence, language):
        figures = any(sign.isdigit() or sign == "½" for sign in written.words)
        yield written.start, written.end, written.period, figures
    if _has(_ENDING, sentence, language):
        for match in _every(_AT_ONCE, sentence, language):
            yield match.start(), match.end(), Period.immediately(), False
    if _has(_KEEPING, sentence, language):
        for match in _every(_CRITERION, sentence, language):
            words = match.group().rstrip(" ,–-")
            if len(words) <= _LONGEST_CRITERION:
                yield match.start(), match.start() + len(words), None, False


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a paragraph with where they begin, long ones in pieces."""
    place = 0
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    for end in [*ends, len(text)]:
        while place < end:
            stop = min(end, place + LONGEST_SENTENCE)
            yield place, text[place:stop]
            place = stop


def _every(patterns: dict[str, str], text: str, language: str) -> Iterator[re.Match[str]]:
    return _compiled(patterns[language]).finditer(text)


def _has(patterns: dict[str, str], text: str, language: str) -> bool:
    return _compiled(patterns[language]).search(text) is not None


def _compiled(pattern: str) -> re.Pattern[str]:
    """Whole words; ``re`` keeps what it compiled."""
    return re.compile(rf"\b(?:{pattern})(?!\w)", re.IGNORECASE)
