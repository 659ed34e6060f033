"""The chip: a retention period in running text, as it is stored.

What is stored is only which rule is meant, ``<embed embedtype="retention-period"
rule="news-media"/>``. The words come from the register whenever the text is shown.
"""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.rich_text.rewriters import FIND_EMBED_TAG, extract_attrs

FEATURE = "retention-period"
"""The name under which a rich-text field asks for it, and Wagtail's type of the embed."""

ENTITY = "RETENTION_PERIOD"
"""The name of the same thing in the editor."""


def stored(rule: str) -> SafeString:
    """The chip of a rule as it stands in rich text."""
    return format_html('<embed embedtype="{}" rule="{}"/>', FEATURE, rule)


def rules_in(source: str) -> list[str]:
    """The keys of the rules whose chips stand in a rich text, in order, with repetitions."""
    found = (extract_attrs(attributes) for attributes in FIND_EMBED_TAG.findall(source))
    return [found.get("rule", "") for found in found if found.get("embedtype") == FEATURE]
