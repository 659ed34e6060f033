"""One-line fields of blocks, as all families use them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, FieldBlock

_ANCHOR = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def optional_text(label: Any, help_text: Any = "", *, max_length: int = 200) -> CharBlock:
    """A line that may be left out; it is then empty and never None, which cannot be translated."""
    return CharBlock(
        required=False, default="", max_length=max_length, label=label, help_text=help_text
    )


def heading_field(default: Any) -> CharBlock:
    """The heading of a part that has one of its own."""
    return optional_text(_("Heading"), format_lazy(_("Empty: “{heading}”."), heading=default))


def validate_anchor(value: str) -> None:
    """Refuse what cannot stand in an address."""
    if value and not _ANCHOR.fullmatch(value):
        raise ValidationError(
            _("Use lower-case letters, figures and hyphens only, for example “your-rights”.")
        )


class LiteralBlock(FieldBlock):
    """A line that is the same in every language, such as a number: nothing to translate."""

    def __init__(
        self,
        *,
        required: bool = True,
        help_text: Any = "",
        max_length: int = 120,
        validators: Sequence[Callable[[str], None]] = (),
        **kwargs: Any,
    ) -> None:
        self.field = forms.CharField(
            required=required, max_length=max_length, validators=validators, help_text=help_text
        )
        super().__init__(**{"default": "", **kwargs})


class AnchorBlock(LiteralBlock):
    """What a link to a heading ends in."""

    def __init__(self, help_text: Any = "", **kwargs: Any) -> None:
        super().__init__(
            required=False,
            max_length=80,
            help_text=help_text,
            validators=[validate_anchor],
            **{"label": _("Anchor"), **kwargs},
        )

    class Meta:
        icon = "link"
