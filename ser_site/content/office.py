"""Sample correspondence and allowances, about members who do not exist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import typst
from stdnum import iban

from ser_site.allowances.models import Allowance, Payment
from ser_site.allowances.operations import recording as allowances
from ser_site.committees.models import CommitteePage, Member, Term
from ser_site.correspondence.models import Document, DocumentKind, Meeting
from ser_site.correspondence.operations import recording as correspondence

MEETINGS = (("Najaarsvergadering", 30), ("Extra vergadering over scholing", 75))
"""Title, and how many days ago it was."""

DOCUMENTS = (
    (DocumentKind.PAPER, "Agenda en toelichting", -14),
    (DocumentKind.MESSAGE, "De zaal is veranderd", -2),
    (DocumentKind.MINUTES, "Verslag", 7),
)
"""Kind, title, and how many days after the meeting it was made."""

MESSAGE = (
    "Beste leden,\n\nWe vergaderen in de kleine zaal op de eerste verdieping. "
    "Er is koffie vanaf half tien.\n\nHet secretariaat"
)

SHEET = """#set text(lang: "nl")
#set document(title: "{title}")
= {title}
{meeting}. Dit is een voorbeeld: niets hiervan is echt.
"""

PAYEES, FEE = 3, Decimal("250.00")


def can_load_office() -> bool:
    """Whether there are members to write to and to pay."""
    return Term.objects.exists() and CommitteePage.objects.exists()


def load_office(*, today: date) -> list[str]:
    """Meetings with their papers, and allowances, for the members that are there."""
    papers = sum(_papers(title, today - timedelta(days=ago), today) for title, ago in MEETINGS)
    paid = list(_allowances(today))
    return [f"{papers} meeting papers", f"{len(paid)} allowances of members who do not exist"]


def _papers(title: str, held_on: date, today: date) -> int:
    committee = Term.objects.order_by("start", "pk").values_list("committee", flat=True)[0]
    meeting = Meeting.objects.create(committee=committee, held_on=held_on, title=title)
    for kind, called, after in DOCUMENTS:
        document = Document(
            meeting=meeting,
            kind=kind,
            title=called,
            dated_on=held_on + timedelta(days=after),
            message=MESSAGE if kind == DocumentKind.MESSAGE else "",
        )
        content = b"" if document.message else _sheet(called, title)
        correspondence.record(document, content, ending="pdf" if content else "", today=today)
    return len(DOCUMENTS)


def _sheet(title: str, meeting: str) -> bytes:
    content: bytes = typst.compile(SHEET.format(title=title, meeting=meeting).encode())
    return content


def _allowances(today: date) -> Iterator[Allowance]:
    members = Member.objects.filter(clock_start=None).order_by("pk")[:PAYEES]
    for number, member in enumerate(members, start=1):
        for year in (today.year - 1, today.year):
            yield _allowance(member, number, year, today)


def _allowance(member: Member, number: int, year: int, today: date) -> Allowance:
    name = member.name.open()
    allowance = Allowance(member=member, year=year, name=name, iban=_account(number))

    def pay() -> None:
        for day in (date(year, 3, 31), date(year, 9, 30)):
            Payment.objects.create(
                allowance=allowance,
                paid_on=day,
                amount=str(FEE * number),
                description=f"Vergoeding vergaderingen, {day:%m-%Y}",
            )

    return allowances.record(allowance, pay, today=today)


def _account(number: int) -> str:
    """A number that passes every check, at a bank that does not exist."""
    rest = f"TEST{number:010d}"
    return f"NL{iban.calc_check_digits(f'NL00{rest}')}{rest}"
