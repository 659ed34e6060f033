"""What must hold for every table that leaves the admin as a file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.text import slugify
from openpyxl import Workbook
from wagtail.admin.views.mixins import ExcelDateFormatter, SpreadsheetExportMixin

from retention import clock

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")

BELOW_THE_HEADINGS = "A2"
"""The first cell that moves: the row of headings above it stays in sight."""

_NAME_LENGTH = 31
_NOT_IN_A_NAME = re.compile(r"[\x00-\x1f\\/*?:\[\]]")


def without_formula(text: str) -> str:
    """A text that a spreadsheet program takes for text, whoever typed it (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text


def sheet_name(title: object) -> str:
    """A title as spreadsheet programs take it for the name of a sheet."""
    plain = _NOT_IN_A_NAME.sub(" ", str(title))[:_NAME_LENGTH]
    return plain.strip().strip("'") or "1"


def file_name(title: object, *more: object) -> str:
    """What a file is called that a screen gives, without its ending: as the reader sees the screen.

    Args:
        more: what tells two files of one screen apart, such as the day.
    """
    return slugify(" ".join(str(part) for part in (title, *more))) or "export"


class NoFileMixin(SpreadsheetExportMixin):
    """A list that is there to be read on a screen: who asks for it as a file gets the screen."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Wagtail takes the word of any address, and would send a file of empty lines."""
        super().setup(request, *args, **kwargs)
        self.is_export = False


class NamedSheetMixin(SpreadsheetExportMixin):
    """A screen whose files are called as it is, an XLSX file with headings that stay."""

    def get_filename(self) -> str:
        """With the day, so that two files can be told apart."""
        return file_name(self.get_page_title(), clock.today())

    def write_xlsx(self, queryset: Iterable[Any], output: Any) -> None:
        """Write the rows; Wagtail's own has no way to name the sheet."""
        book = Workbook(write_only=True, iso_dates=True)
        sheet = book.create_sheet(sheet_name(self.get_page_title()))
        sheet.freeze_panes = BELOW_THE_HEADINGS
        sheet.append([self.get_heading(queryset, field) for field in self.list_export])
        moments = ExcelDateFormatter().get()
        for item in queryset:
            row = self.to_row_dict(item)
            sheet.append(list(self.generate_xlsx_row(sheet, row, date_format=moments)))
        book.save(output)
