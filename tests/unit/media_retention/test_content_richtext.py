"""References in rich text."""

from __future__ import annotations

import pytest

from media_retention.content.richtext import walk_html
from media_retention.content.targets import Target, Wanted

IMAGE = Target("media.serimage", "5")
PAGE = Target("wagtailcore.page", "5")
EMBED = '<embed embedtype="image" format="left" id="5" alt="Jan"/>'
OTHER = '<embed embedtype="image" format="left" id="6" alt="Els"/>'


def without(html: str, gone: Target = IMAGE) -> str:
    value: str = walk_html(html, Wanted.removal({gone}), "intro").value
    return value


def test_an_embed_goes_with_its_alt_text() -> None:
    assert without(f"<p>Voor</p>{EMBED}<p>Na</p>") == "<p>Voor</p><p>Na</p>"


def test_other_embeds_stay_to_the_letter() -> None:
    assert without(f"{OTHER}{EMBED}{OTHER}") == OTHER + OTHER


def test_a_paragraph_that_held_nothing_else_goes_too() -> None:
    assert without(f'<p>Voor</p><p data-block-key="x"> {EMBED} </p>') == "<p>Voor</p>"


def test_a_paragraph_with_words_keeps_them() -> None:
    assert without(f"<p>Kijk: {EMBED}</p>") == "<p>Kijk: </p>"


@pytest.mark.parametrize(
    "embed",
    [
        '<embed alt="a" id="5" embedtype="image">',
        '<embed embedtype="image" id="5"></embed>',
        "<embed embedtype='image' id='5' alt='Jan'/>",
        '<EMBED embedtype="image" id="5"/>',
        '<embed embedtype="image" id="5" alt="Jan > Els"/>',
        '<embed embedtype="image" id="5" alt="&quot;Jan&quot; &amp; Els"/>',
        '<embed embedtype="image" id="5" alt="Jan\'s"/>',
        '<embed\n  embedtype="image"\n  id="5"\n/>',
        '<embed embedtype="image" id="5" alt="onaf/>',
    ],
)
def test_embeds_written_otherwise_go_too(embed: str) -> None:
    assert without(f"<p>Voor</p>{embed}<p>Na</p>") == "<p>Voor</p><p>Na</p>"


@pytest.mark.parametrize(
    "html",
    [
        "",
        '<embed embedtype="image" alt="zonder nummer"/>',
        '<embed embedtype="kaart" id="5"/>',
        '<embed id="5"/>',
        '<embed embedtype="media" url="https://example.org/5"/>',
        '<embed embedtype="image" id="vijf"/>',
        '<embed embedtype="image" id="55"/>',
        '<embedded embedtype="image" id="5"/>',
        '<p alt="<embed">',
        "<a>",
        '<a href="https://example.org/5">vijf</a>',
        '<a linktype="page" id="5">een pagina met hetzelfde nummer</a>',
    ],
)
def test_what_does_not_refer_to_it_is_left_as_it_is(html: str) -> None:
    assert without(html) == html


def test_a_link_goes_and_its_words_stay() -> None:
    html = '<p>Lees <a linktype="page" id="5">het <b>verslag</b></a> of <a href="#x">x</a></p>'
    after = '<p>Lees het <b>verslag</b> of <a href="#x">x</a></p>'
    assert without(html, PAGE) == after


def test_a_link_that_is_never_closed_takes_no_other_end() -> None:
    html = '<a linktype="page" id="5">een <a href="#x">twee</a>'
    assert without(html, PAGE) == 'een <a href="#x">twee</a>'


def test_nothing_but_the_embed_leaves_nothing() -> None:
    assert walk_html(EMBED, Wanted.removal({IMAGE}), "intro").vanished


def test_a_line_is_something() -> None:
    assert not walk_html(f"{EMBED}<hr/>", Wanted.removal({IMAGE}), "intro").vanished


def test_a_long_text_full_of_quotes_is_read_in_no_time() -> None:
    html = '<embed "' * 20_000
    assert without(html) == html
