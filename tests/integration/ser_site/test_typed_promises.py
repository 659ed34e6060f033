"""A period that somebody types on the statement is held against the register."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from wagtail.log_actions import log

from privacy_blocks.queries.confirmations import CONFIRMED
from retention.models import Activity
from ser_site.statement.models import StatementPage
from tests.commands import check_promises, status_and_text
from tests.telling import all_else_is_kept, type_into, without

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

LIE = "Foto's bij nieuws houden we vijf jaar."


@pytest.fixture
def statement(site: dict[str, Any], today: date) -> StatementPage:
    """The Dutch statement, on a site where every promise is kept."""
    all_else_is_kept(today)
    page: StatementPage = site["statement"]
    return page


def line(report: dict[str, Any], rule: str) -> dict[str, Any]:
    (found,) = [entry for entry in report["rules"] if entry["rule"] == rule]
    result: dict[str, Any] = found
    return result


def test_with_live_periods_alone_every_promise_is_kept(statement: StatementPage) -> None:
    status, report = check_promises()

    assert (status, line(report, "news-media")["verdict"]) == (0, "kept")
    assert all(not entry["typed"] for entry in report["rules"])


def test_a_text_that_differs_is_told_with_its_page_language_part_and_line(
    statement: StatementPage,
) -> None:
    type_into(statement, LIE, activity="media")

    status, report = check_promises()

    (typed,) = line(report, "news-media")["typed"]
    heading = Activity.objects.get(key="media").text("nl").role_heading
    assert (status, line(report, "news-media")["verdict"]) == (1, "differs")
    assert (typed["language"], typed["page"], typed["address"]) == (
        "nl",
        "Privacyverklaring",
        "/privacyverklaring/",
    )
    assert typed["part"].endswith(heading)
    assert (typed["line"], typed["words"], typed["period"]) == (LIE, "vijf jaar", "P5Y")


def test_mended_it_is_kept_again(statement: StatementPage) -> None:
    type_into(statement, LIE, activity="media")
    type_into(statement, "Foto's bij nieuws gaan vanzelf weg.", activity="media")

    status, report = check_promises()

    assert (status, line(report, "news-media")["verdict"]) == (0, "kept")


def test_in_english_it_is_found_as_well(statement: StatementPage) -> None:
    english = StatementPage.objects.get(locale__language_code="en")
    type_into(english, "We keep pictures for 60 months.", activity="media")

    _status, report = check_promises()

    (typed,) = line(report, "magazine-media")["typed"]
    assert (typed["language"], typed["words"], typed["differs"]) == ("en", "60 months", True)


def test_typed_and_the_same_as_the_register_is_kept_and_shown_as_typed(
    statement: StatementPage,
) -> None:
    type_into(statement, "Dat is dertig maanden, of 2,5 jaar.", activity="media")

    status, report = check_promises()

    typed = line(report, "news-media")["typed"]
    assert (status, line(report, "news-media")["verdict"]) == (0, "kept")
    assert [(one["words"], one["differs"]) for one in typed] == [
        ("dertig maanden", False),
        ("2,5 jaar", False),
    ]


def test_in_the_part_of_another_activity_the_same_period_is_wrong(
    statement: StatementPage,
) -> None:
    type_into(statement, "Dat houden we 2,5 jaar.", activity="camera")

    _status, report = check_promises()

    assert line(report, "camera")["verdict"] == "differs"
    assert line(report, "news-media")["verdict"] == "kept"


def test_a_term_for_an_answer_may_be_named_everywhere(statement: StatementPage) -> None:
    type_into(statement, "Op een bezwaar antwoorden we binnen 30 dagen.", activity="media")

    status, report = check_promises()

    assert (status, len(line(report, "rights-answer")["typed"])) == (0, 1)


def test_text_below_an_activity_belongs_to_its_part(statement: StatementPage) -> None:
    media = next(
        n for n, child in enumerate(statement.body) if child.value.get("activity") == "media"
    )
    statement.body.insert(media + 1, ("text", {"text": f"<p>{LIE}</p>"}))
    statement.save_revision().publish()

    _status, report = check_promises()

    assert line(report, "news-media")["verdict"] == "differs"


def test_what_no_rule_says_and_no_activity_speaks_of_is_told_apart(
    statement: StatementPage,
) -> None:
    type_into(statement, "Wie wil, kan 9 weken later beroep instellen.")

    status, report = check_promises()

    (typed,) = report["typed"]
    assert (status, typed["words"], typed["part"], typed["differs"]) == (1, "9 weken", "Slot", True)


def test_confirmed_it_stands_there_with_the_reason(statement: StatementPage) -> None:
    words = "Wie wil, kan 9 weken later beroep instellen."
    type_into(statement, words)
    log(statement, CONFIRMED, data={"reason": "That is the law's term.", "lines": [words]})

    status, report = check_promises()

    assert (status, report["typed"][0]["confirmed"]) == (0, "That is the law's term.")


def test_a_contradiction_stays_one_though_somebody_confirmed_it(statement: StatementPage) -> None:
    type_into(statement, LIE, activity="media")
    log(statement, CONFIRMED, data={"reason": "Never mind.", "lines": [LIE]})

    status, report = check_promises()

    assert (status, line(report, "news-media")["verdict"]) == (1, "differs")


def test_a_statement_that_leaves_out_what_is_held_differs(statement: StatementPage) -> None:
    without(statement, "media")

    status, report = check_promises()

    left_out = {entry["rule"]: entry["missing"] for entry in report["rules"] if entry["missing"]}
    # The introduction still names the period of photos with news.
    assert left_out == {"magazine-media": ["nl"]}
    assert (status, line(report, "magazine-media")["verdict"]) == (1, "differs")


def test_what_is_not_held_may_be_left_out(statement: StatementPage) -> None:
    without(statement, "camera")

    assert check_promises()[0] == 0


def test_people_read_the_line_too(statement: StatementPage) -> None:
    type_into(statement, LIE, activity="media")

    status, text = status_and_text("check_promises")

    assert status == 1
    assert "DIFFERS: typed “vijf jaar” on Privacyverklaring (nl)" in text
    assert LIE in text
