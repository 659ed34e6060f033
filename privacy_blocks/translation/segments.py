"""The segments of a text with chips, as wagtail-localize wants them.

Links are handled as it does itself: their text is translated, their address can be replaced.
Imported only where wagtail-localize is installed.
"""

from __future__ import annotations

from typing import Any

from wagtail_localize.segments import (
    OverridableSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.extract import quote_path_component
from wagtail_localize.segments.ingest import organise_template_segments
from wagtail_localize.strings import extract_strings, restore_strings

from privacy_blocks.translation.placeholders import with_chips, with_placeholders


def segments_of(source: str) -> list[Any]:
    """The template of a rich text, its sentences, and the addresses of its links."""
    template, strings = extract_strings(with_placeholders(source))
    addresses = {
        kept["href"] for _string, attrs in strings for kept in attrs.values() if "href" in kept
    }
    return [
        TemplateSegmentValue("", "html", template, len(strings)),
        *(StringSegmentValue("", string, attrs=attrs) for string, attrs in strings),
        *(
            OverridableSegmentValue(quote_path_component(address), address)
            for address in sorted(addresses)
        ),
    ]


def restored(segments: list[Any]) -> str:
    """The rich text that translated segments make; raises ``ValueError`` for another format."""
    form, template, strings = organise_template_segments(segments)
    if form != "html":
        raise ValueError(f"rich text is made of HTML segments, not of {form}")
    return with_chips(restore_strings(template, strings))
