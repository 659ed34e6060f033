"""From the bytes of a file to a document, or one clear message."""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

import pytest

from privacy_blocks.importer.document import CannotImport
from privacy_blocks.importer.reading import read
from tests.importing import docx, zipped

TEXT = "Privacy bij ons\n\nWij bewaren “gegevens” en foto’s in cafés."
WORDS = ["Privacy bij ons", "Wij bewaren “gegevens” en foto’s in cafés."]


def saved(folder: Path, data: bytes, name: str = "statement.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_text_is_read_in_the_encodings_that_people_save_in(tmp_path: Path, encoding: str) -> None:
    document = read(saved(tmp_path, TEXT.encode(encoding)))
    assert [paragraph.text for paragraph in document.paragraphs] == WORDS


def test_a_sign_that_was_written_in_two_halves_is_one_again(tmp_path: Path) -> None:
    halves = b"\xed\xa0\xbd\xed\xb8\x80"  # U+1F600 as UTF-16 would have it, each half in UTF-8
    document = read(saved(tmp_path, "Foto’s in cafés: ".encode() + halves))
    assert document.paragraphs[0].text == "Foto’s in cafés: \U0001f600"


def test_half_a_sign_spoils_none_of_the_text_around_it(tmp_path: Path) -> None:
    document = read(saved(tmp_path, "Foto’s ".encode() + b"\xed\xa0\xbd" + " in cafés".encode()))
    assert document.paragraphs[0].text == "Foto’s \ufffd in cafés"


def test_a_web_page_is_read_in_the_encoding_that_it_names(tmp_path: Path) -> None:
    html = "<html><head><meta charset='iso-8859-2'></head><body><p>Łódź</p></body></html>"
    document = read(saved(tmp_path, html.encode("iso-8859-2"), "statement.html"))
    assert document.paragraphs[0].text == "Łódź"


def test_a_word_file_is_read_with_title_and_headings(tmp_path: Path) -> None:
    data = docx(("Title", "Privacy"), ("heading 1", "Wie"), "Wij <zijn> het.")
    document = read(saved(tmp_path, data, "statement.docx"))
    assert [(p.level, p.text, p.line) for p in document.paragraphs] == [
        (1, "Privacy", 1),
        (1, "Wie", 2),
        (0, "Wij <zijn> het.", 3),
    ]


def png() -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"", "a.txt", "there is no text"),
        (b" \n\t\n", "a.txt", "there is no text"),
        (b"\xef\xbb\xbf", "a.txt", "there is no text"),
        ("\u200b\n\ufeff\n".encode(), "a.txt", "there is no text"),
        (png(), "a.txt", "picture"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a.pdf", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.doc", "old Word"),
        (bytes(range(256)) * 20, "a.txt", "not a text"),
        (b"<html><body><script>x()</script></body></html>", "a.html", "there is no text"),
        (b"geen archief", "a.docx", "no Word file"),
        (docx("Tekst")[:300], "a.docx", "no Word file"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "a.docx", "no Word file"),
        (zipped({"word/document.xml": "<niet af"}), "a.docx", "damaged"),
    ],
)
def test_what_is_no_statement_is_refused(
    tmp_path: Path, data: bytes, name: str, message: str
) -> None:
    with pytest.raises(CannotImport, match=message):
        read(saved(tmp_path, data, name))


@pytest.mark.parametrize("part", ["word/document.xml", "word/text.bin", "word/media/text.png"])
def test_a_word_file_that_would_swell_is_refused(tmp_path: Path, part: str) -> None:
    bomb = zipped({"word/document.xml": "<x/>", part: " " * 40_000_000})
    assert len(bomb) < 100_000
    with pytest.raises(CannotImport, match="40 MB"):
        read(saved(tmp_path, bomb, "bomb.docx"))


def test_entities_in_a_word_file_are_refused(tmp_path: Path) -> None:
    declared = '<!DOCTYPE x [<!ENTITY a "lol">]><x>&a;</x>'
    with pytest.raises(CannotImport, match="entities"):
        read(saved(tmp_path, zipped({"word/document.xml": declared}), "lol.docx"))


def test_an_enormous_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = saved(tmp_path, b"x")
    os.truncate(path, 50_000_000)
    with pytest.raises(CannotImport, match="50 MB"):
        read(path)


def test_a_text_longer_than_any_statement_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotImport, match="characters"):
        read(saved(tmp_path, b"woord " * 200_000))


@pytest.mark.parametrize(("name", "message"), [("nergens.txt", "no file"), (".", "folder")])
def test_what_is_no_file_is_refused(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(CannotImport, match=message):
        read(tmp_path / name)


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(CannotImport):
        read(Path("a\0b"))
