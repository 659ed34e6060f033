"""Which reading of the register holds while rich text is written out.

Wagtail gives neither the page nor the request to whoever writes out an embed. So what
renders a text says here what it goes by. Without that, a reading is kept for the length of the
request, and outside a request made anew each time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Any

from django.core.signals import request_finished, request_started
from django.db.models.signals import post_delete, post_save
from django.utils.translation import get_language

from privacy_blocks.reading import RegisterReading
from retention import clock
from retention.rules.language import Language

_said: ContextVar[RegisterReading | None] = ContextVar("privacy_register_said", default=None)
_edited: ContextVar[str] = ContextVar("privacy_language_edited", default="")
_kept: ContextVar[dict[tuple[str, date], RegisterReading] | None] = ContextVar(
    "privacy_register_kept", default=None
)


@contextmanager
def going_by(reading: RegisterReading) -> Iterator[None]:
    """Write out every period within this block from one reading."""
    token = _said.set(reading)
    try:
        yield
    finally:
        _said.reset(token)


def reading_in_use() -> RegisterReading:
    """The reading that holds here: what was said, else that of this request and language."""
    said = _said.get()
    return said if said is not None else _reading_in(_spoken())


def edit_in(language: str) -> None:
    """Say, for the rest of this request, in which language the page is that is being edited."""
    _edited.set(language)


def reading_for_editor(language: str = "") -> RegisterReading:
    """The reading in the language of the page being edited, else that which is in use.

    ``language`` is what a screen says that it edits, where it is a request of its own.
    """
    for edited in (language, _edited.get()):
        if _is_known(edited):
            return _reading_in(edited)
    return reading_in_use()


def _reading_in(language: str) -> RegisterReading:
    key = (language, clock.today())
    kept = _kept.get()
    if kept is None:
        return RegisterReading(key[0], today=key[1])
    if key not in kept:
        kept[key] = RegisterReading(key[0], today=key[1])
    return kept[key]


def _spoken() -> str:
    """The active language where the register's periods can be said in it, else English."""
    language = get_language() or ""
    return language if _is_known(language) else Language.EN.value


def _is_known(language: str) -> bool:
    return language in set(Language)


def _start(**kwargs: Any) -> None:
    _kept.set({})
    _edited.set("")


def _stop(**kwargs: Any) -> None:
    _kept.set(None)
    _edited.set("")


def _changed(sender: type, **kwargs: Any) -> None:
    """Read again after a change of the register within the same request."""
    kept = _kept.get()
    if kept and sender._meta.app_label == "retention":  # type: ignore[attr-defined]
        kept.clear()


def connect() -> None:
    """Begin and end with each request; called once, when the app is ready."""
    request_started.connect(_start, dispatch_uid="privacy_blocks.reading_start")
    request_finished.connect(_stop, dispatch_uid="privacy_blocks.reading_stop")
    post_save.connect(_changed, dispatch_uid="privacy_blocks.reading_saved")
    post_delete.connect(_changed, dispatch_uid="privacy_blocks.reading_deleted")
