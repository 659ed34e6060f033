"""Lines of a rich text with the periods typed in them."""

from __future__ import annotations

from privacy_blocks.queries.typed_periods import lines_of, typed_in_rich_text

CHIP = '<embed embedtype="retention-period" rule="news-media"/>'


def test_each_paragraph_heading_and_item_is_a_line() -> None:
    source = "<h3>Kop</h3><p>Een <b>vet</b>\nwoord<br/>en meer</p><ul><li>a</li><li>b</li></ul>"

    assert lines_of(source) == ["Kop", "Een vet woord", "en meer", "a", "b"]


def test_a_typed_period_comes_with_its_line() -> None:
    [typed] = typed_in_rich_text(f"<p>Weg.</p><p>Na <b>2,5</b> jaar, niet na {CHIP}.</p>")

    assert (typed.words, typed.period.iso()) == ("2,5 jaar", "P30M")
    assert typed.line == "Na 2,5 jaar, niet na [news-media]."


def test_a_chip_is_not_typed() -> None:
    assert typed_in_rich_text(f"<p>Na {CHIP} jaar.</p>") == []
