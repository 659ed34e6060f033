"""A Dutch address, as one question with parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import get_default_renderer
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .text import LineField

_POSTCODE = re.compile(r"([1-9][0-9]{3}) ?(?!S[ADS])([A-Z]{2})")
_NUMBER = re.compile(r"[1-9][0-9]{0,4}")
PARTS = (
    ("postcode", _("Postcode"), "postal-code", True),
    ("number", _("House number"), "off", True),
    ("addition", _("Addition"), "off", False),
    ("street", _("Street"), "address-line1", True),
    ("city", _("Town"), "address-level2", True),
)
"""Name, label, token with which a browser fills it in, whether it is needed."""


class AddressWidget(forms.MultiWidget):
    """The parts, each with a label of its own."""

    use_fieldset = True

    def __init__(self) -> None:
        super().__init__(
            {
                name: forms.TextInput(
                    attrs={
                        "autocomplete": token,
                        "class": f"utrecht-textbox utrecht-textbox--html-input fp-address-{name}",
                    }
                )
                for name, _label, token, _needed in PARTS
            }
        )

    def decompress(self, value: Any) -> list[str | None]:
        """Nothing is ever filled in beforehand."""
        return [None] * len(PARTS)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Each part with its label, and whether it may stay empty."""
        context = super().get_context(name, value, attrs)
        subwidgets = context["widget"]["subwidgets"]
        for part, (_name, label, _token, needed) in zip(subwidgets, PARTS, strict=True):
            part["label"], part["optional"] = label, not needed and self.is_required
            part["attrs"].pop("aria-describedby", None)
            rendered = get_default_renderer().render(part["template_name"], {"widget": part})
            # What Django's own template for a text field made.
            part["html"] = SafeString(rendered)
        return context

    def id_for_label(self, id_: str, index: str | int | None = None) -> str:
        """The first part, for a link from the summary of errors."""
        return f"{id_}_0" if id_ else id_


class AddressField(forms.MultiValueField):
    """Postcode, house number, addition, street and town, told one by one what is wrong.

    The answer is the address on two lines.
    """

    widget = AddressWidget

    def __init__(self, **kwargs: Any) -> None:
        parts = [LineField(required=False, limit=80) for _part in PARTS]
        super().__init__(fields=parts, require_all_fields=False, **kwargs)

    def clean(self, value: Any) -> str:
        """Two lines, or an empty text where nothing was filled in and nothing needed."""
        parts = [field.clean(one) for field, one in zip(self.fields, _five(value), strict=True)]
        if not any(parts) and not self.required:
            return ""
        if not any(parts):
            raise ValidationError(self.error_messages["required"], code="required")
        return self.compress(parts)

    def compress(self, data_list: Sequence[str]) -> str:
        """The parts as two lines; as many errors as there are parts that cannot be right."""
        postcode, number, addition, street, city = data_list
        found = _POSTCODE.fullmatch(postcode.upper())
        wrong = []
        if not found:
            wrong.append(gettext("Postcode: fill in four figures and two letters, like 2594 AW."))
        if not _NUMBER.fullmatch(number):
            wrong.append(gettext("House number: fill in figures only; letters go in “addition”."))
        if not street:
            wrong.append(gettext("Street: fill in the name of the street."))
        if not city:
            wrong.append(gettext("Town: fill in the name of the town."))
        if wrong or not found:
            raise ValidationError([ValidationError(one, code="invalid") for one in wrong])
        where = " ".join(filter(None, (street, number, addition)))
        return f"{where}\n{found[1]} {found[2]} {city}"


def _five(value: Any) -> list[Any]:
    parts = list(value) if isinstance(value, list | tuple) else []
    return (parts + [""] * len(PARTS))[: len(PARTS)]
