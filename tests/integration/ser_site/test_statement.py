"""The statement shows the register's periods, in the page's language, and changes with it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from privacy_blocks.promises import promised, promises
from retention.models import Activity, ActivityText, Rule, RuleVersion
from retention.rules.period import Period
from ser_site.statement.models import StatementPage
from tests.integration.conftest import SetToday

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture
def statement(site: dict[str, Any]) -> StatementPage:
    """The Dutch statement, published on 14 September 2026."""
    page: StatementPage = site["statement"]
    return page


def soup_of(client: Client, url: str = "/privacyverklaring/") -> BeautifulSoup:
    return BeautifulSoup(client.get(url).content, "html.parser")


def only(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    found = soup.select(selector)
    assert len(found) == 1, (selector, len(found))
    return found[0]


def change(key: str, iso: str, *, on: date, annulled: bool = False) -> None:
    """Give a rule another period from a day on."""
    version = RuleVersion(rule=Rule.objects.get(key=key), effective_from=on)
    version.period = Period.from_iso(iso)
    if annulled:
        version.annulled_at = datetime(2026, 9, 2, tzinfo=ZoneInfo("Europe/Amsterdam"))
    version.save()


def test_a_period_is_marked_with_its_rule_and_its_value(
    client: Client, statement: StatementPage
) -> None:
    period = only(soup_of(client), '#media data.retention-period[data-rule="news-media"]')
    assert (period.get_text(), period["value"]) == ("2,5 jaar", "P30M")


def test_the_english_page_says_it_in_english(client: Client, statement: StatementPage) -> None:
    page = soup_of(client, "/en/privacy-statement/")
    period = only(page, '#media data.retention-period[data-rule="magazine-media"]')
    assert (period.get_text(), period["value"]) == ("4.5 years", "P54M")


def test_at_most_stands_before_the_period_and_not_in_it(
    client: Client, statement: StatementPage
) -> None:
    period = only(soup_of(client), '#website-visit [data-rule="visit-log"]')
    assert period.get_text() == "3 maanden"
    assert period.parent is not None
    assert " ".join(period.parent.get_text().split()).startswith("hoogstens 3 maanden ")


def test_what_goes_automatically_says_so(client: Client, statement: StatementPage) -> None:
    periods = only(soup_of(client), "#camera .retention-periods").get_text()
    assert " ".join(periods.split()).endswith(
        "28 dagen nadat ze zijn vastgelegd. Dat gaat vanzelf."
    )


def test_an_end_in_words_is_marked_without_a_value(
    client: Client, statement: StatementPage
) -> None:
    period = only(soup_of(client), '#diversity-portal [data-rule="portal-company"]')
    assert period["value"] == ""
    assert period.get_text() == Rule.objects.get(key="portal-company").text("nl").criterion


def test_every_stated_rule_stands_with_its_activity_once_and_no_other(
    client: Client, statement: StatementPage
) -> None:
    periods = soup_of(client).select(".privacy-activity [data-rule]")
    shown = [str(tag["data-rule"]) for tag in periods]
    assert sorted(shown) == sorted(Rule.objects.filter(stated=True).values_list("key", flat=True))


def test_a_part_stands_under_its_whole(client: Client, statement: StatementPage) -> None:
    newsletter = only(soup_of(client), "section#subscriptions + section#newsletter")
    assert only(newsletter, "h3 .privacy-heading__number").get_text() == "2.1"


def test_every_activity_asks_the_four_questions(client: Client, statement: StatementPage) -> None:
    questions = [tag.get_text() for tag in only(soup_of(client), "#media").select("dt")]
    assert questions[:4] == ["Welke gegevens?", "Waarom?", "Op welke grond?", "Hoe lang?"]


def test_the_ground_names_its_article(client: Client, statement: StatementPage) -> None:
    grounds = only(soup_of(client), "#media .privacy-activity__bases").get_text()
    assert "Jouw toestemming (AVG, artikel 6 lid 1, onder a)" in grounds
    assert "Een gerechtvaardigd belang (AVG, artikel 6 lid 1, onder f)" in grounds


def test_the_overview_leads_to_every_part(client: Client, statement: StatementPage) -> None:
    soup = soup_of(client)
    targets = [str(link["href"])[1:] for link in soup.select(".ser-contents a")]
    assert len(targets) == len(set(targets)) > 15
    assert all(soup.find(id=target) is not None for target in targets)


def test_anchors_of_the_page_are_unique(client: Client, statement: StatementPage) -> None:
    anchors = [str(tag["id"]) for tag in soup_of(client).select("[id]")]
    assert sorted(anchors) == sorted(set(anchors))


def test_an_activity_of_which_nothing_is_stated_is_left_out(
    client: Client, statement: StatementPage
) -> None:
    assert Activity.objects.filter(key="accountability").exists()
    assert not soup_of(client).select("#accountability")


def test_what_an_editor_wrote_stands_under_its_heading(
    client: Client, statement: StatementPage
) -> None:
    part = only(soup_of(client), "section#changes")
    assert only(part, "h2").get_text(strip=True) == "Als deze verklaring verandert"
    assert part.select(".privacy-text")[0].get_text(strip=True).startswith("Soms passen we")


def test_a_change_in_force_is_shown(client: Client, statement: StatementPage, today: date) -> None:
    change("news-media", "P2Y", on=today)
    assert only(soup_of(client), '#media [data-rule="news-media"]').get_text() == "2 jaar"


def test_a_change_of_tomorrow_is_not_shown_yet(
    client: Client, statement: StatementPage, today: date
) -> None:
    change("news-media", "P2Y", on=today + timedelta(days=1))
    assert only(soup_of(client), '#media [data-rule="news-media"]').get_text() == "2,5 jaar"


def test_the_date_is_that_of_the_newest_version(client: Client, statement: StatementPage) -> None:
    assert only(soup_of(client), ".ser-statement__date time")["datetime"] == "2026-09-14"


def test_the_date_moves_with_a_change_of_the_register(
    client: Client, statement: StatementPage, set_today: SetToday
) -> None:
    change("news-media", "P2Y", on=date(2026, 9, 20))
    set_today(date(2026, 9, 22))
    date_shown = only(soup_of(client), ".ser-statement__date time")
    assert date_shown["datetime"] == "2026-09-20"
    assert date_shown.get_text() == "20 september 2026"


def test_a_change_withdrawn_does_not_move_the_date(
    client: Client, statement: StatementPage, set_today: SetToday
) -> None:
    change("news-media", "P2Y", on=date(2026, 9, 20), annulled=True)
    set_today(date(2026, 9, 22))
    assert only(soup_of(client), ".ser-statement__date time")["datetime"] == "2026-09-14"


def test_the_register_s_words_are_escaped(client: Client, statement: StatementPage) -> None:
    ActivityText.objects.filter(activity__key="media", language="nl").update(data="<b>x</b>")
    assert "&lt;b&gt;x&lt;/b&gt;" in client.get("/privacyverklaring/").content.decode()


def test_promises_are_read_in_every_language(statement: StatementPage) -> None:
    assert promised("news-media") == {"nl": "2,5 jaar", "en": "2.5 years"}


def test_promises_hold_every_stated_rule(statement: StatementPage) -> None:
    assert set(promises()) == set(Rule.objects.filter(stated=True).values_list("key", flat=True))


def test_a_rule_that_is_not_stated_promises_nothing(statement: StatementPage) -> None:
    assert promised("publication-media") == {}


def test_an_unpublished_statement_promises_nothing(statement: StatementPage) -> None:
    statement.unpublish()
    assert promised("news-media") == {"en": "2.5 years"}


def test_promises_are_read_whatever_the_site_is_called(
    statement: StatementPage, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["www.example.org"]
    settings.SECURE_SSL_REDIRECT = True
    assert promised("camera") == {"nl": "28 dagen", "en": "28 days"}


def test_every_period_promised_reads_back_as_the_rule_s_own(
    statement: StatementPage, today: date
) -> None:
    for rule in Rule.objects.filter(stated=True):
        version = rule.as_rule().version_on(today)
        assert version is not None
        if version.period is not None:
            read = {Period.parse_words(words, lang) for lang, words in promised(rule.key).items()}
            assert read == {version.period}, rule.key
