"""What a statement says of recipients and of transfers comes from the register."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.utils.translation import override

from privacy_blocks.blocks.statement import StatementBlock
from privacy_blocks.contents import contents_of
from privacy_blocks.reading import RegisterReading
from tests.receiving import a_recipient

pytestmark = [pytest.mark.any_database, pytest.mark.django_db, pytest.mark.usefixtures("register")]

TODAY = date(2026, 9, 14)


def shown(block: str, language: str = "en", **value: Any) -> Tag:
    """The block as a visitor gets it."""
    stream = StatementBlock()
    body = stream.to_python([{"type": block, "value": value}])
    with override(language):
        reading = RegisterReading(language, today=TODAY)
        html = stream.render(body, context={"privacy_register": reading})
    return BeautifulSoup(html, "html.parser")


def words(part: Tag) -> str:
    return " ".join(part.get_text(" ").split())


def test_recipients_stand_under_the_ground_on_which_they_may() -> None:
    a_recipient("police", kind="authority", ground="legal_obligation", agreed_on=None)
    a_recipient("printer")
    a_recipient("mailer")

    part = shown("recipients")

    grounds = [words(heading) for heading in part.select("h3")]
    lists = [[words(name) for name in group.select("strong")] for group in part.select("ul")]
    assert grounds == ["They work for us", "The law obliges us"]
    assert lists == [["Name of mailer", "Name of printer"], ["Name of police"]]


def test_below_a_ground_those_alike_stand_together() -> None:
    a_recipient("a", kind="separate")
    a_recipient("b", kind="processor")
    a_recipient("c", kind="separate")

    names = [words(name) for name in shown("recipients").select("strong")]

    assert names == ["Name of b", "Name of a", "Name of c"]


def test_a_recipient_is_told_in_the_pages_language() -> None:
    a_recipient("printer", activities=("magazine",))

    part = words(shown("recipients", "nl"))

    assert "Naam van printer , doet met de gegevens alleen wat we hebben afgesproken." in part
    assert "Voor: SER-magazine op papier." in part


def test_one_who_is_not_to_be_named_is_told_by_kind() -> None:
    a_recipient("secret-supplier", stated=False)

    part = words(shown("recipients"))

    assert "A company that works for us" in part
    assert "Name of secret-supplier ," not in part


def test_who_receives_nothing_any_more_is_gone() -> None:
    a_recipient("printer", ended_on=TODAY)

    assert "We do not give data to anybody else." in words(shown("recipients"))


def test_a_transfer_is_told_with_country_and_safeguard() -> None:
    a_recipient("tool", country="US", safeguard="clauses", activities=("survey",))
    a_recipient("printer")

    part = shown("transfers")

    [item] = part.select("li")
    assert words(item) == (
        "United States : Name of tool. For: Surveys. We use the standard contractual clauses of "
        "the European Commission. Name of tool: why it is safe"
    )


def test_a_transfer_is_told_even_when_its_name_is_not() -> None:
    a_recipient("tool", country="US", safeguard="clauses", stated=False)

    assert "United States : A company that works for us." in words(shown("transfers"))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "No data goes to a country outside the European Economic Area."),
        ("nl", "Er gaan geen gegevens naar een land buiten de Europese Economische Ruimte."),
    ],
)
def test_without_transfers_it_says_so(language: str, sentence: str) -> None:
    a_recipient("printer", country="IS")

    assert sentence in words(shown("transfers", language))


def test_both_stand_in_the_contents_of_the_page() -> None:
    body = StatementBlock().to_python(
        [
            {"type": "recipients", "value": {"heading": "Who else"}},
            {"type": "transfers", "value": {}},
        ]
    )
    with override("en"):
        contents = contents_of(body, RegisterReading("en", today=TODAY))

    assert [(entry.heading.anchor, entry.heading.words) for entry in contents] == [
        ("recipients", "Who else"),
        ("transfers", "Data outside Europe"),
    ]


def test_recipients_are_read_once(django_assert_num_queries: Any) -> None:
    a_recipient("printer", activities=("magazine", "newsletter"))
    a_recipient("tool", country="US", activities=("survey",))
    reading = RegisterReading("nl", today=TODAY)

    # Recipients, their texts, and their activities by key: the register is read already.
    reading.activities()
    with django_assert_num_queries(3):
        reading.parties()
        reading.parties()


@pytest.mark.parametrize("block", ["recipients", "transfers"])
def test_the_block_picker_has_a_preview(block: str) -> None:
    a_recipient("tool", country="US", safeguard="clauses")
    child = StatementBlock().child_blocks[block]

    html = child.render(child.get_preview_value(), context={})

    assert "Name of tool" in html or "Naam van tool" in html
