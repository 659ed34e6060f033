"""A value in the vault, as code meets it: closed, until it is opened on purpose."""

from __future__ import annotations

from typing import Any, Self

from retention import vault
from retention.sealing import Place

CLOSED = "•••"
"""What lists, exports, logs and templates show of it."""


class _Unwritable:
    """Never leaves the process by accident: caches and task queues cannot store it."""

    __slots__ = ()

    def __reduce__(self) -> str:
        raise TypeError(f"{self!r} cannot be pickled: it is private")

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self


class Fresh(_Unwritable):
    """Text that was assigned, and is sealed whenever its record is saved.

    It stays text after that: when the transaction is rolled back, the key goes with it, and
    the next try needs the text again.
    """

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __bool__(self) -> bool:
        return bool(self.text)

    def __repr__(self) -> str:
        return "<text to be sealed>"


class Sealed(_Unwritable):
    """Text in the vault, or on its way there.

    It is true when there is any. Only :meth:`open` shows it: printing, formatting,
    comparing and listing do not, and it can be neither pickled nor written as JSON.
    """

    __slots__ = ("content", "place")

    def __init__(self, place: Place, content: bytes | Fresh | Sealed) -> None:
        self.place = place
        self.content = content
        """Sealed bytes, text that was assigned, or a value that belongs to another record."""

    def open(self, keys: vault.Keys | None = None) -> str:
        """The text. With ``keys`` of many records, a list costs one query.

        Raises:
            VaultError: it cannot be opened, and why.
        """
        if isinstance(self.content, Sealed):
            return self.content.open()
        if isinstance(self.content, Fresh):
            return self.content.text
        if not self.content:
            return ""
        place = self.place
        return vault.open(place.store, place.record, place.field, self.content, keys=keys)

    def __bool__(self) -> bool:
        return bool(self.content)

    def __str__(self) -> str:
        return CLOSED if self else ""

    def __repr__(self) -> str:
        return "<Sealed>" if self else "<Sealed: nothing>"
