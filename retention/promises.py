"""What is promised in public: sources that read the published statement.

A site registers a callable in ``AppConfig.ready()``; the ground does not know the
statement's pages.
"""

from collections.abc import Callable, Mapping

Promised = Mapping[str, Mapping[str, str]]
"""Rule key → language → the words the statement uses."""

_sources: list[Callable[[], Promised]] = []


def register_source(source: Callable[[], Promised]) -> None:
    """Add a place where promises are published."""
    if source not in _sources:
        _sources.append(source)


def promised() -> dict[str, dict[str, str]]:
    """Everything promised, from all sources."""
    found: dict[str, dict[str, str]] = {}
    for source in _sources:
        for rule, texts in source().items():
            found.setdefault(rule, {}).update(texts)
    return found
