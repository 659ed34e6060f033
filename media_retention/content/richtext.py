"""References in rich text: embedded media, and links to records.

Works on Wagtail's database format (``<embed embedtype="image" id="3" …/>`` and
``<a linktype="page" id="5">``), whatever handlers the site has registered.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from django.db.models import Model
from django.utils.html import strip_tags
from wagtail.rich_text import features

from .targets import Outcome, Removed, Target, Walked, Wanted

logger = logging.getLogger(__name__)

# Wider than Wagtail's own patterns: imported text may lack the closing slash, use other
# quotes, or have a ">" in an alt text. What is not between quotes never crosses a tag.
_QUOTED = r"""(?:"[^"<]*"|'[^'<]*'|[^'"<>])*+"""
_EMBED = re.compile(rf"<embed(?=[\s/>])({_QUOTED}|[^<>]*)>(?:\s*</embed\s*>)?", re.IGNORECASE)
_LINK = re.compile(rf"<a(?=[\s/>])({_QUOTED}|[^<>]*)>", re.IGNORECASE)
_END_OF_LINK = re.compile(r"</a\s*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>/]+))""")
_OPENED_PARAGRAPH = re.compile(r"<p\b[^<>]*>\s*\Z", re.IGNORECASE)
_CLOSED_PARAGRAPH = re.compile(r"\s*</p\s*>", re.IGNORECASE)
_SHOWS_SOMETHING = re.compile(r"<(?:embed|img|hr|iframe|video|audio|table)\b", re.IGNORECASE)


def walk_html(html: str, wanted: Wanted, path: str) -> Walked:
    """Note the references in a rich text; take out what must go.

    An embed goes with its alt text, and with the paragraph if it was alone in one;
    of a link only the tags go: its words are the editor's.
    """
    cuts: list[tuple[int, int]] = []
    removed: list[Removed] = []
    for match, kind in _tags(html):
        for target in _gone(kind, _attributes(match), wanted):
            removed.append(Removed(target, path, Outcome.CLEARED))
            cuts.extend(_cuts(html, match))
    if not removed:
        return Walked(html)
    after = _cut(html, cuts)
    return Walked(after, tuple(removed), vanished=is_blank(after))


def is_blank(html: str) -> bool:
    """Whether a reader would see nothing of this."""
    return not unescape(strip_tags(html)).strip() and not _SHOWS_SOMETHING.search(html)


def embeds_only(html: str) -> str:
    """What remains of a caption whose words go: media of others that it embeds."""
    return "".join(match.group() for match in _EMBED.finditer(html))


def _tags(html: str) -> Iterator[tuple[re.Match[str], str]]:
    for match in _EMBED.finditer(html):
        yield match, "embed"
    for match in _LINK.finditer(html):
        yield match, "link"


def _attributes(match: re.Match[str]) -> dict[str, str]:
    return {
        name.lower(): unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(match.group(1))
    }


def _gone(kind: str, attributes: dict[str, str], wanted: Wanted) -> Iterator[Target]:
    """The record a tag refers to, if it must go."""
    known = features.get_embed_types() if kind == "embed" else features.get_link_types()
    handler = known.get(attributes.get(f"{kind}type", ""))
    if handler is None:
        return
    for model, key in _references(handler, attributes):
        if target := wanted.meet(model, key):
            yield target
            return


def _references(handler: Any, attributes: dict[str, str]) -> list[tuple[type[Model], str]]:
    """What a handler says the tag refers to, or else the model it says it is for."""
    try:
        found = [(model, key) for model, key, *_ in handler.extract_references(attributes)]
        if not found and "id" in attributes:
            found = [(handler.get_model(), attributes["id"])]
    except (KeyError, NotImplementedError):
        return []  # A tag without an id, or a handler without a model.
    except Exception:
        logger.warning("A rich text handler could not tell what it refers to", exc_info=True)
        return []
    return found


def _cuts(html: str, match: re.Match[str]) -> list[tuple[int, int]]:
    """The spans to take out for one tag."""
    start, end = match.span()
    if match.re is _LINK:
        closing = _END_OF_LINK.search(html, end)
        if closing is None or _LINK.search(html, end, closing.start()):
            return [(start, end)]  # Never closed; the next end belongs to another link.
        return [(start, end), closing.span()]
    opened = _OPENED_PARAGRAPH.search(html, 0, start)
    closed = _CLOSED_PARAGRAPH.match(html, end)
    return [(opened.start(), closed.end())] if opened and closed else [(start, end)]


def _cut(html: str, cuts: list[tuple[int, int]]) -> str:
    kept: list[str] = []
    position = 0
    for start, end in sorted(cuts):
        kept.append(html[position : max(position, start)])
        position = max(position, end)
    return "".join((*kept, html[position:]))
