"""Gives the elements of rich text the classes of the component CSS."""

from __future__ import annotations

import re

_CLASSES = {
    "p": "utrecht-paragraph",
    "h2": "utrecht-heading-2",
    "h3": "utrecht-heading-3",
    "h4": "utrecht-heading-4",
    "ul": "utrecht-unordered-list",
    "ol": "utrecht-ordered-list",
    "a": "utrecht-link utrecht-link--html-a",
    "hr": "utrecht-separator",
    "i": "utrecht-emphasis utrecht-emphasis--stressed",
    "em": "utrecht-emphasis utrecht-emphasis--stressed",
    "b": "utrecht-emphasis utrecht-emphasis--strong",
    "strong": "utrecht-emphasis utrecht-emphasis--strong",
}
_LIST_ITEM = {"ul": "utrecht-unordered-list__item", "ol": "utrecht-ordered-list__item"}
_OPENING = re.compile(r"<(/?)(p|h2|h3|h4|ul|ol|li|a|hr|i|em|b|strong)(?=[\s/>])")


def with_classes(html: str) -> str:
    """The same HTML; tags that carry no class yet get one.

    Rich text comes out of Wagtail's own writer, so a tag is always a tag here:
    an angle bracket in the text is an entity.
    """
    lists: list[str] = []

    def opened(match: re.Match[str]) -> str:
        closing, tag = match.groups()
        if tag in _LIST_ITEM:
            if not closing:
                lists.append(tag)
            elif lists:
                lists.pop()
        if closing:
            return match.group(0)
        name = _LIST_ITEM[lists[-1]] if tag == "li" and lists else _CLASSES.get(tag)
        return f'<{tag} class="{name}"' if name else match.group(0)

    return _OPENING.sub(opened, html)
