"""A chip as a placeholder in a sentence to translate.

Wagtail-localize cuts a text at every element that it does not know as part of a sentence, and
an embed is one. An ``<a>`` is not, and of an ``<a>`` it keeps the attributes to itself, so a
translator can move it and cannot change it. What stands in it is only there to be read.
"""

from __future__ import annotations

from collections import Counter

from bs4 import BeautifulSoup, Tag

from privacy_blocks.rich_text.chips import FEATURE

_ATTRIBUTE = "data-retention-period"
# What a sentence is made of besides its words: the list of wagtail-localize, and the chip.
_INLINE = {"a", "abbr", "acronym", "b", "code", "em", "i", "strong", "br", "embed"}


def with_placeholders(source: str) -> str:
    """Rich text with a placeholder for every chip that stands among words.

    A chip that is all there is of a paragraph or item has nothing to translate and stays.
    """
    soup = BeautifulSoup(source, "html.parser")
    for chip in soup.find_all("embed", embedtype=FEATURE):
        if _among_words(chip):
            rule = str(chip.get("rule", ""))
            placeholder = soup.new_tag("a", attrs={_ATTRIBUTE: rule})
            placeholder.string = f"[{rule}]"
            chip.replace_with(placeholder)
    return str(soup)


def with_chips(html: str) -> str:
    """The reverse: each placeholder is a chip again, whatever was written in it."""
    soup = BeautifulSoup(html, "html.parser")
    for placeholder in soup.find_all("a", attrs={_ATTRIBUTE: True}):
        rule = str(placeholder[_ATTRIBUTE])
        chip = soup.new_tag("embed", attrs={"embedtype": FEATURE, "rule": rule})
        placeholder.replace_with(chip)
    return str(soup)


def lost_and_doubled(
    original: str, translated: str, attributes: dict[str, dict[str, str]]
) -> tuple[list[str], list[str]]:
    """The placeholders that a translated sentence has too few of, and too many.

    Each as it stands in the original, to be copied. ``attributes`` are those that
    wagtail-localize took out of the original, by id.
    """
    wanted, given = _placeholders(original, attributes), _placeholders(translated, attributes)
    count = Counter(str(link["id"]) for link in given)
    lost = [str(link) for link in wanted if count[str(link["id"])] < 1]
    doubled = [str(link) for link in wanted if count[str(link["id"])] > 1]
    return lost, doubled


def _placeholders(sentence: str, attributes: dict[str, dict[str, str]]) -> list[Tag]:
    links = BeautifulSoup(sentence, "html.parser").find_all("a", id=True)
    return [link for link in links if _ATTRIBUTE in attributes.get(str(link["id"]), {})]


def _among_words(chip: Tag) -> bool:
    """Whether the run of inline elements around the chip has a letter or figure of its own."""
    outermost: Tag = chip
    while outermost.parent is not None and outermost.parent.name in _INLINE:
        outermost = outermost.parent
    around = [*_run(outermost, forwards=False), outermost, *_run(outermost, forwards=True)]
    return any(sign.isalnum() for element in around for sign in element.get_text())


def _run(element: Tag, *, forwards: bool) -> list[Tag]:
    """The neighbours up to the next element that is no part of a sentence."""
    found = []
    for neighbour in element.next_siblings if forwards else element.previous_siblings:
        if isinstance(neighbour, Tag) and neighbour.name not in _INLINE:
            break
        found.append(neighbour)
    return found  # type: ignore[return-value]
