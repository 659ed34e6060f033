"""What an import tells the one who ran it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .differences import Difference
from .faults import Fault
from .matching import LiveEnd
from .run import Imported


def lines(imported: Imported, *, publish: bool, dry_run: bool) -> Iterator[str]:
    """The summary: figures first, then what to look at, with numbers of lines."""
    matched, faults = imported.matched, imported.faults
    live = list(matched.all_live())
    figures = sum(one.end.figures for one in live)
    counts = {
        "format": imported.document.format,
        "paragraphs in": len(imported.document.paragraphs),
        "blocks out": len(imported.blocks),
        "activities linked": f"{len(imported.linked)} ({_roles(imported)} roles)",
        "chips": f"{len(live)} ({figures} in figures, {len(live) - figures} in words)",
        "differences": len(matched.differences),
        "faults": len(faults),
    }
    for name, value in counts.items():
        yield f"{name + ':':<19}{value}"
    changed_on = imported.structure.changed_on
    if changed_on:
        line = imported.structure.changed_line
        yield f"{'last changed:':<19}{changed_on.isoformat()} (line {line}; it stays typed)"
    if imported.document.left_out:
        yield f"{'left out:':<19}{', '.join(imported.document.left_out)}"
    yield from _listed(
        "Differences between the text and the register", matched.differences, imported
    )
    yield from _listed("Looks broken in the source", faults, imported)
    yield from _listed("Periods that stay typed", matched.typed, imported)
    yield from _own_words(live)
    yield ""
    yield _outcome(imported, publish=publish, dry_run=dry_run)


def _roles(imported: Imported) -> int:
    """Linked activities that are no part of another one."""
    return sum("." not in activity.number for activity in imported.linked.values())


def _listed(title: str, items: Iterable[Difference | Fault], imported: Imported) -> Iterator[str]:
    for number, item in enumerate(items):
        if number == 0:
            yield ""
            yield f"{title}:"
        place = f"{imported.document.counted_in} {item.line}: " if item.line else ""
        yield f"  {place}{item.message}"


def _own_words(live: list[LiveEnd]) -> Iterator[str]:
    """Criteria in the text's own words: whether they mean the same, a person decides."""
    criteria = [one for one in live if one.end.period is None and one.end.words != one.rule.words]
    if not criteria:
        return
    yield ""
    yield "Ends in the text's own words; see whether they say what the register says:"
    for one in criteria:
        yield f"  rule {one.rule.rule}: “{one.end.words}” – register: “{one.rule.words}”"


def _outcome(imported: Imported, *, publish: bool, dry_run: bool) -> str:
    page = imported.page
    if dry_run:
        return "Dry run: nothing was saved."
    what = "published" if publish else "a new draft"
    where = "new page" if imported.is_new else "page"
    return f"Saved as {what} of {where} {page.pk} “{page.draft_title}”."
