"""Questions that are answered with text."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from forms_privacy.bsn import contains_bsn

LINE, TEXT = 255, 20_000
"""Characters at most."""

# All control characters but tab and line feed; what turns the reading direction of others'
# text, byte order marks and the like. Marks that right-to-left scripts need stay.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
_NO_TEXT = re.compile("[\ud800-\udfff]")


def clean_text(value: str) -> str:
    """A text without characters that cannot be seen, with each letter written in one way.

    Half a character becomes the mark that stands for what could not be read.
    """
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _UNSEEN.sub("", _NO_TEXT.sub("\ufffd", text)))


def refuse_bsn(value: object) -> None:
    """Refuse an answer with what looks like a citizen service number."""
    if contains_bsn(str(value)):
        raise ValidationError(
            _(
                "This looks like a citizen service number (BSN). Take it out: we may not keep "
                "it, and we do not need it to answer you."
            ),
            code="bsn",
        )


class TextField(forms.CharField):
    """A text, cleaned. Its length is told on the server: a browser would cut it off silently."""

    default_validators = [refuse_bsn]

    def __init__(self, *, limit: int = LINE, **kwargs: Any) -> None:
        kwargs.pop("max_length", None)
        super().__init__(**kwargs)
        self.limit = limit

    def to_python(self, value: Any) -> Any:
        text = super().to_python(clean_text(str(value)) if value is not None else value)
        if text and len(text) > self.limit:
            raise ValidationError(
                _("This is %(length)d characters long. Make it at most %(limit)d."),
                code="max_length",
                params={"length": len(text), "limit": self.limit},
            )
        return text


class LineField(TextField):
    """A text on one line."""

    def to_python(self, value: Any) -> Any:
        """Line ends become spaces."""
        return super().to_python(" ".join(str(value).split()) if value is not None else value)


class TelephoneField(LineField):
    """A telephone number as people write it. Nine figures of one are no BSN."""

    widget = forms.TextInput(attrs={"type": "tel", "inputmode": "tel"})
    default_validators = [
        RegexValidator(
            r"^\+?[0-9](?:[ ().\-/]*[0-9]){7,14}$",
            _("Fill in a telephone number, for example 070 123 45 67 or +32 2 123 45 67."),
        )
    ]

    def to_python(self, value: Any) -> Any:
        """Brackets in front are kept out: “(070)” is “070”."""
        text = super().to_python(value)
        return text.replace("(", "").replace(")", "") if text else text


class PlainEmailField(forms.EmailField):
    """An e-mail address."""

    default_error_messages = {
        "invalid": _("Fill in an e-mail address, for example name@example.nl.")
    }

    def to_python(self, value: Any) -> Any:
        """Without what cannot be seen."""
        return super().to_python(clean_text(str(value)) if value is not None else value)


class AddressOnTheWebField(forms.URLField):
    """A web address; one without a scheme is read as https."""

    default_error_messages = {"invalid": _("Fill in a web address, for example www.example.nl.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(assume_scheme="https", max_length=2_000, **kwargs)
        self.widget.attrs.pop("maxlength", None)
        self.validators.append(refuse_bsn)
