"""Which Chromium tests and pictures use: without a window, the small one is enough."""

from __future__ import annotations

import shutil

PROGRAMS = ("chromium-headless-shell", "chromium")
"""Debian's; the first draws the same pages with a quarter less of the processor."""


def chromium() -> str | None:
    """The path of the first of them that is installed; `None` without any."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)
