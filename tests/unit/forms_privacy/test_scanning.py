"""Files are scanned by the real clamd; a virus is refused, and so is what cannot be scanned."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from forms_privacy.uploads import scanner
from forms_privacy.uploads.safe import Refused, make_safe
from tests.clamd import PROGRAM, VIRUS, clamd
from tests.documents import PDF, docx

with_clamd = pytest.mark.skipif(PROGRAM is None, reason="clamd is not installed (clamav-daemon)")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The socket of a clamd that knows one virus."""
    with clamd(tmp_path_factory.mktemp("clamd")) as where:
        yield where


@with_clamd
def test_clamd_tells_a_virus_from_a_letter(address: str) -> None:
    assert scanner.scan(address, PDF) == ""
    assert scanner.scan(address, b"x" * 200_000 + VIRUS) == "Tests.Only.UNOFFICIAL"


@with_clamd
def test_a_document_with_a_virus_deep_in_it_is_refused(address: str, settings: Settings) -> None:
    settings.CLAMD_SOCKET = address

    assert make_safe(SimpleUploadedFile("brief.docx", docx())).name == "brief.docx"
    with pytest.raises(Refused, match="brief"):
        make_safe(SimpleUploadedFile("brief.docx", docx(**{"word/media/a.bin": VIRUS * 9})))


@with_clamd
def test_more_than_clamd_takes_counts_as_not_scanned(address: str) -> None:
    with pytest.raises(scanner.Unavailable):
        scanner.scan(address, bytes(21 * 1024 * 1024))


@pytest.mark.parametrize(
    "answer", [b"", b"stream: hello\0", b"INSTREAM size limit exceeded. ERROR\0"]
)
def test_what_the_scanner_mumbles_is_no_consent(tmp_path: Path, answer: bytes) -> None:
    where = tmp_path / "socket"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(where))
        server.listen()

        def speak() -> None:
            connection, _address = server.accept()
            with connection:
                connection.recv(100_000)
                connection.sendall(answer)

        thread = threading.Thread(target=speak)
        thread.start()
        with pytest.raises(scanner.Unavailable):
            scanner.scan(str(where), PDF)
        thread.join(10)


@pytest.mark.parametrize("address", ["/nowhere/clamd.socket", "127.0.0.1:1", "no-port", "host:x"])
def test_an_address_where_nobody_is_is_said(address: str) -> None:
    with pytest.raises(scanner.Unavailable):
        scanner.scan(address, PDF)
