"""What of a saved web page is the statement, and what stands around it."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import PageElement

# Never text that a reader of the page sees.
_SILENT_NAMES = """
script style template noscript head iframe object embed svg canvas audio video select datalist
textarea input link meta map
"""
_SILENT = _SILENT_NAMES.split()
_AROUND = ["nav", "aside", "dialog", "menu"]
_AROUND_ROLES = {"navigation", "banner", "contentinfo", "complementary", "search", "dialog"}
_MAIN = ("main", "[role=main]", "article", "#main-content", "#content", "#main")
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def content_of(soup: BeautifulSoup) -> tuple[Tag, list[str]]:
    """The element that holds the statement, and what was left out, in words.

    What is hidden and what runs is taken out everywhere. Then the page's own main
    element counts; without one, the body without navigation, header and footer.
    """
    left_out = _without_silent(soup)
    hidden = _take_out([tag for tag in soup.find_all(True) if _is_hidden(tag)])
    if hidden:
        left_out.append(_counted(hidden, "hidden element", "hidden elements"))
    body = soup.body or soup
    main = _main(body)
    around = _take_out(_around(main, whole=main is body))
    before = _words(body) - _words(main) if main is not body else 0
    if around or before > 0:
        left_out.append("navigation, header or footer around the text")
    return main, left_out


def _without_silent(soup: BeautifulSoup) -> list[str]:
    """Take out what is no text, and count what an editor may miss: pictures."""
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    _take_out(soup.find_all(_SILENT))
    pictures = _take_out(soup.find_all(["img", "picture"]))
    return [_counted(pictures, "picture", "pictures")] if pictures else []


def _main(body: Tag) -> Tag:
    """The one element that says it is the main part and has most of the words."""
    for selector in _MAIN:
        found = body.select(selector)
        if len(found) == 1 and _words(found[0]) * 3 >= _words(body):
            return found[0]
    return body


def _around(main: Tag, *, whole: bool) -> list[Tag]:
    found: list[Tag] = [
        tag
        for tag in main.find_all(True)
        if tag.name in _AROUND or tag.get("role") in _AROUND_ROLES
    ]
    if whole:
        edges = main.find_all(["header", "footer"])
        found += [tag for tag in edges if tag.find("h1") is None]
        found += _menus_above_title(main)
    return found


def _menus_above_title(main: Tag) -> list[Tag]:
    """Lists of nothing but links, before the page's first heading."""
    heading = main.find("h1")
    if heading is None:
        return []
    return [tag for tag in heading.find_all_previous(["ul", "ol"]) if _only_links(tag)]


def _only_links(tag: Tag) -> bool:
    linked = sum(len(link.get_text(" ", strip=True)) for link in tag.find_all("a"))
    return linked > 0 and linked >= len(tag.get_text(" ", strip=True)) * 0.9


def _is_hidden(tag: Tag) -> bool:
    if tag.has_attr("hidden") or tag.get("aria-hidden") == "true":
        return True
    return bool(_INVISIBLE.search(str(tag.get("style", ""))))


def _take_out(tags: list[Tag] | list[PageElement]) -> int:
    """Remove elements; how many were still there (not inside one removed before)."""
    removed = 0
    for tag in tags:
        if isinstance(tag, Tag) and not tag.decomposed:
            removed += bool(tag.get_text(strip=True)) or tag.name == "img"
            tag.decompose()
    return removed


def _words(tag: Tag) -> int:
    return len(tag.get_text(" ").split())


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
