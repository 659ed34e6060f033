"""Telephone numbers: what can be one, and the link that calls it."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_WRITTEN = re.compile(r"\+?[0-9][0-9 ()./-]*")
_SERVICE = ("0800", "0900", "0906", "0909")
_DUTCH_LENGTH = 10
_SERVICE_LENGTHS = (8, 11)
_INTERNATIONAL_LENGTHS = range(8, 16)


def validate_telephone(number: str) -> None:
    """Refuse a number that nobody can call, and say what is wrong with it.

    A number with + and a country code has 8 to 15 digits (ITU E.164); one that begins with 0
    is taken for a Dutch one, which has ten, or eight or eleven for 0800 and 0900. Short
    numbers, such as 14070, pass.
    """
    number = number.strip()
    if not number:
        return
    if not _WRITTEN.fullmatch(number):
        raise ValidationError(
            _("Write the number with figures and spaces, for example “070 123 45 67”.")
        )
    digits = _digits(number)
    if number.startswith("+"):
        if len(digits) not in _INTERNATIONAL_LENGTHS:
            raise ValidationError(
                _("After the + come 8 to 15 figures, with the country code first; here are %(n)d.")
                % {"n": len(digits)}
            )
    elif digits.startswith("0") and len(digits) not in _dutch_lengths(digits):
        raise ValidationError(
            _(
                "A Dutch number has ten figures, this one has %(n)d: look for one too many or too "
                "few. Begin a number of another country with + and the country code."
            )
            % {"n": len(digits)}
        )


def telephone_link(number: str) -> str:
    """The address that calls the number: ``tel:`` with figures alone, and a + if it has one."""
    plus = "+" if number.strip().startswith("+") else ""
    return f"tel:{plus}{_digits(number)}"


def _digits(number: str) -> str:
    # +31 (0)70 is written so that people at home leave the first part out: never both.
    without_zero = number.replace("(0)", "") if number.strip().startswith("+") else number
    return re.sub(r"[^0-9]", "", without_zero)


def _dutch_lengths(digits: str) -> tuple[int, ...]:
    return _SERVICE_LENGTHS if digits.startswith(_SERVICE) else (_DUTCH_LENGTH,)
