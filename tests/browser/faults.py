"""What is wrong with a screen: for axe, and on a narrow window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

NARROW, WIDE = 360, 1280
EVERY_RULE = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""WCAG 2.2 AA and the advice of axe besides; nothing is left out."""

# Wagtail's editor has an axe of its own, with its own settings: ours stands beside it.
BRING_AXE = f"""() => {{
    if (window.axeOfTests) return;
    const itsOwn = window.axe;
    {AXE_SCRIPT}
    window.axeOfTests = window.axe;
    window.axe = itsOwn;
}}"""
# All that axe looked at, with what passed, is megabytes on a long page.
LOOK = """async ({within, options}) => {
    const {violations} = await window.axeOfTests.run(within || document, options);
    return violations.map(one => [one.id, one.nodes.map(node => node.html.slice(0, 150))]);
}"""


def violations(page: Page, within: str = "", rules: Sequence[str] = ()) -> list[Any]:
    """What axe finds in the page or a part: each rule that is broken, and the elements.

    `rules` are tags of axe (`EVERY_RULE`); without them it judges by what it has switched on.
    """
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "tag", "values": list(rules)}
    page.evaluate(BRING_AXE)
    found: list[Any] = page.evaluate(LOOK, {"within": within, "options": options})
    return found


def sticks_out(page: Page) -> bool:
    """Whether one must scroll sideways to see all of it."""
    wider: bool = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return wider


def faults_on(page: Page, *, within: str = "") -> list[Any]:
    """What axe finds, and whether something sticks out sideways, wide or narrow.

    The page is the same on both widths, so that axe looks once: narrow, where there is least room.
    """
    found: list[Any] = []
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": 900})
        if sticks_out(page):
            found.append(("sideways", width))
    return found + violations(page, within)
