"""A council with invented members, and a meeting of it."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ser_site.committees.models import CommitteeIndexPage, CommitteePage, Member, Term
from ser_site.correspondence.models import Document, Meeting
from ser_site.correspondence.operations.recording import record
from ser_site.home.models import HomePage

PDF = b"%PDF-1.7 verzonnen stuk over Dirk Denkbeeldig"


@pytest.fixture
def council(home: HomePage) -> CommitteePage:
    """A council with a page."""
    index = home.add_child(instance=CommitteeIndexPage(title="Raad en commissies", slug="raad"))
    page: CommitteePage = index.add_child(instance=CommitteePage(title="De raad", slug="de-raad"))
    return page


@pytest.fixture
def meeting(council: CommitteePage) -> Meeting:
    """A meeting of the council."""
    return Meeting.objects.create(
        committee=council.translation_key, held_on=date(2026, 9, 10), title="Najaarsvergadering"
    )


def seat(council: CommitteePage, name: str, email: str, **term: Any) -> Member:
    """Somebody with a term in the council."""
    member = Member.objects.create(name=name, email=email)
    Term.objects.create(
        member=member,
        committee=council.translation_key,
        seat="crown",
        **{"start": date(2024, 1, 1), **term},
    )
    return member


@pytest.fixture
def members(council: CommitteePage) -> list[Member]:
    """Two who sit in it."""
    return [
        seat(council, "Anna Verzonnen", "anna@voorbeeld.example"),
        seat(council, "Bram Bedacht", "bram@voorbeeld.example"),
    ]


@pytest.fixture
def paper(meeting: Meeting, today: date, register: None) -> Document:
    """A paper of that meeting."""
    document = Document(
        meeting=meeting, title="Verslag over Dirk Denkbeeldig", dated_on=date(2026, 8, 20)
    )
    return record(document, PDF, ending="pdf", today=today)


def pdf(name: str = "stuk.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def zipped(**parts: bytes) -> bytes:
    """An office file with these parts; ``__`` in a name stands for a slash, ``_`` for a dot."""
    target = BytesIO()
    with ZipFile(target, "w") as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_", "."), content)
    return target.getvalue()
