"""What is taken out of a web page, and what is left."""

from __future__ import annotations

import pytest

from privacy_blocks.importer.document import CannotImport, Kind, Paragraph, Run
from privacy_blocks.importer.html import read


def paragraphs(html: str) -> list[Paragraph]:
    return list(read(html).paragraphs)


def words(html: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(html)]


def test_what_stands_around_the_main_part_is_left_out() -> None:
    page = (
        "<html><head><title>T</title></head><body><header>Logo</header>"
        "<nav><a href='/'>Thuis</a></nav>"
        "<main><h1>Kop</h1><p>Tekst van de pagina zelf.</p></main><footer>Onder</footer></body>"
    )
    assert words(page) == ["Kop", "Tekst van de pagina zelf."]


def test_without_a_main_element_menus_header_and_footer_are_left_out() -> None:
    page = (
        "<body><div><ul><li><a href='/a'>Nieuws</a><li><a href='/b'>Contact</a></ul></div>"
        "<header>Logo</header><h1>Kop</h1><p>Tekst.</p><footer>Onder</footer></body>"
    )
    assert words(page) == ["Kop", "Tekst."]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>kwaad()</script>",
        "<style>p { color: red }</style>",
        "<p hidden>weg</p>",
        "<div style='Display : none'>weg</div>",
        "<p aria-hidden='true'>weg</p>",
        "<template><p>weg</p></template>",
        "<!-- weg -->",
        "<noscript>weg</noscript>",
    ],
)
def test_what_nobody_sees_is_never_text(hidden: str) -> None:
    assert words(f"<h1>Kop</h1>{hidden}<p>Tekst.</p>") == ["Kop", "Tekst."]


def test_what_was_hidden_is_counted() -> None:
    assert read("<h1>K</h1><p hidden>a</p><p hidden>b</p><p>T</p>").left_out == (
        "2 hidden elements",
    )


def test_bold_italic_and_links_stay() -> None:
    (paragraph,) = paragraphs(
        '<p>Een <b>vet</b>, <em>schuin</em> <a href="https://x.nl/">link</a>.</p>'
    )
    assert paragraph.runs == (
        Run("Een "),
        Run("vet", bold=True),
        Run(", "),
        Run("schuin", italic=True),
        Run(" "),
        Run("link", link="https://x.nl/"),
        Run("."),
    )


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "java\nscript:x", "data:text/html,x", "pagina.html"]
)
def test_an_address_that_is_none_is_dropped_and_its_words_stay(address: str) -> None:
    (paragraph,) = paragraphs(f'<p><a href="{address}">klik</a></p>')
    assert paragraph.runs == (Run("klik"),)


def test_items_know_their_depth_and_their_number() -> None:
    page = "<ul><li>a<ol start='3'><li>b<li>c</ol></ul>"
    found = [(p.kind, p.level, p.lead) for p in paragraphs(page)]
    # The second <li> is not closed and so stands inside the first, as a browser shows it.
    assert found[:2] == [(Kind.ITEM, 1, "•"), (Kind.ITEM, 2, "3.")]
    assert found[2] == (Kind.ITEM, 2, "4.")


def test_numbers_and_bullets_that_somebody_typed_are_no_part_of_the_words() -> None:
    found = paragraphs(
        "<h2><b>2</b><b>.1.</b>&nbsp;Brief</h2><p>1. Een</p><p>• <i>Twee</i></p>"
        "<p>1990. was een jaar</p><p>Postbus<br>1. Straat</p>"
    )
    assert [(one.kind, one.lead, one.text) for one in found] == [
        (Kind.HEADING, "2.1.", "Brief"),
        (Kind.ITEM, "1.", "Een"),
        (Kind.ITEM, "•", "Twee"),
        (Kind.PLAIN, "", "1990. was een jaar"),
        (Kind.PLAIN, "", "Postbus"),
        (Kind.PLAIN, "", "1. Straat"),
    ]


def test_numbered_paragraphs_head_what_follows_where_no_heading_is_numbered() -> None:
    found = paragraphs(
        "<h1>Kop</h1><p>1. Bezoek</p><p>2. Brief</p><p><b>1. Bezoek</b></p><p>Tekst.</p>"
        "<p><b>2. Brief</b></p><p>Tekst.</p>"
    )
    kinds = [one.kind.value for one in found]
    assert kinds == ["heading", "item", "item", "heading", "plain", "heading", "plain"]
    assert [one.level for one in found if one.lead] == [1, 1, 2, 2]


def test_a_line_break_begins_a_new_line_of_the_same_paragraph() -> None:
    assert [(p.text, p.joined) for p in paragraphs("<p>Laan 1<br>1234 AB Ergens</p>")] == [
        ("Laan 1", False),
        ("1234 AB Ergens", True),
    ]


def test_the_row_of_a_table_is_a_line() -> None:
    assert words("<table><tr><td>naam</td><td>doel</td></tr></table>") == ["naam | doel"]


def test_the_row_of_a_table_is_a_line_also_as_word_writes_it() -> None:
    table = "<tr><td><p>IP-adres</p></td><td><p>3 maanden</p></td></tr>"
    assert words(f"<table>{table}</table>") == ["IP-adres | 3 maanden"]


def test_cells_that_lay_out_a_page_keep_their_paragraphs() -> None:
    page = "<table><tr><td><h1>Kop</h1><p>Een.</p><p>Twee.</p></td><td>Menu</td></tr></table>"
    assert words(page) == ["Kop", "Een.", "Twee.", "Menu"]


def test_text_outside_any_element_is_not_lost() -> None:
    assert words("los <div>vast</div> en los") == ["los", "vast", "en los"]


def test_a_paragraph_knows_its_line_also_below_a_script() -> None:
    page = "<body>\n<script>\n\n</script>\n<p>Tekst.</p></body>"
    assert [p.line for p in paragraphs(page)] == [5]


def test_deep_nesting_is_read() -> None:
    assert words("<div>" * 3000 + "diep") == ["diep"]


@pytest.mark.parametrize("endless", ["<a " * 50_000, "<p>x" * 50_000])
def test_a_page_that_no_person_made_is_refused(endless: str) -> None:
    with pytest.raises(CannotImport):
        read(endless)
