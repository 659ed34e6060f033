"""What caches in front of the site have not forgotten yet."""

from collections.abc import Collection, Iterator

from django.db.models import Count, QuerySet

from retention.models import CachePurge

MOST_NAMED = 3
"""Different errors, at most, that a report names."""


def open_cache_purges() -> int:
    """Addresses noted for purging that caches still hold as far as known."""
    return CachePurge.objects.count()


def refused_purges(stores: Collection[str] | None = None) -> QuerySet[CachePurge]:
    """Purges that were tried in vain; not those that another run is carrying out just now."""
    notes = CachePurge.objects.exclude(last_error="")
    return notes if stores is None else notes.filter(store__in=stores)


def purges_in_words(stores: Collection[str] | None = None) -> Iterator[str]:
    """How many purges were refused, and with which errors."""
    errors = refused_purges(stores).values_list("last_error").annotate(found=Count("pk"))
    found = list(errors.order_by("-found", "last_error"))
    if count := sum(times for _error, times in found):
        what = "cache purge" if count == 1 else "cache purges"
        reasons = ", ".join(f"{error} ({times})" for error, times in found[:MOST_NAMED])
        yield f"{count} {what} refused: {reasons}"


def purges_by_line(lines: Collection[int]) -> dict[int, int]:
    """How many addresses still wait to be purged, by line of the ledger."""
    notes = CachePurge.objects.filter(line__in=lines).values_list("line")
    return {line: count for line, count in notes.annotate(found=Count("pk")) if line}
