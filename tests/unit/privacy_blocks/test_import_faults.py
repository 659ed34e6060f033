"""What looks broken in a source."""

from __future__ import annotations

import pytest

from privacy_blocks.importer import html, plain_text
from privacy_blocks.importer.faults import faults_in


def faults(text: str, language: str = "nl") -> list[tuple[int, str]]:
    found = faults_in(plain_text.read(text), language)
    return [(fault.line, fault.message.split(":")[0]) for fault in found]


def test_a_list_that_is_announced_and_does_not_follow() -> None:
    text = "Kop\n\nDit zijn ze:\n\nVolgende kop\n\nEen zin."
    assert faults(text) == [(3, "something is announced and does not follow")]


def test_an_announcement_at_the_very_end() -> None:
    assert faults("Een zin.\n\nEn verder:") == [(3, "something is announced and does not follow")]


@pytest.mark.parametrize("follows", ["- een ding", "Een zin.", "Laan 1\n1234 AB Ergens"])
def test_an_announcement_that_something_follows_is_fine(follows: str) -> None:
    assert faults(f"Dit zijn ze:\n\n{follows}") == []


@pytest.mark.parametrize("number", ["012 3 4 56 78 90 1", "070-34994", "+31 70 34 99"])
def test_a_telephone_number_with_a_wrong_number_of_digits(number: str) -> None:
    assert faults(f"Een zin.\n\nTel.: {number}") == [
        (3, "this telephone number has a wrong number of digits")
    ]


@pytest.mark.parametrize(
    "number", ["070 3 499 499", "070-3499499", "+31 (0)70 3499 499", "0031 70 3499499", "0800 1234"]
)
def test_a_telephone_number_that_can_be_dialled(number: str) -> None:
    assert faults(f"Een zin.\n\nTelefoon {number}") == []


def test_a_number_that_is_not_called_a_telephone_number() -> None:
    assert faults("Een zin.\n\nRekening NL00 BANK 0123 4567 89 0") == []


@pytest.mark.parametrize("words", ["Routebeschrijving", "Lees meer", "Download de folder", "hier"])
def test_words_of_a_link_alone_on_a_line(words: str) -> None:
    assert faults(f"Een zin.\n\n{words}") == [(3, "this was a link and leads nowhere")]


def test_words_of_a_link_in_a_sentence() -> None:
    assert faults("Klik hier voor het formulier.") == [(1, "this was a link and leads nowhere")]


def test_the_same_words_with_a_link_are_fine() -> None:
    document = html.read("<p><a href='https://kaart.example/'>Routebeschrijving</a></p>")
    assert faults_in(document, "nl") == []


@pytest.mark.parametrize("caption", ["Het gebouw. © Maker", "Foto: een zaal", "Beeld: Maker X"])
def test_a_caption_without_its_picture(caption: str) -> None:
    assert faults(f"Een zin.\n\n{caption}") == [
        (3, "this looks like the caption of a picture that is not here")
    ]


def test_characters_that_were_garbled() -> None:
    assert faults("Een cafÃ© en fotoâ€™s.") == [(1, "some characters were garbled before")]


def test_a_sound_text_has_no_faults() -> None:
    assert faults("Kop\n\nWij bewaren het 3 maanden. Bel ons.\n\n- een\n- twee\n\nSlot.") == []
