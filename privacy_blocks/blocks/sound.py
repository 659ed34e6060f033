"""Whether the blocks of a statement fit together as one page."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.blocks.struct_block import StructBlockValidationError

from privacy_blocks.contents import HasHeadings, Heading
from privacy_blocks.reading import RegisterReading
from retention import clock

Faults = dict[int, ValidationError]


def faults_in(body: Any) -> Faults:
    """What is wrong, by the place of the block: at most one fault each, worded as advice.

    The register is read as it is today, in the editor's language.
    """
    reading = RegisterReading(get_language() or "", today=clock.today())
    shown = [(child, _headings(child, reading)) for child in body]
    # An activity's key is its anchor, whatever stands above it.
    keys = {
        heading.anchor: heading.words
        for _child, headings in shown
        for heading in headings
        if heading.kind == "activity"
    }
    faults: Faults = {}
    taken: dict[str, str] = {}
    level = 1
    for place, (child, headings) in enumerate(shown):
        if child.block_type == "activity" and reading.activity(child.value["activity"]) is None:
            faults[place] = _unknown(child.value["activity"])
            continue
        others = taken if child.block_type == "activity" else {**taken, **keys}
        for heading in headings:
            if heading.anchor in others:
                faults[place] = _twice(child.block_type, heading, others[heading.anchor])
            elif heading.level > level + 1:
                faults[place] = _too_low(child.block_type)
            if heading.anchor not in keys or heading.kind == "activity":
                taken.setdefault(heading.anchor, heading.words)
            level = heading.level
    return faults


def _headings(child: Any, reading: RegisterReading) -> list[Heading]:
    if not isinstance(child.block, HasHeadings):
        return []
    return list(child.block.headings(child.value, reading))


def _field(name: str, message: str) -> ValidationError:
    error: ValidationError = StructBlockValidationError(
        block_errors={name: ValidationError(message)}
    )
    return error


def _unknown(key: str) -> ValidationError:
    return _field(
        "activity",
        _("The register has no activity “%(key)s” any more: choose another, or remove this block.")
        % {"key": key},
    )


def _twice(block_type: str, heading: Heading, other: str) -> ValidationError:
    if block_type == "activity":
        message = _(
            "This activity is on the page already: remove one of the two, or choose another."
        )
        return _field("activity", message)
    message = _(
        "“%(other)s” has the anchor “%(anchor)s” too, and a link can lead to one place only: fill "
        "in another anchor here."
    ) % {"other": other, "anchor": heading.anchor}
    field = "anchor" if block_type in ("heading", "retention_table") else "heading"
    return _field(field, message)


def _too_low(block_type: str) -> ValidationError:
    if block_type == "heading":
        return _field(
            "level", _("Choose the level of a part: there is no such heading above this one yet.")
        )
    return _field(
        "activity",
        _("This is a part of another activity: put that one, or a heading, above it first."),
    )
