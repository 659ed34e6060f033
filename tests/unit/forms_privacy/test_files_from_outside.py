"""What may be sent along is looked at from within; the rest is refused."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pytest_django import Settings

from forms_privacy.uploads.safe import Refused, make_safe
from tests.documents import EICAR, PDF, SVG, docx, odt, picture, zipped


def sent(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize(
    ("name", "content", "content_type"),
    [
        ("brief.pdf", PDF, "application/pdf"),
        (
            "brief.DOCX",
            docx(),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("brief.odt", odt(), "application/vnd.oasis.opendocument.text"),
        ("foto.jpeg", picture("JPEG"), "image/jpeg"),
        ("foto.png", picture("PNG"), "image/png"),
    ],
)
def test_what_is_allowed_is_taken(name: str, content: bytes, content_type: str) -> None:
    safe = make_safe(sent(name, content))

    assert (safe.name, safe.content_type) == (name, content_type)


REFUSED = {
    "no bytes": ("leeg.pdf", b""),
    "a picture called a document": ("brief.pdf", picture("PNG")),
    "a PNG called a JPEG": ("foto.jpg", picture("PNG")),
    "HTML called a document": ("brief.pdf", b"<script>alert(1)</script>"),
    "SVG": ("tekening.svg", SVG),
    "SVG called a picture": ("tekening.png", SVG),
    "EICAR called a document": ("test.pdf", EICAR),
    "no ending": ("brief", PDF),
    "a programme": ("brief.pdf.exe", b"MZ"),
    "a PDF that is a ZIP file too": ("brief.pdf", PDF + docx() + b"%%EOF"),
    "a PDF with something before it": ("brief.pdf", b"GIF89a" + PDF),
    "a document with something behind it": ("brief.docx", docx() + PDF),
    "a document with something before it": ("brief.docx", PDF + docx()),
    "any ZIP file called a document": ("brief.docx", zipped({"a.txt": "a"})),
    "a Word document called OpenDocument": ("brief.odt", docx()),
    "a spreadsheet called a text": ("brief.odt", odt("application/x-other")),
    "macros": ("brief.docx", docx(**{"word/vbaProject.bin": b"x"})),
    "a bomb": ("brief.docx", docx(**{"word/bomb.xml": bytes(101 * 1024 * 1024)})),
    "a path upwards": ("brief.docx", docx(**{"../../etc/passwd": b"x"})),
    "an absolute path": ("brief.docx", docx(**{"/etc/passwd": b"x"})),
    "half a document": ("brief.docx", docx()[:60]),
    "half a picture": ("foto.jpg", picture("JPEG")[:100]),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_is_refused_with_words(case: str) -> None:
    name, content = REFUSED[case]

    with pytest.raises(Refused, match=name.rsplit("/", 1)[-1].replace(".", r"\.")):
        make_safe(sent(name, content))


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    honest = docx(**{"word/bomb.xml": bytes(2 * 1024 * 1024)})
    real, told = (2 * 1024 * 1024).to_bytes(4, "little"), (10).to_bytes(4, "little")

    with pytest.raises(Refused):
        make_safe(sent("brief.docx", honest.replace(real, told)))


def test_a_picture_with_more_pixels_than_anybody_needs_is_refused() -> None:
    file = io.BytesIO()
    Image.new("1", (20_000, 6_000)).save(file, "PNG")

    with pytest.raises(Refused):
        make_safe(sent("foto.png", file.getvalue()))


def test_of_a_picture_only_what_is_seen_stays() -> None:
    content = picture("JPEG", exif=True)
    assert b"Camera of somebody" in content

    safe = make_safe(sent("foto.jpg", content + PDF))

    assert b"Camera of somebody" not in safe.content and b"%PDF" not in safe.content


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("C:\\Users\\wietske\\brief.pdf", "brief.pdf"),
        ("..\\..\\brief.pdf", "brief.pdf"),
        ("bri\u202efdp.pdf", "brifdp.pdf"),
        ("x" * 300 + ".pdf", "x" * 100 + ".pdf"),
    ],
)
def test_a_name_loses_folders_and_what_cannot_be_seen(name: str, plain: str) -> None:
    assert make_safe(sent(name, PDF)).name == plain


def test_a_file_over_the_limit_is_refused(settings: Settings) -> None:
    settings.FORMS_PRIVACY = {"FILE_SIZE": len(PDF) - 1}

    with pytest.raises(Refused, match="brief"):
        make_safe(sent("brief.pdf", PDF))


def test_nothing_is_taken_while_the_scanner_is_away(settings: Settings) -> None:
    settings.CLAMD_SOCKET = "/nowhere/clamd.socket"

    with pytest.raises(Refused, match="virus"):
        make_safe(sent("brief.pdf", PDF))
