"""A whole statement imported: nothing lost, roles linked, periods live, faults pointed out.

The example is in our own words and has the shapes and faults of the statement of November
2022; the same is asked of that statement itself wherever its file is at hand.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from privacy_blocks.importer.run import Imported, import_statement
from retention.models import Rule, RuleVersion
from tests.commands import status_and_text
from tests.importing import OWN_WORDS, STATEMENTS, chips, lines_of, missing_in_order, page_text

IN_FIGURES = {
    "visit-log": "3 maanden",
    "news-media": "2,5 jaar",
    "magazine-media": "4,5 jaar",
    "event": "1 maand",
    "subsidy": "7 jaar",
    "survey": "1 maand",
    "member-correspondence": "10 jaar",
    "member-allowance": "7 jaar",
    "application": "6 weken",
    "application-kept": "1 jaar",
    "camera": "28 dagen",
    "rights-answer": "30 dagen",
}
DIRECTLY = {
    "newsletter",
    "magazine",
    "event-invitations",
    "contact",
    "complaint",
    "member",
    "member-profile",
}
ROLES = [
    "website-visit",
    "subscriptions",
    "newsletter",
    "magazine",
    "media",
    "event",
    "contact",
    "subsidy",
    "complaint",
    "survey",
    "member",
    "application",
    "camera",
    "diversity-portal",
]

pytestmark = [pytest.mark.any_database, pytest.mark.usefixtures("home", "register")]
each_statement = pytest.mark.parametrize("path", STATEMENTS, ids=lambda path: path.name)


def imported(path: Path, **options: Any) -> Imported:
    return import_statement(path, "nl", today=date(2026, 9, 14), **options)


@each_statement
def test_every_line_stands_on_the_page_in_order(path: Path, client: Client) -> None:
    imported(path, publish=True)
    assert missing_in_order(lines_of(path), page_text(client)) == []


@each_statement
def test_every_role_is_linked_to_its_activity(path: Path) -> None:
    found = imported(path)
    assert [found.linked[place].key for place in sorted(found.linked)] == ROLES


@each_statement
def test_all_periods_in_figures_are_live(path: Path, client: Client) -> None:
    imported(path, publish=True)
    figures = {rule: words for rule, words in chips(client) if words[0].isdigit()}
    assert figures == IN_FIGURES


@each_statement
def test_the_ends_in_words_are_live(path: Path, client: Client) -> None:
    imported(path, publish=True)
    in_words = dict(chips(client)).items() - IN_FIGURES.items()
    assert {rule for rule, words in in_words if words == "direct"} == DIRECTLY
    criteria = {rule for rule, words in in_words if words.startswith("zolang")}
    assert criteria == {"portal-company", "portal-account"}


@each_statement
def test_no_difference_is_reported(path: Path) -> None:
    assert imported(path).matched.differences == []


@each_statement
def test_its_four_faults_are_pointed_out(path: Path) -> None:
    kinds = [fault.message.split(":")[0] for fault in imported(path).faults]
    assert kinds == [
        "something is announced and does not follow",
        "this was a link and leads nowhere",
        "this telephone number has a wrong number of digits",
        "this looks like the caption of a picture that is not here",
    ]


def test_the_summary_tells_all_that(tmp_path: Path) -> None:
    status, text = status_and_text("import_statement", str(OWN_WORDS))
    assert status == 0
    figures = dict(line.split(":", 1) for line in text.splitlines()[:7])
    assert {name: value.strip() for name, value in figures.items()} == {
        "format": "plain text (utf-8)",
        "paragraphs in": "74",
        "blocks out": str(len(imported(OWN_WORDS).blocks)),
        "activities linked": "14 (12 roles)",
        "chips": "21 (12 in figures, 9 in words)",
        "differences": "0",
        "faults": "4",
    }
    assert "line 121: this telephone number" in text


def test_the_date_of_the_last_change_is_told_and_stays_in_the_text(client: Client) -> None:
    found = imported(OWN_WORDS, publish=True)
    assert found.structure.changed_on == date(2025, 3, 3)
    assert "laatst bijgewerkt op 3 maart 2025" in page_text(client)


def test_the_overview_leads_to_the_roles(client: Client) -> None:
    imported(OWN_WORDS, publish=True)
    page = client.get("/privacyverklaring/").content.decode()
    assert 'href="#diversity-portal"' in page
    assert 'id="diversity-portal"' in page


def test_check_promises_reads_the_imported_page() -> None:
    imported(OWN_WORDS, publish=True)
    _status, text = status_and_text("check_promises")
    media = next(line for line in text.splitlines() if line.startswith("news-media"))
    assert "kept" in media
    assert "nl: 2,5 jaar" in media
    portal = next(line for line in text.splitlines() if line.startswith("portal-company"))
    assert "nl: zolang onze taak uit de wet daarom vraagt" in portal


def test_a_live_period_follows_the_register(client: Client) -> None:
    imported(OWN_WORDS, publish=True)
    rule = Rule.objects.get(key="news-media")
    RuleVersion.objects.create(rule=rule, amount=36, unit="month", effective_from=date(2026, 9, 14))
    assert dict(chips(client))["news-media"] == "3 jaar"


def test_an_end_in_own_words_follows_the_register_too(client: Client) -> None:
    imported(OWN_WORDS, publish=True)
    rule = Rule.objects.get(key="portal-company")
    RuleVersion.objects.create(rule=rule, amount=5, unit="year", effective_from=date(2026, 9, 14))
    assert dict(chips(client))["portal-company"] == "5 jaar"


def test_a_criterion_that_the_register_words_anew_is_shown_anew(client: Client) -> None:
    imported(OWN_WORDS, publish=True)
    rule = Rule.objects.get(key="portal-account")
    rule.texts.filter(language="nl").update(criterion="Zolang het account bestaat.")
    assert dict(chips(client))["portal-account"] == "Zolang het account bestaat."
