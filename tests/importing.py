"""Statements to import, and what a visitor then finds on the page."""

from __future__ import annotations

import os
import re
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from bs4 import BeautifulSoup
from django.test import Client
from django.utils.html import escape

ROOT = Path(__file__).resolve().parent.parent
OWN_WORDS = ROOT / "tests/texts/own-words.nl.txt"
REAL = Path(
    os.environ.get("STATEMENT_FILE") or ROOT.parent / "shared/statement/ser-2022-11-29.nl.txt"
)
#: The example of our own words always; the statement itself wherever it is at hand.
STATEMENTS = [OWN_WORDS, *([REAL] if REAL.is_file() else [])]

_LEAD = re.compile(r"^\s*(?:[•*-]|[0-9]+(?:\.[0-9]+)*\.?)\s+(?=\S)")
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def lines_of(path: Path) -> list[str]:
    """The lines that are not blank, without the number or bullet before them."""
    raw = path.read_text(encoding="utf-8").splitlines()
    return [" ".join(_LEAD.sub("", line).split()) for line in raw if line.strip()]


def page_text(client: Client, url: str = "/privacyverklaring/") -> str:
    """What a visitor reads on a page, with single spaces."""
    soup = BeautifulSoup(client.get(url).content, "html.parser")
    return " ".join(soup.get_text().split())


def missing_in_order(lines: list[str], text: str) -> list[str]:
    """The lines that do not stand in the text after those before them."""
    missing, place = [], 0
    for line in lines:
        found = text.find(line, place)
        if found < 0:
            missing.append(line)
        else:
            place = found + len(line)
    return missing


def chips(client: Client, url: str = "/privacyverklaring/") -> list[tuple[str, str]]:
    """Every live period on a page: its rule and its words."""
    soup = BeautifulSoup(client.get(url).content, "html.parser")
    found = soup.select("data.retention-period")
    return [(str(chip["data-rule"]), " ".join(chip.get_text().split())) for chip in found]


def docx(*paragraphs: str | tuple[str, str]) -> bytes:
    """A small Word file; a pair is the name of a style with the words."""
    body = "".join(_paragraph(one) for one in paragraphs)
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        "</w:style>"
        for name in ("Title", "heading 1", "heading 2")
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"/>',
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": f'<w:styles xmlns:w="{_WORD}">{styles}</w:styles>',
    }
    return zipped(parts)


def zipped(parts: dict[str, str]) -> bytes:
    """An archive of these parts."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _paragraph(one: str | tuple[str, str]) -> str:
    style, words = one if isinstance(one, tuple) else ("", one)
    properties = f'<w:pPr><w:pStyle w:val="{style.replace(" ", "")}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'
