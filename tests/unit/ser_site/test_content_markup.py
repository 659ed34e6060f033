"""The little markup of the sample texts becomes rich text."""

from ser_site.content.markup import rich_text


def test_an_empty_line_separates_paragraphs() -> None:
    assert rich_text("Een\n\nTwee") == "<p>Een</p><p>Twee</p>"


def test_lines_of_a_paragraph_are_joined() -> None:
    assert rich_text("Een\nTwee") == "<p>Een Twee</p>"


def test_two_hashes_make_a_heading() -> None:
    assert rich_text("## Kop", heading="h3") == "<h3>Kop</h3>"


def test_dashes_make_a_list() -> None:
    assert rich_text("- a\n- b") == "<ul><li>a</li><li>b</li></ul>"


def test_numbers_make_an_ordered_list() -> None:
    assert rich_text("1. a\n2. b") == "<ol><li>a</li><li>b</li></ol>"


def test_a_bracket_in_the_text_is_no_tag() -> None:
    assert rich_text("a < b & c") == "<p>a &lt; b &amp; c</p>"
