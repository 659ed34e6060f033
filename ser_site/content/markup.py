"""The little markup of the sample texts: paragraphs, ``##`` headings, ``-`` and ``1.`` lists.

``{news-media}`` stands for the live period of that rule.
"""

from __future__ import annotations

import re
from html import escape

_BULLET = re.compile(r"^- ")
_RULE = re.compile(r"\{([a-z][a-z-]*)\}")
_NUMBER = re.compile(r"^\d+\. ")


def rich_text(text: str, *, heading: str = "h2") -> str:
    """The text as the HTML that Wagtail keeps for rich text."""
    blocks = [block.strip() for block in re.split(r"\n\s*\n", text.strip())]
    return "".join(_block(block, heading) for block in blocks if block)


def _block(block: str, heading: str) -> str:
    lines = block.splitlines()
    if block.startswith("## "):
        return f"<{heading}>{_inline(block[3:])}</{heading}>"
    for tag, mark in (("ul", _BULLET), ("ol", _NUMBER)):
        if all(mark.match(line) for line in lines):
            items = "".join(f"<li>{_inline(mark.sub('', line))}</li>" for line in lines)
            return f"<{tag}>{items}</{tag}>"
    return f"<p>{_inline(' '.join(lines))}</p>"


def _inline(text: str) -> str:
    chip = r'<embed embedtype="retention-period" rule="\1"/>'
    return _RULE.sub(chip, escape(text, quote=False))
