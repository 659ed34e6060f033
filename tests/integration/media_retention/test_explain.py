"""Until when a medium stays and why, in the words that an editor reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from media_retention.models import Placement
from media_retention.queries.explain import Explanation, State, UseState, explain
from retention.models import Hold, Rule
from retention.operations.holds import place_hold
from tests.integration.conftest import MakePage, SetToday
from tests.testapp.builders import make_video
from tests.testapp.models import EverythingPage

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]


@pytest.fixture
def told(today: date) -> Callable[..., Explanation]:
    """What is said of a medium on the day of the test."""

    def tell(medium: Any, *, on: date = today, language: str = "nl") -> Explanation:
        medium.refresh_from_db()
        return explain(medium, today=on, language=language)

    return tell


def down(medium: Any) -> None:
    moment = datetime(2026, 9, 10, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))
    type(medium).objects.filter(pk=medium.pk).update(taken_down_at=moment)


def hold(medium: Any) -> Hold:
    ground = Hold.Ground.LEGAL_CLAIM
    return place_hold("media", medium.uuid, ground=ground, reason="Zaak", today=date(2026, 9, 1))


def test_with_a_news_item(news: MakePage, make_image: Make, told: Callable[..., Any]) -> None:
    photo = make_image()
    news(on=date(2024, 9, 14), hero_image=photo)

    assert told(photo).sentences("nl") == [
        "Blijft tot 14 maart 2027, omdat deze foto op 14 september 2024 bij een nieuwsbericht kwam."
    ]


def test_in_english_with_what_the_rule_says(
    magazine: MakePage, make_image: Make, told: Callable[..., Any]
) -> None:
    photo = make_image()
    magazine(on=date(2024, 9, 14), hero_image=photo)
    explanation = told(photo, language="en")

    assert explanation.sentences("en") == [
        "Stays until 14 March 2029, because this photo was placed with a magazine article"
        " on 14 September 2024."
    ]
    assert explanation.rule_sentence("en") == "The retention period is 4.5 years."


def test_with_a_publication(
    publication: MakePage, make_image: Make, told: Callable[..., Any]
) -> None:
    photo = make_image()
    publication(on=date(2024, 9, 14), hero_image=photo)

    assert "bij een publicatie" in told(photo).sentences("nl")[0]


def test_on_a_page_that_no_rule_names(
    home: Any, make_image: Make, told: Callable[..., Any]
) -> None:
    photo = make_image()
    home.add_child(instance=EverythingPage(title="Alles", slug="alles", hero_image=photo))

    assert "op een pagina kwam" in told(photo).sentences("nl")[0]


def test_on_a_deleted_page_its_dates_stay(
    news: MakePage, make_image: Make, told: Callable[..., Any]
) -> None:
    photo = make_image()
    news(on=date(2024, 9, 14), hero_image=photo).delete()
    explanation = told(photo)

    assert "14 maart 2027" in explanation.sentences("nl")[0]
    assert [(use.page, use.state) for use in explanation.uses] == [(None, UseState.RESTING)]


def test_uploaded_and_never_placed(make_image: Make, told: Callable[..., Any]) -> None:
    photo = make_image(intended_use="magazine")

    assert told(photo).sentences("nl") == [
        "Blijft tot 14 maart 2031, omdat deze foto op 14 september 2026 is geüpload"
        " en nog nooit op een pagina stond."
    ]


def test_without_people(make_image: Make, told: Callable[..., Any]) -> None:
    photo = make_image(people_recognisable=False)

    assert told(photo).sentences("nl") == [
        "Blijft zonder einddatum, omdat op deze foto niemand te herkennen is."
    ]


def test_a_video_is_not_called_a_photo(told: Callable[..., Any]) -> None:
    assert "deze video" in told(make_video()).sentences("nl")[0]


def test_taken_off_the_site(make_image: Make, told: Callable[..., Any]) -> None:
    photo = make_image()
    down(photo)
    explanation = told(photo)

    assert explanation.state is State.DOWN
    assert explanation.sentences("nl") == [
        "Deze foto staat sinds 10 september 2026 niet meer op de site"
        " en wordt op 14 maart 2029 gewist."
    ]


def test_under_a_hold_and_still_on_the_site(make_image: Make, told: Callable[..., Any]) -> None:
    photo = make_image()
    hold(photo)
    first, second = told(photo).sentences("nl")

    assert first.startswith("Blijft tot 14 maart 2029")
    assert second.startswith("Blijft bewaard zolang de bewaarplicht duurt die sinds 1 september")


def test_under_a_hold_and_past_its_date(
    make_image: Make, told: Callable[..., Any], set_today: SetToday
) -> None:
    photo = make_image()
    hold(photo)
    explanation = told(photo, on=date(2029, 3, 14))

    assert explanation.state is State.OVER
    assert explanation.sentences("nl") == [
        "Deze foto moest op 14 maart 2029 weg zijn, maar blijft bewaard zolang de bewaarplicht"
        " duurt die sinds 1 september 2026 geldt. Bezoekers zien deze foto niet."
    ]


def test_taken_down_under_a_hold_is_not_said_to_be_erased(
    make_image: Make, told: Callable[..., Any]
) -> None:
    photo = make_image()
    hold(photo)
    down(photo)

    assert told(photo).sentences("nl")[0].endswith("komt niet vanzelf terug.")


def test_past_its_date(make_image: Make, told: Callable[..., Any]) -> None:
    photo = make_image()
    explanation = told(photo, on=date(2029, 3, 14))

    assert explanation.sentences("nl") == [
        "De bewaartermijn is sinds 14 maart 2029 voorbij: bezoekers zien deze foto niet meer"
        " en de volgende opruimronde wist het bestand."
    ]


def test_the_day_before_it_is_not_over(make_image: Make, told: Callable[..., Any]) -> None:
    assert told(make_image(), on=date(2029, 3, 13)).state is State.SHOWN


def test_a_rule_without_a_period_says_its_criterion(
    make_image: Make, told: Callable[..., Any]
) -> None:
    rule = Rule.objects.get(key="publication-media")
    rule.versions.update(amount=None, unit="")
    rule.texts.filter(language="nl").update(criterion="Zolang het nodig is.")
    explanation = told(make_image())

    assert explanation.sentences("nl")[0].startswith("Er is nog geen einddatum")
    assert explanation.rule_sentence("nl") == "Zolang het nodig is."


def test_every_use_is_listed_the_living_ones_first(
    news: MakePage, magazine: MakePage, make_image: Make, told: Callable[..., Any]
) -> None:
    photo = make_image()
    news("Oud nieuws", on=date(2024, 3, 14), hero_image=photo)
    magazine("Verhaal", on=date(2025, 1, 1), hero_image=photo)
    Placement.objects.filter(rule="news-media").update(ended_at="2026-09-14T02:00:00Z", shown=False)

    assert [(u.page.title, u.until, u.state) for u in told(photo).uses if u.page] == [
        ("Verhaal", date(2029, 7, 1), UseState.ON_PAGE),
        ("Oud nieuws", date(2026, 9, 14), UseState.ENDED),
    ]


def test_many_uses_cost_as_many_queries_as_one(
    news: MakePage, make_image: Make, told: Callable[..., Any]
) -> None:
    photo = make_image()
    counts = []
    for number in range(6):
        news(on=date(2024, 9, 14), hero_image=photo)
        if number in (0, 5):
            with CaptureQueriesContext(connection) as queries:
                explain(photo, today=date(2026, 9, 14), language="nl")
            counts.append(len(queries))

    assert counts[0] == counts[1]
