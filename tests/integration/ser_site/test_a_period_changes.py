"""A period changes on the statement and in the engine in the same moment.

``news-media`` is 30 months. On 14 September 2026 it is decided that it becomes 36 months, or 3.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.images import get_image_model

from media_retention.models import Placement
from privacy_blocks.models.version import StatementVersion
from privacy_blocks.rich_text.chips import stored
from retention import consequences
from retention.models import Rule, RuleVersion
from ser_site.news.models import NewsIndexPage, NewsPage
from ser_site.statement.models import StatementPage
from tests.commands import check_promises, enforce
from tests.integration.conftest import SetToday
from tests.people import client_as
from tests.telling import all_else_is_kept, type_into

pytestmark = [pytest.mark.any_database, pytest.mark.django_db, pytest.mark.usefixtures("commits")]

Make = Callable[..., Any]
TODAY = date(2026, 9, 14)
TOMORROW = date(2026, 9, 15)
DAY_AFTER = date(2026, 9, 16)
ADDRESSES = {"nl": "/privacyverklaring/", "en": "/en/privacy-statement/"}


@pytest.fixture(autouse=True)
def kept(site: dict[str, Any]) -> None:
    """Every promise of the site is kept when a test begins; the first test shows it."""
    all_else_is_kept(TODAY)
    consequences.carry_out(today=TODAY)


@pytest.fixture
def coordinator() -> Client:
    return client_as("coordinator")


def place(photo: Any, *, on: date) -> Placement:
    """A photo on a new news item."""
    page = NewsPage(title="Nieuws", lead="Kort.", date=on, hero_image=photo, hero_alt="Een zaal")
    NewsIndexPage.objects.get(locale__language_code="nl").add_child(instance=page)
    page.save_revision().publish()
    return Placement.objects.get(page_id=page.pk, medium=photo.uuid)


def news_media() -> Rule:
    rule: Rule = Rule.objects.get(key="news-media")
    return rule


def address() -> str:
    return reverse("retention_rule:period", args=[news_media().pk])


def change(client: Client, amount: str, unit: str = "month") -> None:
    """What the coordinator does: look at what it does, and confirm."""
    fields = {"amount": amount, "unit": unit, "reason": "Decided by the board"}
    assert client.post(address(), {**fields, "preview": "1"}).status_code == 200
    assert client.post(address(), {**fields, "confirm": "1"}).status_code == 302


def preview(client: Client, amount: str, unit: str = "month") -> str:
    fields = {"amount": amount, "unit": unit, "reason": "Decided", "preview": "1"}
    html = client.post(address(), fields).content
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def said(language: str) -> str:
    """The period of news media on the statement as a visitor gets it."""
    html = Client().get(ADDRESSES[language]).content
    periods = BeautifulSoup(html, "html.parser").select("[data-rule=news-media]")
    (words,) = {period.get_text() for period in periods}  # in its part, and in the table
    return words


def seen_as_draft() -> str:
    """The latest draft as an editor previews it."""
    page: Any = StatementPage.objects.get(slug="privacyverklaring")
    response = page.get_latest_revision_as_object().make_preview_request()
    response.render()
    return BeautifulSoup(response.content, "html.parser").get_text()


def date_shown(language: str) -> str:
    html = Client().get(ADDRESSES[language]).content
    (shown,) = BeautifulSoup(html, "html.parser").select(".ser-statement__date time")
    return str(shown["datetime"])


def newest_version(language: str) -> StatementVersion:
    found = StatementVersion.objects.filter(language=language).order_by("number").last()
    assert found is not None
    return found


def line(rule: str = "news-media") -> dict[str, Any]:
    _status, report = check_promises()
    (found,) = [entry for entry in report["rules"] if entry["rule"] == rule]
    result: dict[str, Any] = found
    return result


def test_before_it_every_promise_is_kept() -> None:
    assert check_promises()[0] == 0


@pytest.mark.any_database
def test_before_saving_the_lines_in_both_languages_are_shown(coordinator: Client) -> None:
    words = preview(coordinator, "36")

    assert "2,5 jaar na plaatsing" in words
    assert " 3 jaar na plaatsing" in words
    assert "2.5 years after publication" in words
    assert " 3 years after publication" in words
    assert "what is held keeps its date" in words


@pytest.mark.any_database
def test_only_the_lines_of_that_rule_change(coordinator: Client) -> None:
    html = coordinator.post(
        address(), {"amount": "36", "unit": "month", "reason": "Decided", "preview": "1"}
    ).content
    soup = BeautifulSoup(html, "html.parser")

    found = [
        [" ".join(words.get_text().split()) for words in line.select("dd")]
        for line in soup.select(".retention-compared li")
    ]
    dutch, english = found[: len(found) // 2], found[len(found) // 2 :]
    # In the introduction, in the part of the activity, and in the table.
    assert len(dutch) == len(english) == 3
    assert all(now.replace("2,5 jaar", "3 jaar") == then for now, then in dutch)
    assert all(now.replace("2.5 years", "3 years") == then for now, then in english)


@pytest.mark.any_database
def test_a_live_period_in_an_editor_s_own_words_is_shown_as_well(coordinator: Client) -> None:
    page: Any = StatementPage.objects.get(slug="privacyverklaring")
    type_into(page, f"Na {stored('news-media')} is je foto weg.", activity="media")

    said_then = preview(coordinator, "36")

    assert "Na 2,5 jaar is je foto weg." in said_then
    assert "Na 3 jaar is je foto weg." in said_then


@pytest.mark.any_database
def test_whoever_changes_it_a_version_is_in_the_language_of_its_page(
    coordinator: Client, set_today: SetToday
) -> None:
    change(coordinator, "36")  # a coordinator who reads the admin in English
    set_today(TOMORROW)

    assert said("nl") == "3 jaar"
    versions = StatementVersion.objects.filter(language="nl")
    assert not any("How long we keep what" in str(version.content) for version in versions)


@pytest.mark.any_database
def test_the_next_day_the_statement_says_three_years_with_a_new_date(
    coordinator: Client, set_today: SetToday
) -> None:
    before = {language: newest_version(language).number for language in ADDRESSES}
    change(coordinator, "36")
    assert {language: said(language) for language in ADDRESSES} == {
        "nl": "2,5 jaar",
        "en": "2.5 years",
    }
    set_today(TOMORROW)

    assert {language: said(language) for language in ADDRESSES} == {"nl": "3 jaar", "en": "3 years"}
    assert {date_shown(language) for language in ADDRESSES} == {"2026-09-15"}
    for language in ADDRESSES:
        version = newest_version(language)
        assert (version.number, version.day) == (before[language] + 1, TOMORROW)
        assert version.content["periods"]["news-media"]["iso"] == "P3Y"


@pytest.mark.any_database
def test_the_new_version_is_made_of_what_is_live(coordinator: Client, set_today: SetToday) -> None:
    draft: Any = StatementPage.objects.get(slug="privacyverklaring")
    draft.body = [("text", {"text": "<p>Een half idee.</p>"})]
    draft.save_revision()
    change(coordinator, "36")
    set_today(TOMORROW)

    assert said("nl") == "3 jaar"
    text = str(newest_version("nl").content)
    assert "Een half idee." not in text
    assert "3 jaar" in text


def test_what_is_held_keeps_its_date_and_what_comes_gets_the_new_one(
    coordinator: Client, set_today: SetToday, make_image: Make
) -> None:
    old = make_image("Old")
    held = place(old, on=date(2026, 3, 1))
    change(coordinator, "36")
    set_today(TOMORROW)
    status, _report = enforce()

    new = place(make_image("New", collected_on=TOMORROW), on=TOMORROW)
    again = place(old, on=TOMORROW)

    held.refresh_from_db()
    assert status == 0
    assert held.due == date(2028, 9, 1)
    assert new.due == date(2029, 9, 15)
    # Collected before the change, it was promised 30 months wherever it is used.
    assert again.due == date(2029, 3, 15)
    assert get_image_model().objects.get(uuid=new.medium).due == date(2029, 9, 15)


def test_check_promises_stays_green_and_says_both(
    coordinator: Client, set_today: SetToday, make_image: Make
) -> None:
    place(make_image(), on=date(2026, 3, 1))
    change(coordinator, "36")
    set_today(TOMORROW)
    enforce()

    status, _report = check_promises()

    news = line()
    assert (status, news["verdict"]) == (0, "kept")
    assert (news["promised"], news["enforced"]) == ({"nl": "3 jaar", "en": "3 years"}, "P3Y")
    assert [(one["collected_before"], one["enforced"]) for one in news["earlier"]] == [
        ("2026-09-15", "P30M")
    ]
    assert news["earlier"][0]["held"] >= 1


@pytest.mark.any_database
def test_a_preview_before_and_after_midnight_says_the_period_of_that_day_and_makes_no_version(
    coordinator: Client, set_today: SetToday
) -> None:
    draft: Any = StatementPage.objects.get(slug="privacyverklaring")
    draft.body = [("text", {"text": f"<p>Na {stored('news-media')} is je foto weg.</p>"})]
    draft.save_revision()
    change(coordinator, "36")
    versions = StatementVersion.objects.count()
    before = seen_as_draft()
    set_today(TOMORROW)
    status, _report = enforce()
    made = StatementVersion.objects.count()

    assert "Na 2,5 jaar is je foto weg." in before
    assert "Na 3 jaar is je foto weg." in seen_as_draft()
    assert status == 0
    # One in each language, by the sweep; a preview makes none.
    assert (made, StatementVersion.objects.count()) == (versions + 2, versions + 2)
    assert line()["promised"] == {"nl": "3 jaar", "en": "3 years"}


def test_what_is_published_on_the_day_itself_is_a_version_of_its_own_and_all_stays_kept(
    coordinator: Client, set_today: SetToday
) -> None:
    page: Any = StatementPage.objects.get(slug="privacyverklaring")
    before = newest_version("nl").number
    change(coordinator, "36")
    set_today(TOMORROW)
    type_into(page, f"Na {stored('news-media')} is je foto weg.", activity="media")
    enforce()

    status, _report = check_promises()
    changed, published = StatementVersion.objects.filter(language="nl", number__gt=before).order_by(
        "number"
    )
    assert (status, line()["verdict"]) == (0, "kept")
    assert line()["promised"] == {"nl": "3 jaar", "en": "3 years"}
    # The period changed at 00:00 without anybody, and the text later that day.
    assert [changed.day, published.day] == [TOMORROW, TOMORROW]
    assert ["is je foto weg" in str(one.content) for one in (changed, published)] == [False, True]
    assert changed.content["periods"]["news-media"]["iso"] == "P3Y"


def test_shortened_the_preview_says_what_falls_due_at_once(
    coordinator: Client, make_image: Make
) -> None:
    place(make_image(), on=date(2026, 3, 1))
    place(make_image(), on=date(2026, 9, 1))

    words = preview(coordinator, "3")

    assert "of which 1 is due at once." in words
    assert "The new period is shorter. It counts from then on for all that is held." in words
    assert "The brake will stop" not in words


def test_of_a_mass_the_brake_stands_before_it_and_the_screen_leads_there(
    coordinator: Client, set_today: SetToday, monkeypatch: pytest.MonkeyPatch, make_image: Make
) -> None:
    for module in ("retention.rules.brake", "retention.operations.brakes"):
        monkeypatch.setattr(f"{module}.MOST_MOVED", 1)
    photos = [make_image(f"Photo {n}") for n in range(3)]
    for photo in photos:
        place(photo, on=date(2026, 3, 1))
    enforce()

    assert "The brake will stop before it erases this" in preview(coordinator, "3")

    change(coordinator, "3")
    set_today(TOMORROW)
    status, _report = enforce()
    html = coordinator.get(address()).content.decode()
    assert status == 3
    assert get_image_model().objects.filter(pk__in=[photo.pk for photo in photos]).count() == 3
    assert "The brake is on" in html
    assert "/release/" in html


def test_withdrawn_before_it_holds_no_date_has_moved(
    coordinator: Client, set_today: SetToday, make_image: Make
) -> None:
    held = place(make_image(), on=date(2026, 3, 1))
    moved_at = get_image_model().objects.get(uuid=held.medium).due_moved_at
    versions = StatementVersion.objects.count()
    change(coordinator, "3")
    enforce()
    assert (
        coordinator.post(
            reverse(
                "retention_rule:withdraw",
                args=[news_media().pk, RuleVersion.objects.get(effective_from=TOMORROW).pk],
            )
        ).status_code
        == 302
    )
    set_today(TOMORROW)

    assert enforce()[0] == 0
    held.refresh_from_db()
    photo = get_image_model().objects.get(uuid=held.medium)
    assert (held.due, photo.due) == (date(2028, 9, 1), date(2028, 9, 1))
    assert photo.due_moved_at == moved_at
    assert (said("nl"), date_shown("nl")) == ("2,5 jaar", "2026-09-14")
    assert StatementVersion.objects.count() == versions
