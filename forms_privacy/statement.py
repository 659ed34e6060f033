"""Where the statement speaks of an activity: whoever publishes one registers here.

The package does not know a site's pages. Register in ``AppConfig.ready()``.
"""

from __future__ import annotations

from collections.abc import Callable

AddressOf = Callable[[str, str], str]
"""The address of an activity's part in a language; empty where there is none."""

_sources: list[AddressOf] = []


def register(source: AddressOf) -> None:
    """Add whoever knows where a statement is."""
    if source not in _sources:
        _sources.append(source)


def address(activity: str, language: str) -> str:
    """Where the statement tells about an activity; empty when nobody knows."""
    return next(filter(None, (source(activity, language) for source in _sources)), "")
