"""Between the stored chip and the editor's."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from draftjs_exporter import DOM
from wagtail.admin.rich_text.converters.contentstate_models import Entity, EntityRange
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    FORCE_WHITESPACE,
    KEEP_WHITESPACE,
    add_paragraph_block,
)

from privacy_blocks.rich_text.chips import ENTITY, FEATURE
from privacy_blocks.rich_text.in_use import reading_for_editor, reading_in_use
from privacy_blocks.rich_text.own_words import ATTRIBUTES, as_written

SELECTOR = f'embed[embedtype="{FEATURE}"]'


class ChipHandler:
    """Puts the period's words of today in the editor, as one piece that nobody types in."""

    def handle_starttag(self, name: str, attrs: Any, state: Any, contentstate: Any) -> None:
        """Add the words and the range of characters that they take."""
        if state.current_block is None:
            add_paragraph_block(state, contentstate)
        if state.leading_whitespace == FORCE_WHITESPACE:
            state.current_block.text += " "
        words, data = _shown(dict(attrs))
        key = contentstate.add_entity(Entity(ENTITY, "IMMUTABLE", data))
        place = EntityRange(key)
        place.offset = len(state.current_block.text)
        place.length = len(words)
        state.current_block.entity_ranges.append(place)
        state.current_block.text += words
        state.leading_whitespace = KEEP_WHITESPACE

    def handle_endtag(self, name: str, state: Any, contentstate: Any) -> None:
        """Nothing: the chip has no content of its own."""


def _shown(attrs: dict[str, str]) -> tuple[str, dict[str, str]]:
    """The words of the chip as the page will say them, and what the editor keeps of it."""
    rule = attrs.get("rule") or ""
    page = reading_for_editor()
    period, named = page.period(rule), reading_in_use().period(rule)
    if period is None or named is None:
        problem = gettext("The register has no such rule: choose another, or remove it.")
        words = gettext("(unknown period: %(rule)s)") % {"rule": rule}
        return words, {"rule": rule, "name": "", "problem": problem}
    own = {name: attrs[name] for name in ATTRIBUTES if attrs.get(name)}
    words = as_written(period, own, page.language).words
    return words or f"({named.name})", {"rule": rule, "name": named.name, **own}


def chip_element(props: dict[str, Any]) -> Any:
    """The stored form: the key, and of the words only those that the text keeps of its own."""
    own = {name: props[name] for name in ATTRIBUTES if props.get(name)}
    return DOM.create_element(
        "embed", {"embedtype": FEATURE, "rule": props.get("rule") or "", **own}
    )


CONVERSION = {
    "from_database_format": {SELECTOR: ChipHandler()},
    "to_database_format": {"entity_decorators": {ENTITY: chip_element}},
}
