"""What was filled in of a form and not sent yet: sealed in the visitor's page, nowhere else.

Each step carries all answers before it in a hidden field that only this site can open, for a
day. Nobody can change it or look into it: the browser keeps it, a shared computer too.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.views.decorators.debug import sensitive_variables

from retention import site_keys
from retention.sealing import (
    Key,
    Place,
    Tampered,
    WrongKey,
    fill,
    is_sealed,
    name_of_key,
    unfill,
)

LIFETIME = timedelta(days=1)
"""From the last step. Over 20 hours, a time limit needs no way to extend it (WCAG 2.2.1)."""

MOST = 1_000_000
"""Characters of a sealed state; more than forty questions of twenty thousand characters need."""

_FORMAT = 1
_PLACE = "begun-forms"


class Unusable(ValueError):
    """It is too old, was changed, belongs to another form, or is none of ours."""


class TooLarge(ValueError):
    """More was filled in than a page can carry."""


@dataclass(frozen=True, slots=True)
class Parked:
    """A file of an earlier step. It lies sealed in private storage; this is the only key."""

    place: str
    """Its name in storage: 32 hexadecimal figures."""

    key: str
    """As url-safe base64."""

    name: str
    size: int
    """Bytes, before sealing."""

    content_type: str


@dataclass(frozen=True, slots=True)
class State:
    """How far somebody is with a form, and what was filled in."""

    at: int = 0
    """The step that is shown, from zero; the summary comes after the last."""

    furthest: int = 0
    typed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By the name of the input, as it was sent: also what is wrong and must be mended."""

    files: Mapping[str, Sequence[Parked]] = field(default_factory=dict)
    """By the name of the question."""

    def moved(self, to: int) -> State:
        """The same at another step."""
        return replace(self, at=to, furthest=max(self.furthest, to))


@sensitive_variables()
def seal(state: State, form: UUID, *, now: datetime) -> str:
    """For a hidden field of a form.

    Raises:
        TooLarge: make the answers shorter.
        NotConfigured: the site has no key.
    """
    told = json.dumps([_FORMAT, int(now.timestamp()), asdict(state)]).encode()
    place = _place(form)
    sealed = _derived(site_keys.newest(), place).encrypt(fill(zlib.compress(told)), place)
    text = base64.urlsafe_b64encode(sealed).decode()
    if len(text) > MOST:
        raise TooLarge
    return text


@sensitive_variables()
def read(text: str, form: UUID, *, now: datetime) -> State:
    """What :func:`seal` made for this form, less than a day ago.

    Raises:
        Unusable: begin again.
        NotConfigured: the site has no key.
    """
    place = _place(form)
    try:
        sealed = base64.b64decode(text.encode("ascii"), altchars=b"-_", validate=True)
        plain = _key(sealed, place).decrypt(sealed, place)
    except (UnicodeError, binascii.Error, WrongKey, Tampered) as error:
        raise Unusable from error
    told, at, state = json.loads(zlib.decompress(unfill(plain)))
    if told != _FORMAT or not timedelta() <= now - _moment(at, now) <= LIFETIME:
        raise Unusable
    files = {name: [Parked(**one) for one in some] for name, some in state.pop("files").items()}
    return State(**state, files=files)


def _moment(at: int, now: datetime) -> datetime:
    return datetime.fromtimestamp(at, tz=now.tzinfo)


def _place(form: UUID) -> Place:
    return Place(_PLACE, form, "state")


def _derived(site_key: Key, place: Place) -> Key:
    """A key for the states of one form, from the site's, which itself seals keys alone."""
    return Key(site_key.digest(b"forms_privacy: state of a form", place))


def _key(sealed: bytes, place: Place) -> Key:
    """The key that sealed it: also one of before the site's key was rotated."""
    if is_sealed(sealed):
        for site_key in site_keys.configured():
            key = _derived(site_key, place)
            if key.name.hex() == name_of_key(sealed):
                return key
    raise Unusable
