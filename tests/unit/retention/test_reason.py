"""The sentences that say why something stays, as an editor reads them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention.rules.language import Language
from retention.rules.period import Period, Unit
from retention.rules.reason import Medium, Reason, ReasonKind
from retention.rules.trigger import Trigger
from retention.rules.written_date import written_date

DUE = date(2027, 3, 14)
SINCE = date(2024, 9, 14)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (
            "news",
            "Blijft tot 14 maart 2027, omdat deze foto op 14 september 2024"
            " bij een nieuwsbericht kwam.",
        ),
        (
            "magazine",
            "Blijft tot 14 maart 2027, omdat deze foto op 14 september 2024"
            " bij een artikel in het magazine kwam.",
        ),
        (
            "publication",
            "Blijft tot 14 maart 2027, omdat deze foto op 14 september 2024"
            " bij een publicatie kwam.",
        ),
        (
            "page",
            "Blijft tot 14 maart 2027, omdat deze foto op 14 september 2024 op een pagina kwam.",
        ),
        (
            "never_placed",
            "Blijft tot 14 maart 2027, omdat deze foto op 14 september 2024 is geüpload"
            " en nog nooit op een pagina stond.",
        ),
        (
            "taken_down",
            "Deze foto staat sinds 14 september 2024 niet meer op de site"
            " en wordt op 14 maart 2027 gewist.",
        ),
        (
            "held",
            "Blijft bewaard tot 14 maart 2027, omdat voor deze foto sinds 14 september 2024"
            " een bewaarplicht geldt.",
        ),
        (
            "held_past",
            "Deze foto moest op 14 maart 2027 weg zijn, maar blijft bewaard zolang de bewaarplicht"
            " duurt die sinds 14 september 2024 geldt. Bezoekers zien deze foto niet.",
        ),
        (
            "over",
            "De bewaartermijn is sinds 14 maart 2027 voorbij: bezoekers zien deze foto niet meer"
            " en de volgende opruimronde wist het bestand.",
        ),
        (
            "consent_ends",
            "Blijft tot 14 maart 2027, omdat dan de toestemming afloopt van iemand op deze foto.",
        ),
    ],
)
def test_a_due_date_is_explained_in_dutch(kind: str, sentence: str) -> None:
    assert Reason(ReasonKind(kind), DUE, SINCE).sentence("nl") == sentence


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "nl",
            "Blijft tot 14 maart 2027, omdat de termijn voor deze foto begint als iemand de functie"
            " neerlegt: op 14 september 2024.",
        ),
        (
            "en",
            "Stays until 14 March 2027, because the period for this photo starts when someone"
            " leaves office: on 14 September 2024.",
        ),
    ],
)
def test_an_end_after_an_event_names_the_event_and_its_day(language: str, sentence: str) -> None:
    reason = Reason(ReasonKind.AFTER_EVENT, DUE, SINCE, trigger=Trigger.LEFT_OFFICE)
    assert reason.sentence(language) == sentence


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (
            "news",
            "Stays until 14 March 2027, because this photo was placed with news"
            " on 14 September 2024.",
        ),
        (
            "never_placed",
            "Stays until 14 March 2027, because this photo was uploaded on 14 September 2024"
            " and has never been on a page.",
        ),
        (
            "taken_down",
            "This photo has been off the site since 14 September 2024"
            " and will be erased on 14 March 2027.",
        ),
        (
            "held_past",
            "This photo had to be gone on 14 March 2027, but is kept for as long as the hold lasts"
            " that it has been under since 14 September 2024. Visitors do not see it.",
        ),
    ],
)
def test_a_due_date_is_explained_in_english(kind: str, sentence: str) -> None:
    assert Reason(ReasonKind(kind), DUE, SINCE).sentence("en") == sentence


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        (
            Reason(ReasonKind.NOBODY_RECOGNISABLE),
            "Blijft zonder einddatum, omdat op deze foto niemand te herkennen is.",
        ),
        (
            Reason(ReasonKind.NOBODY_RECOGNISABLE, medium=Medium.VIDEO),
            "Blijft zonder einddatum, omdat in deze video niemand te herkennen is.",
        ),
        (
            Reason(ReasonKind.UNKNOWN_PERIOD),
            "Er is nog geen einddatum, omdat de bewaarregel voor deze foto geen termijn noemt.",
        ),
        (
            Reason(ReasonKind.NOT_STARTED, trigger=Trigger.LEFT_OFFICE),
            "Er is nog geen einddatum, omdat de termijn voor deze foto pas begint"
            " als iemand de functie neerlegt.",
        ),
        (
            Reason(ReasonKind.TAKEN_DOWN, since=SINCE),
            "Deze foto staat sinds 14 september 2024 niet meer op de site"
            " en komt niet vanzelf terug.",
        ),
        (
            Reason(ReasonKind.HELD, since=SINCE),
            "Blijft bewaard zolang de bewaarplicht duurt die sinds 14 september 2024"
            " voor deze foto geldt.",
        ),
    ],
)
def test_no_due_date_is_explained_too(reason: Reason, sentence: str) -> None:
    assert reason.sentence("nl") == sentence


@pytest.mark.parametrize(
    ("medium", "words"),
    [("photo", "deze foto"), ("video", "deze video"), ("sound", "dit geluidsfragment")],
)
def test_the_medium_is_called_what_it_is(medium: str, words: str) -> None:
    assert words in Reason(ReasonKind.NEWS, DUE, SINCE, medium=Medium(medium)).sentence("nl")


def test_the_explanation_adds_the_period() -> None:
    reason = Reason(ReasonKind.PAGE, DUE, SINCE, Period(30, Unit.MONTH))
    assert reason.explanation("nl").endswith("kwam. De bewaartermijn is 2,5 jaar.")


def test_the_period_is_said_in_the_readers_language() -> None:
    reason = Reason(ReasonKind.PAGE, DUE, SINCE, Period(30, Unit.MONTH))
    assert reason.rule_sentence("en-gb") == "The retention period is 2.5 years."


def test_without_a_period_the_criterion_speaks() -> None:
    reason = Reason(ReasonKind.UNKNOWN_PERIOD, criterion="Zolang de taak duurt.")
    assert reason.explanation("nl").endswith("geen termijn noemt. Zolang de taak duurt.")


def test_a_rule_that_says_nothing_adds_nothing() -> None:
    reason = Reason(ReasonKind.NOBODY_RECOGNISABLE)
    assert reason.explanation("nl") == reason.sentence("nl")


@pytest.mark.parametrize(
    "kind", ["news", "magazine", "publication", "page", "never_placed", "over"]
)
def test_a_missing_due_date_is_refused(kind: str) -> None:
    with pytest.raises(ValueError, match="needs a due date"):
        Reason(ReasonKind(kind), since=SINCE)


@pytest.mark.parametrize("kind", ["news", "page", "never_placed", "taken_down", "held"])
def test_a_missing_beginning_is_refused(kind: str) -> None:
    with pytest.raises(ValueError, match="since when"):
        Reason(ReasonKind(kind), due=DUE)


@pytest.mark.parametrize("kind", ["nobody_recognisable", "unknown_period", "not_started"])
def test_a_due_date_where_there_is_none_is_refused(kind: str) -> None:
    with pytest.raises(ValueError, match="knows no due date"):
        Reason(ReasonKind(kind), due=DUE)


def test_a_clock_that_waits_must_say_for_what() -> None:
    with pytest.raises(ValueError, match="trigger"):
        Reason(ReasonKind.NOT_STARTED)
    with pytest.raises(ValueError, match="trigger"):
        Reason(ReasonKind.AFTER_EVENT, DUE, SINCE)


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="not a valid Language"):
        Reason(ReasonKind.NOBODY_RECOGNISABLE).sentence("fr")


def test_equal_reasons_are_one_in_a_set() -> None:
    assert len({Reason(ReasonKind.NEWS, DUE, SINCE), Reason(ReasonKind.NEWS, DUE, SINCE)}) == 1


NO_DUE = {ReasonKind.NOBODY_RECOGNISABLE, ReasonKind.UNKNOWN_PERIOD, ReasonKind.NOT_STARTED}


@given(
    st.sampled_from(ReasonKind),
    st.sampled_from(Medium),
    st.sampled_from(Trigger),
    st.sampled_from(Language),
)
def test_every_case_is_one_finished_sentence(
    kind: ReasonKind, medium: Medium, trigger: Trigger, language: Language
) -> None:
    due = None if kind in NO_DUE else DUE
    sentence = Reason(kind, due, SINCE, medium=medium, trigger=trigger).sentence(language)
    assert sentence[0].isupper() and sentence.endswith(".") and "  " not in sentence


@pytest.mark.parametrize(
    ("day", "dutch", "english"),
    [
        (date(2026, 1, 1), "1 januari 2026", "1 January 2026"),
        (date(2026, 3, 31), "31 maart 2026", "31 March 2026"),
        (date(2028, 2, 29), "29 februari 2028", "29 February 2028"),
        (date(2026, 12, 9), "9 december 2026", "9 December 2026"),
    ],
)
def test_dates_are_written_out(day: date, dutch: str, english: str) -> None:
    assert (written_date(day, "nl"), written_date(day, "en")) == (dutch, english)
