"""What changed between two versions is told block by block and word by word."""

from __future__ import annotations

from privacy_blocks.queries.content import BlockKept, Content
from privacy_blocks.queries.difference import Change, Piece, differences

SAME, CHANGED, ADDED, REMOVED = Change.SAME, Change.CHANGED, Change.ADDED, Change.REMOVED


def block(identity: str, text: str, heading: str = "", kind: str = "text") -> BlockKept:
    return BlockKept(id=identity, type=kind, heading=heading, html="", text=text)


def content(*blocks: BlockKept, title: str = "Statement") -> Content:
    return Content(title=title, blocks=list(blocks), periods={})


def told(old: Content, new: Content) -> list[tuple[Change, str]]:
    return [(found.change, found.name) for found in differences(old, new)]


def test_words_that_changed_are_told_within_their_line() -> None:
    old = content(block("a", "Photos\nThey stay 2.5 years after that."))
    new = content(block("a", "Photos\nThey stay 3 years after that."))
    found = differences(old, new)[0]
    assert found.change is CHANGED
    # The first line is the block's name already.
    assert found.lines == (
        (
            Piece(SAME, "They stay"),
            Piece(REMOVED, "2.5"),
            Piece(ADDED, "3"),
            Piece(SAME, "years after that."),
        ),
    )


def test_a_line_of_other_words_is_one_removed_and_one_added() -> None:
    old = content(block("a", "Same.\nWe use a safe."))
    new = content(block("a", "Same.\nNobody else can read along."))
    assert differences(old, new)[0].lines == (
        (Piece(REMOVED, "We use a safe."),),
        (Piece(ADDED, "Nobody else can read along."),),
    )


def test_a_block_that_did_not_change_is_the_same() -> None:
    same = content(block("a", "Text"))
    assert [found.is_same for found in differences(same, same)] == [True]


def test_a_removed_block_stands_where_it_stood() -> None:
    old = content(block("a", "One"), block("b", "Two"), block("c", "Three"))
    new = content(block("a", "One"), block("c", "Three"), block("d", "Four"))
    assert told(old, new) == [(SAME, "One"), (REMOVED, "Two"), (SAME, "Three"), (ADDED, "Four")]


def test_a_block_that_was_first_and_is_gone_stays_first() -> None:
    assert told(content(block("a", "One"), block("b", "Two")), content(block("b", "Two"))) == [
        (REMOVED, "One"),
        (SAME, "Two"),
    ]


def test_a_block_elsewhere_is_moved() -> None:
    old = content(block("a", "One"), block("b", "Two"), block("c", "Three"))
    new = content(block("b", "Two"), block("c", "Three"), block("a", "One"))
    found = differences(old, new)
    assert [(part.name, part.moved) for part in found] == [
        ("Two", False),
        ("Three", False),
        ("One", True),
    ]
    assert not found[2].is_same


def test_blocks_made_anew_are_paired_by_their_heading() -> None:
    old = content(block("a", "Cookies\nNone.", "Cookies"), block("b", "Rights\nSeven.", "Rights"))
    new = content(block("x", "Rights\nSeven.", "Rights"), block("y", "Cookies\nOne.", "Cookies"))
    assert {(found.change, found.name) for found in differences(old, new)} == {
        (CHANGED, "Cookies"),
        (SAME, "Rights"),
    }


def test_text_made_anew_without_heading_is_paired_by_its_words() -> None:
    old = content(block("a", "We keep what you send us in a safe place."))
    new = content(block("x", "We keep what you send us in a very safe place."))
    assert told(old, new) == [(CHANGED, "We keep what you send us in a very safe place.")]


def test_text_below_a_heading_bears_its_name() -> None:
    page = content(block("a", "Security", "Security", "heading"), block("b", "Locked."))
    assert told(page, page) == [(SAME, "Security"), (SAME, "Security")]


def test_another_title_is_told_first() -> None:
    new = content(block("a", "Text"), title="Privacy statement")
    assert told(content(block("a", "Text")), new) == [
        (CHANGED, "Privacy statement"),
        (SAME, "Text"),
    ]
