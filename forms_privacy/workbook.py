"""Tables that leave the admin as a file, made in memory: nothing of them touches a disk.

Libraries for spreadsheets write the sheet to a temporary file first. This holds what somebody
sent with a form, so it writes the few parts that a workbook of texts needs.
"""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO
from xml.sax.saxutils import escape, quoteattr

from retention.spreadsheets import BELOW_THE_HEADINGS, sheet_name, without_formula

CELL = 32_767
"""Characters in a cell, at most: no program takes more."""

NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{SHEETS}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SHEETS}.worksheet+xml"/>'
        "</Types>"
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1"'
        f' Type="{DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1"'
        f' Type="{DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}


HEADINGS_STAY = (
    f'<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="{BELOW_THE_HEADINGS}"'
    ' activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
)


def as_csv(rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """Line by line, with a mark that tells spreadsheet programs it is UTF-8."""
    yield "\ufeff".encode()
    for row in rows:
        line = StringIO()
        csv.writer(line).writerow([without_formula(cell) for cell in row])
        yield line.getvalue().encode("utf-8", "replace")


def as_xlsx(rows: Iterable[Sequence[str]], title: object) -> bytes:
    """A workbook of one sheet, in which every cell is text and the headings stay in sight."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book:
        for name, part in PARTS.items():
            book.writestr(name, XML + part)
        book.writestr("xl/workbook.xml", XML + _contents(sheet_name(title)))
        with book.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f'{XML}<worksheet xmlns="{MAIN}">{HEADINGS_STAY}<sheetData>'.encode())
            for row in rows:
                sheet.write(f"<row>{''.join(map(_cell, row))}</row>".encode())
            sheet.write(b"</sheetData></worksheet>")
    return made.getvalue()


def _contents(name: str) -> str:
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}"><bookViews><workbookView/></bookViews>'
        f'<sheets><sheet name={quoteattr(NO_XML.sub("", name))} sheetId="1" r:id="r1"/></sheets>'
        "</workbook>"
    )


def _cell(text: str) -> str:
    plain = escape(NO_XML.sub("\ufffd", without_formula(text))[:CELL])
    return f'<c t="inlineStr"><is><t xml:space="preserve">{plain}</t></is></c>'
