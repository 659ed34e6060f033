"""Finding a place in serialized content, by the path that Wagtail's comments have."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

ABSENT = object()
"""What lies at a path that leads nowhere."""


def value_at(data: Mapping[str, Any], path: str) -> Any:
    """What lies at a path: field, then ids of blocks and names in them, joined by dots.

    Returns :data:`ABSENT` if the path leads nowhere.
    """
    value: Any = data
    for step in path.split("."):
        value = _step(value, step)
    return value


def _step(value: Any, step: str) -> Any:
    if isinstance(value, str):
        value = _parsed(value)
    if isinstance(value, Mapping):
        return value.get(step, ABSENT)
    if isinstance(value, list):
        items = (item for item in value if isinstance(item, Mapping) and item.get("id") == step)
        return next((item.get("value", ABSENT) for item in items), ABSENT)
    return ABSENT


def _parsed(text: str) -> Any:
    """A StreamField in a revision is text."""
    try:
        return json.loads(text)
    except ValueError:
        return ABSENT
