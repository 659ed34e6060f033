"""What is wrong with a screen: for axe, and on a narrow window."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

NARROW, WIDE = 360, 1280


def faults_on(page: Page, *, within: str = "") -> list[Any]:
    """What axe finds, and whether something sticks out sideways, wide or narrow.

    The page is the same on both widths, so that axe looks once: narrow, where there is least room.
    """
    found: list[Any] = []
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            found.append(("sideways", width))
    looked = Axe().run(page, context=within) if within else Axe().run(page)
    found += [
        (fault["id"], [node["html"][:120] for node in fault["nodes"]])
        for fault in looked.response["violations"]
    ]
    return found
