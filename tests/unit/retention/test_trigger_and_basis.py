"""What starts a clock, and what the law lets a person do."""

from datetime import date

import pytest

from retention.rules.basis import LegalBasis
from retention.rules.ending import Ending
from retention.rules.trigger import Trigger


@pytest.mark.parametrize("on", [date(2024, 1, 1), date(2024, 12, 31)])
def test_a_year_that_ended_starts_the_clock_on_new_years_day(on: date) -> None:
    assert Trigger.YEAR_ENDED.clock_start(on) == date(2025, 1, 1)


@pytest.mark.parametrize("trigger", [t for t in Trigger if t is not Trigger.YEAR_ENDED])
def test_any_other_event_starts_the_clock_on_its_own_day(trigger: Trigger) -> None:
    assert trigger.clock_start(date(2024, 12, 31)) == date(2024, 12, 31)


@pytest.mark.parametrize(
    ("basis", "article"),
    [
        ("consent", "6(1)(a)"),
        ("contract", "6(1)(b)"),
        ("legal_obligation", "6(1)(c)"),
        ("vital_interests", "6(1)(d)"),
        ("public_interest", "6(1)(e)"),
        ("legitimate_interest", "6(1)(f)"),
    ],
)
def test_each_basis_names_its_article(basis: str, article: str) -> None:
    assert LegalBasis(basis).article == article


def test_only_the_two_interests_can_be_objected_to() -> None:
    assert {basis for basis in LegalBasis if basis.allows_objection} == {
        LegalBasis.PUBLIC_INTEREST,
        LegalBasis.LEGITIMATE_INTEREST,
    }


def test_only_consent_can_be_withdrawn() -> None:
    assert {basis for basis in LegalBasis if basis.allows_withdrawal} == {LegalBasis.CONSENT}


def test_data_go_along_on_consent_or_contract() -> None:
    assert {basis for basis in LegalBasis if basis.allows_portability} == {
        LegalBasis.CONSENT,
        LegalBasis.CONTRACT,
    }


def test_the_endings_are_the_five_of_the_register() -> None:
    assert set(Ending) == {"erase", "anonymise", "take_down", "hand_over", "transfer"}
