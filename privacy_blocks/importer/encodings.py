"""Bytes to text, without guessing further than the encodings that statements come in."""

from __future__ import annotations

import codecs

from .document import CannotImport

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# More control characters than this share of a text do not occur in what people wrote.
_MOST_CONTROL = 0.01
_SAMPLE = 4000


def decode(data: bytes, declared: str = "") -> tuple[str, str]:
    """The text and the name of the encoding it was in.

    Tried in this order: a byte order mark, UTF-16 without one, UTF-8, what the file says
    of itself, and Windows-1252.

    Raises:
        CannotImport: the bytes are no text in any of these.
    """
    for encoding in _candidates(data, declared):
        try:
            text = _decoded(data, encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if is_binary(text):
            break
        return text, encoding.removesuffix("-sig")
    raise CannotImport("this is not a text: save it as plain text (UTF-8), HTML or DOCX")


def is_binary(text: str) -> bool:
    """Whether there is more in it than people type: a NUL, or many control characters."""
    if "\0" in text:
        return True
    control = sum(sign < " " and sign not in "\t\n\r\f\v" for sign in text)
    return control > len(text) * _MOST_CONTROL


def _decoded(data: bytes, encoding: str) -> str:
    """The text; in UTF-8 also what some databases and old programs write for signs beyond 65,535.

    They write such a sign as two halves. Halves that belong together become one; a half alone,
    which is no sign at all, becomes the mark for that.
    """
    if encoding != "utf-8":
        return data.decode(encoding)
    halves = data.decode(encoding, "surrogatepass")
    return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _candidates(data: bytes, declared: str) -> list[str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return [encoding]
    if wide := _utf16_without_mark(data[:_SAMPLE]):
        return [wide]
    return ["utf-8", *([declared] if _is_text_codec(declared) else []), "cp1252"]


def _utf16_without_mark(sample: bytes) -> str:
    """Western text in UTF-16 has a NUL in every other byte."""
    half = len(sample) // 2
    if half < 2:
        return ""
    if sample[1::2].count(0) > half * 0.7 and sample[::2].count(0) < half * 0.1:
        return "utf-16-le"
    if sample[::2].count(0) > half * 0.7 and sample[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return ""


def _is_text_codec(name: str) -> bool:
    """Whether Python knows it as an encoding of text (``base64`` is a codec too)."""
    try:
        return bool(name) and codecs.lookup(name)._is_text_encoding
    except (LookupError, ValueError):
        return False
