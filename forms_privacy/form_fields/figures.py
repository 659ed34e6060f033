"""Questions that are answered with a number or a date."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .text import clean_text, refuse_bsn

DATE_FORMATS = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%d %m %Y", "%d%m%Y"]
OLDEST = timedelta(days=366 * 130)


class NumberField(forms.DecimalField):
    """A number, with a comma or a point as people write it."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})
    default_error_messages = {
        "invalid": _("Fill in a number with figures only, for example 12 or 2,5.")
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=18, decimal_places=4, **kwargs)

    def to_python(self, value: Any) -> Any:
        """A comma is a decimal mark, unless there is a point too."""
        if isinstance(value, str):
            value = clean_text(value).strip()[:40]
            value = value.replace(",", ".") if "." not in value else value
        return super().to_python(value)

    def validate(self, value: Any) -> None:
        """No number is a BSN, nor written with an exponent."""
        super().validate(value)
        if value is not None:
            if not value.is_finite():
                raise ValidationError(self.error_messages["invalid"], code="invalid")
            refuse_bsn(f"{value.normalize():f}" if abs(value.adjusted()) < 30 else "")


class DayField(forms.DateField):
    """A date; a browser that can shows a calendar."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages = {
        "invalid": _("Fill in a date as day, month and year, for example 31-12-2026.")
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=DATE_FORMATS, **kwargs)

    def to_python(self, value: Any) -> date | None:
        """A date, from what is at most one line."""
        return super().to_python(clean_text(value)[:40] if isinstance(value, str) else value)


class BirthdateField(DayField):
    """A date of birth, typed: nobody looks up a day they know by heart in a calendar."""

    widget = forms.DateInput(attrs={"inputmode": "numeric"}, format="%d-%m-%Y")
    default_error_messages = {
        "invalid": _("Fill in day, month and year, for example 31-12-1980."),
        "future": _("This date is not possible. Fill in day, month and year of birth."),
    }

    def validate(self, value: Any) -> None:
        """Refuse what lies ahead, and what nobody has lived to tell."""
        super().validate(value)
        # A form has no other clock; a day more or less does no harm to a date of birth.
        today = datetime.now().astimezone().date()
        if value is not None and not today - OLDEST < value <= today:
            raise ValidationError(self.error_messages["future"], code="future")


class MomentField(forms.DateTimeField):
    """A date with a time of day."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    default_error_messages = {
        "invalid": _("Fill in a date and a time, for example 31-12-2026 14:30.")
    }

    def __init__(self, **kwargs: Any) -> None:
        formats = [f"{day} %H:%M" for day in DATE_FORMATS]
        super().__init__(input_formats=["%Y-%m-%dT%H:%M", *formats], **kwargs)

    def to_python(self, value: Any) -> datetime | None:
        """A moment; one that no calendar of ours reaches is an error like any other."""
        text = clean_text(value)[:40] if isinstance(value, str) else value
        try:
            return super().to_python(text)
        except (OverflowError, ValueError):
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
