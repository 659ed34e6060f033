"""Tags that write the register out on a page of any Wagtail site."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from privacy_blocks import telephone
from privacy_blocks.blocks.activity import QUESTIONS
from privacy_blocks.contents import Heading
from privacy_blocks.queries.statement import ActivityShown, PeriodShown

register = template.Library()

register.filter("telephone_link", telephone.telephone_link)


@register.simple_tag
def retention_period(period: PeriodShown) -> SafeString:
    """The period alone, marked so that a machine can hold it against the rule."""
    return format_html(
        '<data class="retention-period" data-rule="{}" value="{}">{}</data>',
        period.rule,
        period.iso,
        period.words,
    )


@register.inclusion_tag("privacy_blocks/blocks/activity.html")
def activity(shown: ActivityShown, level: int = 2) -> dict[str, object]:
    """An activity and its parts, all from the register; ``level`` is that of its heading."""
    return {
        "activity": shown,
        "heading": Heading(shown.key, shown.text.role_heading, level, shown.number),
        "show": dict.fromkeys(QUESTIONS, True),
        "has_answers": bool(shown.answered),
        "parts": shown.stated_parts,
    }
