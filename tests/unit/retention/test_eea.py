"""The European Economic Area."""

import pytest

from retention.models.countries import COUNTRIES
from retention.rules.eea import EEA, in_eea


def test_thirty_states() -> None:
    assert len(EEA) == 30


@pytest.mark.parametrize("country", ["NL", "IE", "IS", "LI", "NO", "HR"])
def test_within(country: str) -> None:
    assert in_eea(country)


@pytest.mark.parametrize("country", ["CH", "GB", "US", "AW", "BQ", "CW", "SX", "FO"])
def test_outside(country: str) -> None:
    """Switzerland never joined; the overseas parts of the Kingdom are outside it."""
    assert not in_eea(country)


def test_every_state_of_it_can_be_chosen() -> None:
    assert set(COUNTRIES) >= EEA
