"""Periods in Dutch and English words, both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention.rules.language import Language
from retention.rules.period import LONGEST, Period, Unit

PERIODS = st.sampled_from(Unit).flatmap(
    lambda unit: st.builds(Period, st.integers(1, LONGEST[unit]), st.just(unit))
)


@pytest.mark.parametrize(
    ("iso", "dutch", "english"),
    [
        ("P30M", "2,5 jaar", "2.5 years"),
        ("P54M", "4,5 jaar", "4.5 years"),
        ("P18M", "1,5 jaar", "1.5 years"),
        ("P6M", "6 maanden", "6 months"),
        ("P7M", "7 maanden", "7 months"),
        ("P13M", "13 maanden", "13 months"),
        ("P27M", "27 maanden", "27 months"),
        ("P12M", "1 jaar", "1 year"),
        ("P24M", "2 jaar", "2 years"),
        ("P1Y", "1 jaar", "1 year"),
        ("P7Y", "7 jaar", "7 years"),
        ("P1M", "1 maand", "1 month"),
        ("P3M", "3 maanden", "3 months"),
        ("P1W", "1 week", "1 week"),
        ("P6W", "6 weken", "6 weeks"),
        ("P1D", "1 dag", "1 day"),
        ("P28D", "28 dagen", "28 days"),
        ("P0D", "direct", "directly"),
    ],
)
def test_a_period_says_itself(iso: str, dutch: str, english: str) -> None:
    period = Period.from_iso(iso)
    assert (period.wording("nl"), period.wording("en")) == (dutch, english)


@given(PERIODS, st.sampled_from(Language))
def test_what_is_said_reads_back_the_same(period: Period, language: Language) -> None:
    assert Period.parse_words(period.wording(language), language) == period


@pytest.mark.parametrize("language", list(Language))
def test_directly_reads_back_as_no_time(language: Language) -> None:
    immediately = Period.immediately()
    assert Period.parse_words(immediately.wording(language), language) == immediately


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("2½ jaar", "nl", "P30M"),
        ("2 ½ jaar", "nl", "P30M"),
        ("½ jaar", "nl", "P6M"),
        ("0,5 jaar", "nl", "P6M"),
        ("2,25 jaar", "nl", "P27M"),
        ("2,50 jaar", "nl", "P30M"),
        ("2½ years", "en", "P30M"),
        ("4.5 years", "en", "P54M"),
        ("1.5 years", "en", "P18M"),
        ("drie maanden", "nl", "P3M"),
        ("één maand", "nl", "P1M"),
        ("een maand", "nl", "P1M"),
        ("twaalf weken", "nl", "P12W"),
        ("zeven jaren", "nl", "P7Y"),
        ("twelve weeks", "en", "P12W"),
        ("one year", "en", "P1Y"),
        ("Direct", "nl", "P0D"),
        ("  6\u00a0weken ", "nl", "P6W"),
        ("0 dagen", "nl", "P0D"),
    ],
)
def test_other_ways_to_say_a_period_are_read(text: str, language: str, iso: str) -> None:
    assert Period.parse_words(text, language) == Period.from_iso(iso)


@pytest.mark.parametrize(
    ("text", "language", "complaint"),
    [
        ("2,3 jaar", "nl", "not a whole number of months"),
        ("2.3 years", "en", "not a whole number of months"),
        ("1.5 months", "en", "only years"),
        ("2,5 weken", "nl", "only years"),
        ("1½ maand", "nl", "only years"),
        ("-1 dag", "nl", "not a number"),
        ("2.5 jaar", "nl", "decimals take ','"),
        ("2,5 years", "en", "decimals take '.'"),
        ("2,5 years", "nl", "unknown unit"),
        ("hooguit 3 maanden", "nl", "not a number"),
        ("3 months or so", "en", "unknown unit"),
        ("thirteen days", "en", "not a number"),
        ("jaar", "nl", "not a period"),
        ("", "nl", "not a period"),
        ("3", "nl", "not a period"),
        ("2,5jaar", "nl", "not a period"),
        ("1e3 days", "en", "not a number"),
        ("1_0 days", "en", "not a number"),
        ("٣ dagen", "nl", "not a number"),
        ("0 jaar", "nl", "zero"),
        ("0,0 jaar", "nl", "zero"),
        ("5000 jaar", "nl", "longer than"),
        ("directly", "nl", "not a period"),
    ],
)
def test_what_is_not_exactly_a_period_is_refused(text: str, language: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Period.parse_words(text, language)


@pytest.mark.parametrize("code", ["nl", "nl-nl", "nl-BE", "NL", "nl_NL"])
def test_a_regional_code_is_the_language(code: str) -> None:
    assert Period(1, Unit.DAY).wording(code) == "1 dag"


@pytest.mark.parametrize("code", ["fr", "", "dutch", "nld"])
def test_another_language_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="not a valid Language"):
        Period(1, Unit.DAY).wording(code)
