"""A version can always be had as a PDF, whatever an editor typed."""

from __future__ import annotations

from datetime import date

import pytest

from privacy_blocks.models.version import StatementVersion
from privacy_blocks.pdf.rendering import statement_pdf
from privacy_blocks.queries.content import kept_block

ADDRESS = "https://www.voorbeeld.example/privacy/"


def set_as_pdf(html: str, title: str = "Verklaring") -> bytes:
    block, _periods = kept_block("a", "text", html)
    content = {"title": title, "blocks": [block], "periods": {}}
    version = StatementVersion(
        title=title, language="nl", day=date(2026, 9, 1), number=1, content=content
    )
    version.digest = version.computed_digest()
    return statement_pdf(version, address=ADDRESS)


def test_a_document_is_made_to_the_standard_for_accessible_ones() -> None:
    assert b"pdfuaid" in set_as_pdf("<p>Gewone woorden, “aangehaald”, met é en €.</p>")


@pytest.mark.parametrize("signs", ["klaar ✅ 😀", "漢字", "สวัสดี", "een\x00\x01twee"])
def test_signs_that_the_font_lacks_do_not_keep_the_document_back(signs: str) -> None:
    assert set_as_pdf(f"<p>{signs}</p>", title=signs).startswith(b"%PDF")


def test_a_broken_link_does_not_keep_the_document_back() -> None:
    assert set_as_pdf('<p><a href="http://[">hier</a></p>').startswith(b"%PDF")
