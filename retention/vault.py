"""The vault: what must not be readable in a stolen database or an old back-up.

Every record that seals something has a key of its own, wrapped by the site's key, in the
table of :class:`~retention.models.VaultKey`. Erasing the record forgets its key, and what
an older copy still holds of it can no longer be read.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar
from uuid import UUID

from django.db import connections, router, transaction
from django.db.transaction import TransactionManagementError
from django.views.decorators.debug import sensitive_variables

from retention import site_keys
from retention.models import VaultKey
from retention.sealing import (
    Key,
    KeyMissing,
    NotConfigured,
    Place,
    Tampered,
    VaultError,
    WrongKey,
    fill,
    is_sealed,
    name_of_key,
    random_key,
    unfill,
)

__all__ = [
    "KeyMissing",
    "Keys",
    "NotConfigured",
    "Tampered",
    "VaultError",
    "WrongKey",
    "digest",
    "forget",
    "is_sealed",
    "keys_of",
    "open",
    "open_bytes",
    "rewrap",
    "seal",
]

BATCH = 2_000
"""Rows in one statement, at most."""

TEXT, BYTES = b"t", b"b"

T = TypeVar("T")


class Keys:
    """The keys of some records of a store, fetched together; each is unwrapped when used."""

    def __init__(self, store: str, asked: Collection[UUID], wrapped: Mapping[UUID, bytes]) -> None:
        self.store = store
        self._asked = asked
        self._wrapped = wrapped
        self._open: dict[UUID, Key] = {}

    def __contains__(self, record: UUID) -> bool:
        """Whether the record has a key."""
        return record in self._wrapped

    def of(self, place: Place) -> Key:
        """The key of the record at this place.

        Raises:
            KeyMissing: the record has none.
            WrongKey: the site has not the key that wrapped it.
            Tampered: it was changed, or belongs to another record.
            LookupError: these are keys of other records.
        """
        record = place.record
        if place.store != self.store or record not in self._asked:
            raise LookupError(f"{place}: its key was not fetched with these")
        if record not in self._wrapped:
            raise KeyMissing(f"{place}: the record has no key")
        if record not in self._open:
            self._open[record] = Key(_unwrap(self.store, record, self._wrapped[record]))
        return self._open[record]


def keys_of(store: str, records: Iterable[UUID], *, make: bool = False) -> Keys:
    """The keys of many records with one query; ``make`` gives one to those without.

    Make keys in the transaction that saves the records, so that neither is there alone.
    """
    asked = set(records)
    wrapped = _fetch(store, asked)
    if make and (missing := asked - wrapped.keys()):
        _add(store, missing)
        # Whoever came first made the key that counts, and that may not be we.
        wrapped |= _fetch(store, missing)
    return Keys(store, asked, wrapped)


@sensitive_variables("value", "plain")
def seal(
    store: str, record: UUID, field: str, value: str | bytes, *, keys: Keys | None = None
) -> bytes:
    """Encrypt a value for its place; without ``keys``, the record gets a key if it has none.

    Raises:
        VaultError: the record's key cannot be used, or the site has no key.
        ValueError: text with half a surrogate pair, which is no text.
    """
    place = _place(store, record, field)
    plain = TEXT + value.encode() if isinstance(value, str) else BYTES + value
    key = (keys or keys_of(store, [record], make=True)).of(place)
    return key.encrypt(fill(plain), place)


def open(store: str, record: UUID, field: str, sealed: bytes, *, keys: Keys | None = None) -> str:
    """The text that was sealed.

    Raises:
        KeyMissing, WrongKey, Tampered: it cannot be opened, and why.
        TypeError: it was sealed as bytes.
    """
    kind, content = _open(_place(store, record, field), sealed, keys)
    if kind != TEXT:
        raise TypeError(f"{store} {record} {field}: sealed as bytes, not as text")
    return content.decode()


def open_bytes(
    store: str, record: UUID, field: str, sealed: bytes, *, keys: Keys | None = None
) -> bytes:
    """The bytes that were sealed.

    Raises:
        KeyMissing, WrongKey, Tampered: they cannot be opened, and why.
        TypeError: it was sealed as text.
    """
    kind, content = _open(_place(store, record, field), sealed, keys)
    if kind != BYTES:
        raise TypeError(f"{store} {record} {field}: sealed as text, not as bytes")
    return content


@sensitive_variables("content")
def digest(store: str, record: UUID, field: str, content: bytes) -> bytes:
    """32 bytes that find a content again without telling it, to whoever lacks the record's key.

    The record gets a key if it has none. Equal content gives equal bytes, also after the
    site's key was rotated.

    Raises:
        VaultError: the record's key cannot be used, or the site has no key.
    """
    place = _place(store, record, field)
    return keys_of(store, [record], make=True).of(place).digest(content, place)


def forget(store: str, records: Iterable[UUID]) -> int:
    """Delete the keys of records, in the transaction that erases them. Returns how many.

    What was sealed with them stays unreadable for ever, in every copy of the database
    that does not hold the keys.
    """
    using = router.db_for_write(VaultKey)
    if not transaction.get_connection(using).in_atomic_block:
        raise TransactionManagementError("forget keys in the transaction that erases the records")
    return sum(_delete(store, batch, using) for batch in _batches(records))


@sensitive_variables("raw")
def rewrap(row: VaultKey, site_key: Key) -> None:
    """Wrap a record's key anew, on the row, which the caller saves.

    Raises:
        WrongKey: the site has not the key that wrapped it.
        Tampered: it was changed, or belongs to another record.
    """
    raw = _unwrap(row.store, row.record, bytes(row.wrapped))
    row.wrapped = site_key.encrypt(raw, _place_of_key(row.store, row.record))
    row.site_key = site_key.name.hex()


def _place(store: str, record: UUID, field: str) -> Place:
    if not field:
        raise ValueError("a sealed value belongs to a field")
    return Place(store, record, field)


def _place_of_key(store: str, record: UUID) -> Place:
    """Where a wrapped key belongs: its record, and no field."""
    return Place(store, record, "")


@sensitive_variables("plain")
def _open(place: Place, sealed: bytes, keys: Keys | None) -> tuple[bytes, bytes]:
    key = (keys or keys_of(place.store, [place.record])).of(place)
    plain = unfill(key.decrypt(bytes(sealed), place))
    return plain[:1], plain[1:]


def _unwrap(store: str, record: UUID, wrapped: bytes) -> bytes:
    if not is_sealed(wrapped):
        raise Tampered(f"{store} {record}: not a wrapped key")
    name = name_of_key(wrapped)
    site_key = site_keys.named(name)
    if site_key is None:
        raise WrongKey(f"{store} {record}: wrapped with site key {name}, which this site lacks")
    return site_key.decrypt(wrapped, _place_of_key(store, record))


def _fetch(store: str, records: Collection[UUID]) -> dict[UUID, bytes]:
    rows = VaultKey.objects.filter(store=store).values_list("record", "wrapped")
    return {
        record: bytes(wrapped)
        for batch in _batches(records)
        for record, wrapped in rows.filter(record__in=batch)
    }


def _add(store: str, records: Collection[UUID]) -> None:
    site_key = site_keys.newest()
    VaultKey.objects.bulk_create(
        (
            VaultKey(
                store=store,
                record=record,
                wrapped=site_key.encrypt(random_key(), _place_of_key(store, record)),
                site_key=site_key.name.hex(),
            )
            for record in records
        ),
        batch_size=BATCH,
        ignore_conflicts=True,
    )


def _delete(store: str, records: Sequence[UUID], using: str) -> int:
    """One statement, and no signals: nothing refers to a key."""
    if connections[using].vendor != "postgresql":
        return VaultKey.objects.filter(store=store, record__in=records)._raw_delete(using)
    # One array is read and planned in a third of the time that two thousand parameters take.
    table = connections[using].ops.quote_name(VaultKey._meta.db_table)
    with connections[using].cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {table} WHERE store = %s AND record = ANY(%s::uuid[])",  # noqa: S608
            [store, "{" + ",".join(map(str, records)) + "}"],
        )
        deleted: int = cursor.rowcount
    return deleted


def _batches(records: Iterable[T]) -> Iterator[Sequence[T]]:
    rest = iter(records)
    while batch := list(islice(rest, BATCH)):
        yield batch
