"""Running text in a statement."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import RichTextBlock

#: Between headings of the page: no headings of its own.
PLAIN = ["bold", "italic", "ol", "ul", "link", "retention-period"]
#: A text that stands by itself.
WITH_HEADINGS = ["h3", "h4", *PLAIN]


class PrivacyRichTextBlock(RichTextBlock):
    """Rich text in which a period of the register can stand."""

    def __init__(self, features: list[str] | None = None, **kwargs: Any) -> None:
        super().__init__(features=PLAIN if features is None else features, **kwargs)
