"""The sample texts can be read on any day, and their dates follow today."""

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from ser_site.content import reading

TODAY = date(2026, 9, 14)


def test_ago_counts_months_before_days() -> None:
    assert reading.ago("P30M6D", today=TODAY) == date(2024, 3, 8)


def test_ago_knows_weeks() -> None:
    assert reading.ago("P6W", today=TODAY) == date(2026, 8, 3)


@pytest.mark.parametrize("text", ["", "P", "30M", "P2.5Y", "P-1D"])
def test_ago_refuses_what_is_no_period(text: str) -> None:
    with pytest.raises(ValueError, match="period"):
        reading.ago(text, today=TODAY)


@given(st.dates(date(2020, 1, 1), date(2100, 1, 1)))
def test_a_photo_of_thirty_months_is_due_today_whatever_the_day(today: date) -> None:
    # At the end of a month it may have been due a day or two ago, never later.
    due = reading.ago("P30M", today=today) + relativedelta(months=30)
    assert today - relativedelta(days=3) <= due <= today


def test_articles_come_oldest_first() -> None:
    dates = [article.date for article in reading.articles(today=TODAY)]
    assert dates == sorted(dates)


def test_no_article_lies_in_the_future() -> None:
    assert all(article.date <= TODAY for article in reading.articles(today=TODAY))


def test_every_article_is_written_in_dutch() -> None:
    assert all("nl" in article.words for article in reading.articles(today=TODAY))


def test_every_section_has_an_article_in_english() -> None:
    english = {a.section for a in reading.articles(today=TODAY) if "en" in a.words}
    assert english == set(reading.SECTIONS)


def test_every_picture_that_an_article_shows_is_described() -> None:
    shown = {key for article in reading.articles(today=TODAY) for key in article.media()}
    assert shown <= reading.media(today=TODAY).keys()


def test_a_related_page_is_an_article() -> None:
    articles = reading.articles(today=TODAY)
    tables = [table for a in articles for words in a.words.values() for table in words.body]
    related = {key for table in tables for key in table.get("related", ())}
    assert related <= {article.key for article in articles}


def test_plain_pages_are_there_in_both_languages() -> None:
    assert all(set(page.words) == {"nl", "en"} for page in reading.plain_pages())


@pytest.mark.parametrize("name", ["encounters", "surveys"])
def test_what_identifies_is_asked_as_such_so_that_a_browser_can_fill_it_in(name: str) -> None:
    words = reading.read(reading.TEXTS / "pages" / f"{name}.toml")
    asked = [
        one
        for languages in words.values()
        for told in languages.values()
        for one in told.get("questions", ())
    ]

    assert asked
    assert [
        one for one in asked if one.get("sort") == "identifying" and one["type"] == "singleline"
    ] == []
