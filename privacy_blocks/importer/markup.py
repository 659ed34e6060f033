"""Paragraphs to the HTML that a rich-text field stores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import escape

from privacy_blocks.rich_text.chips import stored
from privacy_blocks.rich_text.own_words import in_own_words

from .document import Kind, Paragraph, Run, single_spaced
from .matching import LiveEnd

_DEEPEST_LIST = 4


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph with the ends in it that become chips, and how links are to be changed."""

    paragraph: Paragraph
    live: Sequence[LiveEnd] = ()


def markup(written: Sequence[Written], anchors: dict[str, str], language: str) -> str:
    """Rich text of paragraphs: lists as lists, lines of an address as lines.

    ``anchors`` are those of the source → of the page; other links within the source lose
    their address. A numbered list stays a list when it counts from 1; else its numbers
    are kept as they were written.
    """
    parts: list[str] = []
    place = 0
    while place < len(written):
        stop = _end_of_list(written, place)
        if stop > place:
            parts.append(_list(written[place:stop], anchors, language))
            place = stop
            continue
        stop = place + 1
        while stop < len(written) and written[stop].paragraph.joined:
            stop += 1
        lines = [_lead(one) + _inline(one, anchors, language) for one in written[place:stop]]
        parts.append(f"<p>{'<br/>'.join(lines)}</p>")
        place = stop
    return "".join(parts)


def _lead(one: Written) -> str:
    """The number of an item that stands in no list, which nothing else would show."""
    return f"{escape(one.paragraph.lead)} " if one.paragraph.lead else ""


def _end_of_list(written: Sequence[Written], start: int) -> int:
    """Where the list that begins here ends; ``start`` itself where none begins."""
    first = written[start].paragraph
    if first.kind is not Kind.ITEM or first.level != 1:
        return start
    stop = start
    counts: dict[int, int] = {}
    kinds: dict[int, bool] = {}
    depth = 0
    for one in written[start:]:
        paragraph = one.paragraph
        if paragraph.joined and stop > start:
            stop += 1
            continue
        if paragraph.kind is not Kind.ITEM or not 1 <= paragraph.level <= min(
            depth + 1, _DEEPEST_LIST
        ):
            break
        for deeper in [level for level in counts if level > paragraph.level]:
            del counts[deeper], kinds[deeper]
        depth = paragraph.level
        ordered = bool(paragraph.number)
        counts[depth] = counts.get(depth, 0) + 1
        if kinds.setdefault(depth, ordered) is not ordered:
            break
        if ordered and paragraph.number != str(counts[depth]):
            break
        stop += 1
    return stop


def _list(written: Sequence[Written], anchors: dict[str, str], language: str) -> str:
    parts: list[str] = []
    open_lists: list[str] = []
    for one in written:
        paragraph = one.paragraph
        inline = _inline(one, anchors, language)
        if paragraph.joined:
            parts.append(f"<br/>{inline}")
            continue
        while len(open_lists) > paragraph.level:
            parts.append(f"</li></{open_lists.pop()}>")
        if len(open_lists) == paragraph.level:
            parts.append("</li>")
        else:
            open_lists.append("ol" if paragraph.number else "ul")
            parts.append(f"<{open_lists[-1]}>")
        parts.append(f"<li>{inline}")
    while open_lists:
        parts.append(f"</li></{open_lists.pop()}>")
    return "".join(parts)


def _inline(one: Written, anchors: dict[str, str], language: str) -> str:
    """The words of a paragraph with styles, links and chips."""
    return "".join(
        chip_of(piece, language) if isinstance(piece, LiveEnd) else _styled(piece, anchors)
        for piece in _pieces(one)
    )


def _pieces(one: Written) -> Iterator[Run | LiveEnd]:
    """The runs of a paragraph, parted where a chip takes the place of words."""
    live = list(one.live)
    place = 0
    for run in one.paragraph.runs:
        stop = place + len(run.text)
        at = place
        while live and live[0].end.start < stop:
            end = live[0].end
            if end.start >= at:
                yield _cut(run, at - place, end.start - place)
                yield live[0]
            at = min(stop, max(at, end.end))
            if end.end > stop:
                break
            live.pop(0)
        yield _cut(run, at - place, stop - place)
        place = stop


def _cut(run: Run, start: int, stop: int) -> Run:
    return Run(run.text[start:stop], run.bold, run.italic, run.link)


def chip_of(live: LiveEnd, language: str) -> str:
    """The chip as it is stored, with the text's own words where the register has others."""
    words = single_spaced(live.end.words)
    if words == live.rule.words:
        return stored(live.rule.rule)
    return in_own_words(live.rule, words, language)


def _styled(run: Run, anchors: dict[str, str]) -> str:
    if not run.text:
        return ""
    html: str = escape(run.text)
    if run.italic:
        html = f"<i>{html}</i>"
    if run.bold:
        html = f"<b>{html}</b>"
    address = run.link
    if address.startswith("#"):
        address = f"#{anchors[address[1:]]}" if address[1:] in anchors else ""
    return f'<a href="{escape(address)}">{html}</a>' if address else html
