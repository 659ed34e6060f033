"""HTML becomes a tree of plain values, in which no text can turn into markup."""

from __future__ import annotations

from typing import Any

import pytest

from privacy_blocks.pdf.tree import document_tree
from privacy_blocks.queries.content import BlockKept, Content

BASE = "https://www.voorbeeld.example/privacy/"


def tree(html: str, kind: str = "text") -> list[dict[str, Any]]:
    block = BlockKept(id="a", type=kind, heading="", html=html, text="")
    return document_tree(Content(title="", blocks=[block], periods={}), base=BASE)


def words(text: str) -> dict[str, str]:
    return {"kind": "text", "text": text}


def test_a_paragraph_with_emphasis_and_a_link() -> None:
    found = tree('<p>See <b>the</b> <a href="/contact/">desk</a>.</p>')
    assert found == [
        {
            "kind": "paragraph",
            "inline": [
                words("See "),
                {"kind": "strong", "inline": [words("the")]},
                words(" "),
                {"kind": "link", "to": f"{BASE[:-9]}/contact/", "inline": [words("desk")]},
                words("."),
            ],
        }
    ]


def test_markup_of_the_document_stays_text() -> None:
    found = tree("<p>#set page(fill: red) *x* $y$ @z</p>")
    assert found == [{"kind": "paragraph", "inline": [words("#set page(fill: red) *x* $y$ @z")]}]


def test_levels_of_headings_are_not_skipped() -> None:
    found = tree("<h2>One</h2><h4>Two</h4><h4>Three</h4><h2>Four</h2>")
    assert [node["level"] for node in found] == [1, 2, 2, 1]


def test_a_link_to_a_part_leads_there_when_it_is_in_the_document() -> None:
    found = tree('<section id="media"><h2>Photos</h2></section><p><a href="#media">P</a></p>')
    assert found[0]["anchor"] == "media"
    assert found[1]["inline"][0] == {"kind": "reference", "to": "media", "inline": [words("P")]}


def test_a_link_to_a_part_that_is_not_there_is_words() -> None:
    assert tree('<p><a href="#gone">P</a></p>')[0]["inline"][0]["kind"] == "plain"


def test_lists_may_hold_lists() -> None:
    found = tree("<ol><li>one<ul><li>two</li></ul></li></ol>")[0]
    assert found["ordered"] is True
    assert [node["kind"] for node in found["items"][0]] == ["paragraph", "list"]


def test_a_row_that_is_too_short_is_filled() -> None:
    found = tree("<table><thead><tr><th>A</th><th>B</th></tr></thead><tr><td>c</td></tr></table>")
    table = found[0]
    assert (table["width"], table["head"]) == (2, 1)
    assert [len(row) for row in table["rows"]] == [2, 2]


def test_navigation_is_left_to_the_list_of_contents() -> None:
    assert tree("<p>On this page</p>", kind="overview") == []


@pytest.mark.parametrize(
    "address",
    [
        "http://[",
        "javascript:alert(1)",
        "data:text/html,x",
        f"https://voorbeeld.example/{'a' * 9000}",
    ],
    ids=["broken", "script", "data", "endless"],
)
def test_a_link_that_leads_nowhere_is_words(address: str) -> None:
    link = tree(f'<p><a href="{address}">P</a></p>')[0]["inline"][0]
    assert link == {"kind": "plain", "to": "", "inline": [words("P")]}


@pytest.mark.parametrize("address", ["mailto:fg@voorbeeld.example", "tel:+31701234567"])
def test_a_link_that_writes_or_calls_stays(address: str) -> None:
    assert tree(f'<p><a href="{address}">P</a></p>')[0]["inline"][0]["to"] == address


def test_signs_that_nobody_can_see_are_left_out() -> None:
    found = tree("<p>een\x00\x01 twee\x7f\uffff drie</p>")
    assert found == [{"kind": "paragraph", "inline": [words("een twee drie")]}]
