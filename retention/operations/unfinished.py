"""Finishing what a run that was killed left behind after its commit."""

import logging
from collections.abc import Sequence

from retention.models import Act, Erasure
from retention.stores import Effects, Store

logger = logging.getLogger(__name__)


CHUNK = 500


def refresh_indexes(store: Store) -> None:
    """Bring indexes up to date with content that changed, as far as no proof shows that.

    A line keeps what it touched until its absence is proved; doing this twice is harmless.
    """
    last = 0
    waiting = Erasure.objects.filter(store=store.key, proved_at=None).order_by("pk")
    while lines := list(waiting.filter(pk__gt=last)[:CHUNK]):
        last = lines[-1].pk
        try:
            store.after_commit(_still_to_follow(lines))
        except Exception:
            logger.exception("indexes of store %s cannot be refreshed", store.key)
        else:
            _forget_touched(lines)


def _still_to_follow(lines: Sequence[Erasure]) -> Effects:
    effects = Effects()
    for line in lines:
        effects.touched |= {(label, pk) for label, pk in line.sought.get("touched", ())}
        if line.act == Act.ERASED and line.sought.get("key"):
            effects.keys[line.record] = line.sought["key"]
    return effects


def _forget_touched(lines: Sequence[Erasure]) -> None:
    for line in lines:
        if line.sought.pop("touched", None):
            Erasure.objects.filter(pk=line.pk, proved_at=None).update(sought=line.sought)
