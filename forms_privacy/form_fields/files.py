"""A question that is answered with files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from forms_privacy.uploads.limits import ENDINGS, limits
from forms_privacy.uploads.safe import Refused, Safe, make_safe


class FilesInput(forms.FileInput):
    """Chooses any number of files."""

    allow_multiple_selected = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        accept = ",".join(f".{ending}" for ending in ENDINGS)
        super().__init__({"multiple": True, "accept": accept, **(attrs or {})})

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, UploadedFile[bytes]], name: str
    ) -> list[UploadedFile[bytes]]:
        """All of them, in the order of the browser."""
        return files.getlist(name) if hasattr(files, "getlist") else []


class FilesField(forms.Field):
    """Files that were looked at from within, and stripped; a list of :class:`Safe`."""

    widget = FilesInput
    default_error_messages = {
        "many": _("You chose %(count)d files. Choose at most %(limit)d."),
    }

    def clean(self, value: Any) -> list[Safe]:
        """Look at every file, and say of each what is wrong with it.

        One that was looked at before, in an earlier step, is taken as it is.
        """
        files: list[UploadedFile[bytes] | Safe] = [
            one for one in value or [] if isinstance(one, UploadedFile | Safe)
        ]
        self.validate(files)
        most = limits().count
        if len(files) > most:
            raise ValidationError(
                self.error_messages["many"],
                code="many",
                params={"count": len(files), "limit": most},
            )
        safe, wrong = [], []
        for file in files:
            try:
                safe.append(file if isinstance(file, Safe) else make_safe(file))
            except Refused as refused:
                wrong.append(ValidationError(str(refused), code="refused"))
        if wrong:
            raise ValidationError(wrong)
        return safe
