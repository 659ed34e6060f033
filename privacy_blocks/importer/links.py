"""Which links of a source may stand on a page."""

from __future__ import annotations

import re

_ALLOWED = re.compile(r"(?:https?://|mailto:|tel:|/(?!/)|#)\S", re.I)
_LONGEST = 2000


def usable(address: str) -> str:
    """The address where it leads somewhere a visitor may go; else nothing.

    A script, data, a file on someone's own disk and an address relative to an unknown
    page are no links.
    """
    address = "".join(address.split())
    if len(address) > _LONGEST or not _ALLOWED.match(address):
        return ""
    return address
