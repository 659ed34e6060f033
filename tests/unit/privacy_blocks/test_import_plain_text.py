"""What the lines of a plain text are taken for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from privacy_blocks.importer.document import Kind, single_spaced
from privacy_blocks.importer.plain_text import cleaned, read


def forms(text: str) -> list[tuple[str, int, str, str]]:
    return [(p.kind.value, p.level, p.lead, p.text) for p in read(text).paragraphs]


def test_a_short_line_on_its_own_heads_what_follows() -> None:
    assert forms("Wie zijn wij?\n\nWij zijn een club.") == [
        ("heading", 2, "", "Wie zijn wij?"),
        ("plain", 0, "", "Wij zijn een club."),
    ]


def test_the_last_line_heads_nothing() -> None:
    assert forms("Een zin.\n\nLaatste Regel")[1] == ("plain", 0, "", "Laatste Regel")


def test_numbered_roles_and_sub_roles_are_headings_with_their_number() -> None:
    text = (
        "1. Je belt ons\n\nTekst een.\n\n2. Je leest\n\n2.1 Brief\n\nTekst.\n\n2.2. Blad\n\nTekst."
    )
    assert [form for form in forms(text) if form[0] == "heading"] == [
        ("heading", 2, "1.", "Je belt ons"),
        ("heading", 2, "2.", "Je leest"),
        ("heading", 3, "2.1", "Brief"),
        ("heading", 3, "2.2.", "Blad"),
    ]


def test_a_row_of_numbered_lines_is_a_list() -> None:
    assert [form[:3] for form in forms(" 1. Een\n 2. Twee\n 3. Drie")] == [
        ("item", 1, "1."),
        ("item", 1, "2."),
        ("item", 1, "3."),
    ]


def test_a_numbered_list_with_blank_lines_between_is_a_list_too() -> None:
    assert {form[0] for form in forms("1. Een\n\n2. Twee\n\n3. Drie\n\nDaarna een zin.")} == {
        "item",
        "plain",
    }


def test_every_usual_bullet_is_one() -> None:
    assert [form[2] for form in forms("• een\n- twee\n* drie")] == ["•", "-", "*"]


def test_a_year_or_an_amount_at_the_beginning_is_no_number() -> None:
    assert forms("2022 was een goed jaar.\n12 weken duurde het.")[0][2] == ""


def test_the_lines_of_an_address_belong_together() -> None:
    paragraphs = read("Bezoekadres\nVoorbeeldlaan 1\n1234 AB Ergens").paragraphs
    assert [paragraph.joined for paragraph in paragraphs] == [False, True, True]


def test_lines_of_prose_in_one_group_are_paragraphs_of_their_own() -> None:
    paragraphs = read(f"{'Lange zin. ' * 20}\nNog een zin.").paragraphs
    assert [paragraph.joined for paragraph in paragraphs] == [False, False]


def test_a_text_wrapped_at_a_width_is_put_together() -> None:
    sentence = "Wij schrijven hier een lange alinea die over vele regels van deze tekst loopt. " * 6
    lines, line = [], ""
    for word in sentence.split():
        if len(line) + 1 + len(word) > 60:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    (paragraph,) = read("\n".join([*lines, line])).paragraphs
    assert paragraph.text == sentence.strip()


def test_a_paragraph_knows_its_line() -> None:
    assert [p.line for p in read("Titel\n\n\nTekst.\n").paragraphs] == [1, 4]


def test_typographic_quotes_and_hard_spaces_stay() -> None:
    (paragraph,) = read("‘Een’ en “twee”: 2,5\u00a0jaar.").paragraphs
    assert paragraph.text == "‘Een’ en “twee”: 2,5\u00a0jaar."


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_all_of_any_text_comes_out_in_order(text: str) -> None:
    paragraphs = read(text).paragraphs
    found = " ".join(paragraph.whole for paragraph in paragraphs)
    assert "".join(found.split()) == "".join(cleaned(text).split())


@given(st.lists(st.sampled_from(["", "1. Kop", "- punt", "Kop", "Een zin.", "1234 AB Plaats"])))
def test_any_mixture_of_lines_comes_out_in_order(lines: list[str]) -> None:
    paragraphs = read("\n".join(lines)).paragraphs
    assert [p.whole for p in paragraphs] == [single_spaced(line) for line in lines if line]
    assert all(p.kind is not Kind.HEADING for p in paragraphs[-1:])
