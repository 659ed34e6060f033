"""A video from elsewhere has a clock and an end, as an uploaded one has.

News media stay 30 months, magazine media 54, publications 30. The day is 14 September 2026.
"""

from __future__ import annotations

from datetime import date

import pytest
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision

from media_retention.operations.consent import withdraw
from retention import engine
from retention.models import Erasure, Hold
from retention.operations.holds import place_hold, release_hold
from ser_site.media.models import SerEmbed
from tests.commands import enforce
from tests.consenting import consent_of, everything_in_the_database
from tests.integration.conftest import MakePage, SetToday
from tests.testapp.builders import make_embed

from .embeds import NUMBER, TODAY, act, body, erase, fresh, html, use

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]


# --- its own clock ---------------------------------------------------------------------


def test_placed_with_news_it_stays_thirty_months(news: MakePage) -> None:
    video = make_embed()
    page = news(on=date(2025, 8, 31), body=body(video))

    assert use(video, page).since == date(2025, 8, 31)
    assert fresh(video).due == date(2028, 2, 29)


def test_placed_with_a_magazine_article_it_stays_longer(magazine: MakePage) -> None:
    video = make_embed()
    magazine(on=TODAY, body=body(video))

    assert fresh(video).due == date(2031, 3, 14)


def test_never_placed_it_goes_by_its_intended_use() -> None:
    assert make_embed(intended_use="magazine").due == date(2031, 3, 14)


def test_without_people_it_has_no_end(news: MakePage) -> None:
    video = make_embed(people_recognisable=False)
    news(on=TODAY, body=body(video))

    assert fresh(video).due is None


def test_once_due_it_is_not_shown_although_nothing_ran(news: MakePage, set_today: SetToday) -> None:
    page = news(on=date(2024, 3, 15), body=body(make_embed()))
    assert NUMBER in html(page)
    set_today(date(2026, 9, 15))

    assert NUMBER not in html(page)
    assert "Wie praat hier" not in html(page)


def test_the_sweep_takes_it_out_of_page_and_drafts_with_its_words(
    news: MakePage, set_today: SetToday
) -> None:
    page = news(on=date(2024, 3, 15), body=body(make_embed()))
    set_today(date(2026, 9, 15))

    enforce()

    page.refresh_from_db()
    assert not SerEmbed.objects.exists()
    assert list(page.body.raw_data) == []
    assert all("Wie praat hier" not in str(one.content) for one in Revision.objects.all())


def test_the_proof_looks_for_its_number_on_the_page(news: MakePage, set_today: SetToday) -> None:
    page = news(on=date(2024, 3, 15), body=body(make_embed()))
    # Somebody also wrote the address in the text: visitors can still get at it from here.
    page.lead = f"Kijk op https://youtu.be/{NUMBER}"
    page.save()
    set_today(date(2026, 9, 15))

    enforce()

    assert Erasure.objects.get(act="erased").proved_at is None


def test_erased_everywhere_its_proof_is_closed(news: MakePage, set_today: SetToday) -> None:
    news(on=date(2024, 3, 15), body=body(make_embed()))
    set_today(date(2026, 9, 15))

    assert enforce()[0] == 0
    assert Erasure.objects.get(act="erased").proved_at is not None


def test_on_two_pages_it_leaves_the_one_that_ends_first(
    news: MakePage, magazine: MakePage, set_today: SetToday
) -> None:
    video = make_embed()
    ends = news(on=date(2024, 3, 15), body=body(video))
    stays = magazine(on=date(2024, 3, 15), body=body(video))
    set_today(date(2026, 9, 15))

    enforce()

    assert NUMBER not in html(ends)
    assert NUMBER in html(stays)
    assert fresh(video).due == date(2028, 9, 15)


# --- off the site, on hold, on consent -------------------------------------------------


def test_taken_down_it_is_gone_from_the_page_at_once(news: MakePage) -> None:
    video = make_embed()
    page = news(on=TODAY, body=body(video))

    act(engine.take_down, video)

    assert NUMBER not in html(page)
    assert "ser-embed" not in html(page)


def test_put_back_it_is_offered_again(news: MakePage) -> None:
    video = make_embed()
    page = news(on=TODAY, body=body(video))
    act(engine.take_down, video)

    act(engine.restore, video)

    assert NUMBER in html(page)


def test_under_a_hold_it_is_kept_and_not_shown(news: MakePage, set_today: SetToday) -> None:
    video = make_embed()
    page = news(on=date(2024, 3, 15), body=body(video))
    place_hold("media", video.uuid, ground=Hold.Ground.ARCHIVE, reason="WOO", today=TODAY)
    set_today(date(2026, 9, 15))

    enforce()

    assert fresh(video).taken_down_at is not None
    assert NUMBER not in html(page)


def test_once_the_hold_is_released_it_goes(news: MakePage, set_today: SetToday) -> None:
    video = make_embed()
    news(on=date(2024, 3, 15), body=body(video))
    hold = place_hold("media", video.uuid, ground=Hold.Ground.ARCHIVE, reason="x", today=TODAY)
    set_today(date(2026, 9, 15))
    enforce()
    release_hold(hold, today=date(2026, 9, 15))

    enforce()

    assert not SerEmbed.objects.exists()


def test_withdrawn_consent_ends_it_within_the_request(news: MakePage) -> None:
    video = make_embed()
    page = news(on=TODAY, body=body(video))

    withdraw(consent_of("Jolijn", video), today=TODAY)

    assert NUMBER not in html(page)
    assert not SerEmbed.objects.exists()


def test_erased_nothing_in_the_database_tells_which_video_it_was(news: MakePage) -> None:
    video = make_embed("Interview met Wendelmoet")
    news(on=TODAY, body=body(video))

    erase(video)
    enforce()

    everything = everything_in_the_database()
    assert "Wendelmoet" not in everything
    assert NUMBER not in everything


def test_erased_its_references_and_log_are_gone(news: MakePage) -> None:
    video = make_embed()
    pk = video.pk
    news(on=TODAY, body=body(video))

    erase(video)

    assert not ReferenceIndex.objects.filter(
        to_content_type__model="serembed", to_object_id=pk
    ).exists()
    assert not ModelLogEntry.objects.filter(label="Elsewhere").exists()


# --- the picture that stands for it ----------------------------------------------------
