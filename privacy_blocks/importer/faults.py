"""What looks broken in a source. It is pointed out and never mended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .document import Document, Kind, Paragraph
from .forms import is_postal, is_street

# Only short lines can be a caption, a lonely link or a telephone number.
_SHORT = 200
_QUOTED = 60

_TELEPHONE = re.compile(
    r"(?:\btel(?:efoon(?:nummer)?|ephone(?: number)?)?\b|\bphone\b|\bmobiel\b|\bfax\b|^T)"
    r"[^\w+(]{0,4}"
    r"(?P<number>\+?[0-9(][0-9 ()./-]{2,30}[0-9])",
    re.I,
)
_LINK_WORDS = re.compile(
    r"(?:klik hier|hier|lees (?:meer|verder)|meer (?:informatie|lezen)|bekijk\b.{0,40}"
    r"|download\b.{0,60}|route(?:beschrijving)?|plattegrond|(?:bekijk )?(?:de )?kaart|naar boven"
    r"|terug(?: naar .{0,30})?|click here|here|read more|more information"
    r"|directions|view map|map|back to top)"
    r"[ .!›»>→]*",
    re.I,
)
_LINK_IN_SENTENCE = re.compile(
    r"\b(?:klik(?:t)? hier|via deze link|click here|(?:through|via) this link)\b", re.I
)
_CAPTION = re.compile(
    r"(?<!\S)©|^(?:foto(?:graaf|grafie)?|beeld|afbeelding|bijschrift|illustratie|photo(?:graph)?"
    r"|image|picture"
    r"|caption|credits?)\s?(?:[:©]|\bby\b|\bdoor\b)",
    re.I,
)
# What UTF-8 looks like when it was read as Windows-1252, and signs that were lost.
_GARBLED = re.compile(r"Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]|â€|Â[\u00a0-\u00bf]|\ufffd")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that looks broken, and the line where it stands."""

    line: int
    message: str


def faults_in(document: Document, language: str) -> list[Fault]:
    """Everything in a document that looks broken, in its order."""
    paragraphs = document.paragraphs
    found: list[Fault] = []
    for place, paragraph in enumerate(paragraphs):
        after = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
        messages = [
            _announced_and_empty(paragraph, after),
            _wrong_telephone(paragraph, language),
            _link_without_address(paragraph),
            _stray_caption(paragraph),
            _garbled(paragraph),
        ]
        found += [Fault(paragraph.line, message) for message in messages if message]
    return found


def _announced_and_empty(paragraph: Paragraph, after: Paragraph | None) -> str:
    """A colon, and then a heading or nothing at all."""
    if paragraph.kind is Kind.HEADING or not paragraph.text.endswith(":"):
        return ""
    if after is not None and after.kind is not Kind.HEADING:
        return ""
    return f"something is announced and does not follow: “{_end_of(paragraph.text)}”"


def _wrong_telephone(paragraph: Paragraph, language: str) -> str:
    if len(paragraph.text) > _SHORT * 10:
        return ""
    for match in _TELEPHONE.finditer(paragraph.text):
        number = match["number"]
        if not _is_telephone(number, language):
            return f"this telephone number has a wrong number of digits: “{number}”"
    return ""


def _is_telephone(number: str, language: str) -> bool:
    """Whether the digits can be dialled; Dutch numbers have ten, with a few exceptions."""
    digits = "".join(sign for sign in number.replace("(0)", "") if sign.isdigit())
    if number.startswith("+") or digits.startswith("00"):
        digits = digits.removeprefix("00")
        return len(digits) == 11 if digits.startswith("31") else 8 <= len(digits) <= 15
    if digits.startswith(("0800", "0900", "0906", "0909")):
        return len(digits) in (8, 11)
    if digits.startswith("0"):
        return len(digits) == 10 if language.startswith("nl") else 9 <= len(digits) <= 11
    return 3 <= len(digits) <= 8 or (not language.startswith("nl") and len(digits) <= 15)


def _link_without_address(paragraph: Paragraph) -> str:
    if paragraph.kind is Kind.HEADING or any(run.link for run in paragraph.runs):
        return ""
    text = paragraph.text
    alone = len(text) <= _SHORT and _LINK_WORDS.fullmatch(text.strip())
    if alone:
        return f"this was a link and leads nowhere: “{text.strip()}”"
    if len(text) <= _SHORT * 20 and (within := _LINK_IN_SENTENCE.search(text)):
        return f"this was a link and leads nowhere: “{within.group()}”"
    return ""


def _stray_caption(paragraph: Paragraph) -> str:
    text = paragraph.text
    if paragraph.kind is not Kind.PLAIN or len(text) > _SHORT or is_postal(text) or is_street(text):
        return ""
    if _CAPTION.search(text):
        return f"this looks like the caption of a picture that is not here: “{_start_of(text)}”"
    return ""


def _garbled(paragraph: Paragraph) -> str:
    match = _GARBLED.search(paragraph.text)
    if match is None:
        return ""
    around = paragraph.text[max(0, match.start() - 15) : match.end() + 15]
    return f"some characters were garbled before: “{around}”"


def links_lost(paragraphs: tuple[Paragraph, ...]) -> Iterator[Fault]:
    """Links to a place within the source that is not in it."""
    anchors = {paragraph.anchor for paragraph in paragraphs}
    for paragraph in paragraphs:
        for run in paragraph.runs:
            if run.link.startswith("#") and run.link[1:] not in anchors:
                message = f"this link leads to a place that is not there: “{run.text.strip()}”"
                yield Fault(paragraph.line, message)


def _start_of(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


def _end_of(text: str) -> str:
    return text if len(text) <= _QUOTED else f"…{text[-_QUOTED:]}"
