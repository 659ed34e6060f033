"""Which chips stand in a text, and whether the register has their rules."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import ngettext

from privacy_blocks.rich_text.chips import rules_in
from retention.queries.register import missing_rules


def unknown_rules(source: str) -> list[str]:
    """The keys of chips in a rich text that the register does not have."""
    rules = rules_in(source)
    return missing_rules(rules) if rules else []


def refuse_unknown(source: str) -> None:
    """Raise ``ValidationError``, saying what to do, when a chip has no rule in the register."""
    unknown = unknown_rules(source)
    if unknown:
        raise ValidationError(
            ngettext(
                "The register has no rule “%(rules)s” (any more), so this period says nothing. "
                "Choose another rule for it, or remove it.",
                "The register has no rules “%(rules)s” (any more), so these periods say nothing. "
                "Choose other rules for them, or remove them.",
                len(unknown),
            )
            % {"rules": "”, “".join(unknown)},
            code="unknown_rule",
        )
