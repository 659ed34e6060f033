"""What is sealed opens with the same key in the same place, and nowhere else."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention.sealing import Key, Place, Tampered, VaultError, WrongKey, fill, random_key, unfill

ANNA = UUID("8f5d3a52-0c7e-4c3e-9a3c-000000000001")
BRAM = UUID("8f5d3a52-0c7e-4c3e-9a3c-000000000002")
HERE = Place("consents", ANNA, "name")
RAW = bytes(range(32))

places = st.builds(Place, st.text(), st.uuids(), st.text())


@pytest.fixture
def key() -> Key:
    return Key(RAW)


@given(st.binary(), places)
def test_what_is_encrypted_comes_back(plain: bytes, place: Place) -> None:
    key = Key(random_key())
    assert key.decrypt(key.encrypt(plain, place), place) == plain


def test_the_same_value_never_looks_the_same(key: Key) -> None:
    assert key.encrypt(b"Anna", HERE) != key.encrypt(b"Anna", HERE)


@pytest.mark.parametrize(
    "elsewhere",
    [
        Place("members", ANNA, "name"),
        Place("consents", BRAM, "name"),
        Place("consents", ANNA, "contact"),
    ],
    ids=["store", "record", "field"],
)
def test_a_value_does_not_open_in_another_place(key: Key, elsewhere: Place) -> None:
    sealed = key.encrypt(b"Anna", HERE)
    with pytest.raises(Tampered):
        key.decrypt(sealed, elsewhere)


@given(places, places)
def test_different_places_never_look_alike(one: Place, other: Place) -> None:
    assert (one.context == other.context) == (one == other)


@given(st.data())
def test_no_changed_byte_goes_unseen(data: st.DataObject) -> None:
    key = Key(RAW)
    sealed = bytearray(key.encrypt(data.draw(st.binary(max_size=40)), HERE))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(VaultError):
        key.decrypt(bytes(sealed), HERE)


@given(st.integers(1, 100))
def test_a_value_that_was_cut_short_does_not_open(by: int) -> None:
    key = Key(RAW)
    sealed = key.encrypt(b"Anna", HERE)
    with pytest.raises(Tampered):
        key.decrypt(sealed[:-by], HERE)


def test_changed_content_is_called_changed(key: Key) -> None:
    sealed = key.encrypt(b"Anna", HERE)
    with pytest.raises(Tampered):
        key.decrypt(sealed[:-1] + bytes([sealed[-1] ^ 1]), HERE)


def test_another_key_is_called_the_wrong_key(key: Key) -> None:
    with pytest.raises(WrongKey):
        Key(random_key()).decrypt(key.encrypt(b"Anna", HERE), HERE)


def test_plain_text_is_not_a_sealed_value(key: Key) -> None:
    with pytest.raises(Tampered):
        key.decrypt(b"Anna de Vries, anna@example.org, Den Haag", HERE)


# Sealed on the day the format was made: key 00 01 02 … 1f, nonce of twelve times ab.
FIRST = bytes.fromhex(
    "01bf5ca2cb197be03cabababababababababababab96b777e2241811fb225f462b239"
    "234e4b551802b9934093491b04eeca73779a86b439aafa59ca12cef94a9bd4b809d94"
)


def test_what_the_first_version_sealed_still_opens(key: Key) -> None:
    assert unfill(key.decrypt(FIRST, HERE)) == "Zoë".encode()


@pytest.mark.parametrize("length", [0, 16, 31, 33, 64])
def test_a_key_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Key(bytes(length))


def test_a_key_shows_its_name_and_not_itself(key: Key) -> None:
    assert repr(key) == f"<Key {key.name.hex()}>"
    assert RAW.hex() not in repr(key)


def test_an_error_names_the_place_and_not_the_value(key: Key) -> None:
    sealed = key.encrypt(b"Anna", HERE)
    with pytest.raises(WrongKey) as caught:
        Key(random_key()).decrypt(sealed, HERE)
    assert str(ANNA) in str(caught.value)
    assert "Anna" not in str(caught.value)


@given(st.binary(max_size=200))
def test_filling_up_takes_nothing_away(content: bytes) -> None:
    assert unfill(fill(content)) == content


@pytest.mark.parametrize("content", [b"\x00", b"\x80", b"\x80\x00\x00", bytes(31), b"\x80" * 32])
def test_content_like_the_filling_survives(content: bytes) -> None:
    assert unfill(fill(content)) == content


def test_yes_and_no_are_equally_long() -> None:
    assert len(fill(b"ja")) == len(fill(b"nee, liever niet")) == 32
