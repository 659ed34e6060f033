"""What changes in a line of the statement, pointed out."""

from __future__ import annotations

from difflib import SequenceMatcher

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def changed_from(then: str, now: str) -> SafeString:
    """The line as it will be, with the words in bold that it did not have before."""
    old, new = now.split(), then.split()
    return format_html_join(
        " ",
        "{}",
        (
            (words if tag == "equal" else format_html("<strong>{}</strong>", words),)
            for tag, _i, _j, start, end in SequenceMatcher(
                None, old, new, autojunk=False
            ).get_opcodes()
            if (words := " ".join(new[start:end]))
        ),
    )
