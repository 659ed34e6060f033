"""Pages whose own text mentions somebody. The answer is shown and kept nowhere."""

import html
import json
import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.views.decorators.debug import sensitive_variables
from wagtail.models import Page

from media_retention.content.walk import serialized

CHUNK = 100
"""Pages read into memory at a time."""

NOTE = re.compile(r"\([^)]*\)")
"""What an editor adds to a name, as in "Noor Voorbeeld (de leerling)": no text says it so."""

TAGS = re.compile(r"<[^>]*>")

SPELLINGS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2019": "'", "\u00ad": None})
"""What editors' programs make of a hyphen and an apostrophe; a soft hyphen is nothing."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A page that speaks of somebody: as visitors see it, or only in its latest draft."""

    page: Page
    in_draft_only: bool


@sensitive_variables()
def pages_mentioning(names: Collection[str]) -> list[Mention]:
    """Pages with any of the names in their text, live or in the latest draft, by title."""
    sought = _pattern(names)
    if sought is None:
        return []
    pages = Page.objects.filter(depth__gt=1).select_related("latest_revision").order_by("pk")
    found = [
        mention
        for page in pages.specific().iterator(chunk_size=CHUNK)
        if (mention := _mention(page, sought)) is not None
    ]
    return sorted(found, key=lambda one: one.page.title.casefold())


def texts(value: Any) -> Iterator[str]:
    """Every text in serialized content, without its mark-up; streams are opened."""
    if isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif isinstance(value, str):
        inside = _opened(value)
        yield from (texts(inside) if inside is not None else [plain(value)])


def plain(text: str) -> str:
    """Text as it is compared: without mark-up, spelled and spaced in one way."""
    # A tag in the middle of a name parts nothing; one between two paragraphs does.
    words = html.unescape(TAGS.sub("", re.sub(r"</(p|h\d|li|div|td)>|<br ?/?>", " ", text)))
    spelled = unicodedata.normalize("NFKC", words).translate(SPELLINGS)
    return " ".join(spelled.casefold().split())


def _mention(page: Page, sought: re.Pattern[str]) -> Mention | None:
    # The row of a live page has its draft's title too.
    row = {name: value for name, value in serialized(page).items() if name != "draft_title"}
    if page.live and _is_in(row, sought):
        return Mention(page, in_draft_only=False)
    if page.live and not page.has_unpublished_changes:
        return None
    draft = row if page.latest_revision is None else page.latest_revision.content
    return Mention(page, in_draft_only=True) if _is_in(draft, sought) else None


def _is_in(content: Any, sought: re.Pattern[str]) -> bool:
    return any(sought.search(text) for text in texts(content))


def _pattern(names: Collection[str]) -> re.Pattern[str] | None:
    written = {form for name in names for form in (name, NOTE.sub("", name))}
    wanted = [re.escape(form) for form in sorted(map(plain, written)) if form]
    return re.compile(rf"(?<!\w)(?:{'|'.join(wanted)})(?!\w)") if wanted else None


def _opened(text: str) -> Any:
    """A stream inside serialized content is JSON of its own."""
    if not text.startswith(("[", "{")):
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None
