"""Tags for the pages of a statement's versions."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.formats import date_format, time_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from privacy_blocks.models.version import StatementVersion
from privacy_blocks.queries.content import BlockKept
from privacy_blocks.queries.difference import BlockDifference, Change

register = template.Library()


@register.simple_tag
def kept(block: BlockKept) -> SafeString:
    """The block as visitors saw it."""
    # Our own templates made it, from what Wagtail escapes or an editor may publish.
    return mark_safe(block["html"])  # noqa: S308


@register.simple_tag
def validity(version: StatementVersion, later: StatementVersion | None = None) -> str:
    """From when until when it was what the statement said."""
    since = _moment(version)
    if later is None:
        return _("It has been valid since %(since)s.") % {"since": since}
    if later.day == version.day:
        until = time_format(localtime(later.valid_from), "H:i")
        return _("It was valid from %(since)s until %(until)s that day.") % {
            "since": since,
            "until": until,
        }
    return _("It was valid from %(since)s until %(until)s.") % {
        "since": since,
        "until": _moment(later),
    }


@register.simple_tag
def compared(old: StatementVersion, new: StatementVersion) -> str:
    """Which two versions stand beside each other."""
    return _("The version of %(old)s, compared with that of %(new)s.") % {
        "old": _moment(old),
        "new": _moment(new),
    }


@register.simple_tag
def what_happened(block: BlockDifference) -> str:
    """What became of a block, in a word."""
    words: dict[Change, Any] = {
        Change.ADDED: _("New part"),
        Change.REMOVED: _("This part is gone"),
        Change.CHANGED: _("Changed"),
        Change.SAME: "",
    }
    moved = _("Moved to another place") if block.moved else ""
    return ", ".join(filter(None, (words[block.change], moved)))


def _moment(version: StatementVersion) -> str:
    day = date_format(version.day, "j F Y")
    if version.day_number == 1:
        return day
    return f"{day}, {time_format(localtime(version.valid_from), 'H:i')}"
