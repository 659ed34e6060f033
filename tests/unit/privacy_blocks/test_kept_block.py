"""What is kept of a rendered block: what visitors read, and nothing that moves or loads."""

from __future__ import annotations

from privacy_blocks.queries.content import Content, PeriodKept, kept_block, says_the_same


def text_of(html: str) -> str:
    return kept_block("id", "text", html)[0]["text"]


def test_each_paragraph_item_and_row_is_a_line() -> None:
    html = (
        "<section><h2><span>3</span> <span>Photos</span></h2><ul><li>one</li><li>two</li></ul>"
        "<table><tr><th>What</th><td>How long</td></tr></table><p>Last<br>line</p></section>"
    )
    assert text_of(html) == "3 Photos\none\ntwo\nWhat | How long\nLast\nline"


def test_where_a_link_leads_is_part_of_what_is_said() -> None:
    html = '<p>See <a href="https://a.example/b">there</a>.</p>'
    assert text_of(html) == "See there (https://a.example/b)."


def test_a_link_that_names_its_own_address_says_it_once() -> None:
    assert text_of('<p><a href="mailto:fg@a.example">fg@a.example</a></p>') == "fg@a.example"


def test_a_link_within_the_page_is_words() -> None:
    assert text_of('<p><a href="#media">Photos</a></p>') == "Photos"


def test_periods_are_read_from_what_was_shown() -> None:
    html = '<p><data class="retention-period" data-rule="camera" value="P28D">28 days</data></p>'
    assert kept_block("id", "text", html)[1] == {"camera": PeriodKept(iso="P28D", words="28 days")}


def test_nothing_is_kept_that_loads_runs_or_asks() -> None:
    html = (
        '<p>A<img src="/x.png" alt="map"><!-- note --></p><script>x()</script>'
        "<form><input name=q></form>"
    )
    block = kept_block("id", "text", html)[0]
    assert block["html"] == "<p>Amap</p>"


def test_other_markup_of_the_same_words_says_the_same() -> None:
    def content(html: str) -> Content:
        block, periods = kept_block("id", "text", html)
        return Content(title="T", blocks=[block], periods=periods)

    assert says_the_same(content("<p>One <b>two</b></p>"), content('<p class="new">One two</p>'))
    assert not says_the_same(content("<p>One two</p>"), content("<p>One three</p>"))
