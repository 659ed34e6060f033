"""What records of any store are called in the admin."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from retention import stores
from retention.stores import Label


def labels_of(records: Iterable[tuple[str, UUID]]) -> dict[UUID, Label]:
    """Names and addresses by UUID, given (store key, UUID); what is gone has none."""
    by_store: dict[str, set[UUID]] = defaultdict(set)
    for store, record in records:
        by_store[store].add(record)
    found: dict[UUID, Label] = {}
    for store, uuids in by_store.items():
        try:
            found |= stores.get(store).labels(uuids)
        except stores.UnknownStore:
            continue
    return found


def store_label(key: str) -> str:
    """A store's name for people; of one that is no longer installed its key."""
    try:
        return stores.get(key).label
    except stores.UnknownStore:
        return key
