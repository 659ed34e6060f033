"""What a sweep leaves open, in words that name it: by record, never by file name."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from retention.models import CachePurge, Erasure, FileRemoval, Sweep

MOST_NAMED = 20


def refused_removals(
    stores: Collection[str] | None = None, sweep: Sweep | None = None
) -> QuerySet[FileRemoval]:
    """Files that could not be removed; not those that another run is removing just now."""
    refused = Q(attempts__gt=0) | ~Q(last_error="")
    if sweep:
        refused |= Q(line__sweep=sweep)
    notes = FileRemoval.objects.filter(refused, removed_at=None)
    return notes if stores is None else notes.filter(store__in=stores)


def provable_lines(
    stores: Collection[str] | None = None, sweep: Sweep | None = None
) -> QuerySet[Erasure]:
    """Lines without proof that are ready for one: no file or cached address of theirs waits.

    One that does is in the hands of another run, or of the next. Of the sweep itself,
    if given, all lines must be ready.
    """
    waiting = FileRemoval.objects.filter(
        line=OuterRef("pk"), removed_at=None, attempts=0, last_error=""
    )
    unasked = CachePurge.objects.filter(line=OuterRef("pk"), last_error="")
    ready = Q(~Exists(waiting), ~Exists(unasked))
    if sweep:
        ready |= Q(sweep=sweep)
    lines = Erasure.objects.filter(ready, proved_at=None)
    return lines if stores is None else lines.filter(store__in=stores)


def files_in_words(
    stores: Collection[str] | None = None, sweep: Sweep | None = None
) -> Iterator[str]:
    """Each file that storage refused to remove."""
    refused = refused_removals(stores, sweep)
    for note in refused.select_related("line").order_by("pk")[:MOST_NAMED]:
        whose = f"record {note.line.record}" if note.line else f"note {note.pk}"
        yield (
            f"a file of {whose} could not be removed from storage {note.storage}: "
            f"{note.last_error or 'not tried'}, {note.attempts} attempts"
        )
    yield from _and_more(refused.count(), "files could not be removed")


def proofs_in_words(
    stores: Collection[str] | None = None, sweep: Sweep | None = None
) -> Iterator[str]:
    """Each erasure whose absence is not proved, and why.

    Of the lines of other runs, a sweep names those that it looked at: the rest became ready
    after it looked, and is theirs to prove.
    """
    unproved = provable_lines(stores, sweep)
    if sweep:
        unproved = unproved.filter(Q(sweep=sweep) | Q(proof__isnull=False))
    for line in unproved.order_by("pk")[:MOST_NAMED]:
        yield f"{line.act} {line.record} is not proved: {_why(line.proof or {})}"
    yield from _and_more(unproved.count(), "erasures are not proved")


def _and_more(count: int, what: str) -> Iterator[str]:
    if count > MOST_NAMED:
        yield f"and {count - MOST_NAMED} more {what}"


def _why(proof: dict[str, Any]) -> str:
    """What was seen, as far as it stands in the way of the proof."""
    pages, found = proof.get("pages", {}), dict(proof.get("rows", {}))
    reasons = [f"{place} still there" for place in sorted(found)]
    if count := proof.get("caches"):
        reasons.append(f"{count} addresses not purged from caches")
    if count := proof.get("files", {}).get("found"):
        reasons.append(f"{count} files still there")
    if count := pages.get("found"):
        reasons.append(f"{count} pages still show it")
    if failed := pages.get("failed_pages"):
        reasons.append(f"page {', '.join(str(page) for page in failed)} cannot be read")
    return "; ".join(reasons) or "not looked at yet"
