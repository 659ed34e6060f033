"""Finishing what a run that was killed left behind after its commit."""

import logging

from retention.models import Erasure
from retention.stores import Effects, Store

logger = logging.getLogger(__name__)


def refresh_indexes(store: Store) -> None:
    """Bring indexes up to date with content that changed, as far as no proof shows that.

    A line keeps what it touched until its absence is proved; doing this twice is harmless.
    """
    waiting = Erasure.objects.filter(store=store.key, proved_at=None, sought__has_key="touched")
    for line in waiting.order_by("pk").iterator():
        touched = line.sought.pop("touched")
        try:
            store.after_commit(Effects(touched={(label, pk) for label, pk in touched}))
        except Exception:
            logger.exception("indexes of store %s cannot be refreshed", store.key)
        else:
            Erasure.objects.filter(pk=line.pk, proved_at=None).update(sought=line.sought)
