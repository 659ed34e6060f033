"""The record of processing activities (GDPR 30(1)): what it holds, as a page and as a file."""

from __future__ import annotations

import csv
import re
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from retention.models import Activity, ActivityText, Rule
from retention.queries.processing_record import ActivityRecord, processing_record
from ser_site.content.register.load_parties import load_controller
from tests.people import client_as
from tests.receiving import a_recipient

pytestmark = [pytest.mark.any_database, pytest.mark.django_db, pytest.mark.usefixtures("register")]

TODAY = date(2026, 9, 14)
URL = "retention_record:index"


def recorded(key: str, language: str = "en") -> ActivityRecord:
    [found] = [one for one in processing_record(language, today=TODAY).activities if one.key == key]
    return found


def words(client: Client) -> str:
    html = client.get(reverse(URL)).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def csv_lines(client: Client) -> list[dict[str, str]]:
    answer: Any = client.get(reverse(URL), {"export": "csv"})
    return list(csv.DictReader(StringIO(answer.getvalue().decode())))


def test_every_activity_is_in_it_in_the_registers_order() -> None:
    keys = [activity.key for activity in processing_record("nl", today=TODAY).activities]

    assert keys == list(Activity.objects.values_list("key", flat=True))
    assert len(keys) == 19


def test_time_limits_with_start_and_end() -> None:
    [news, magazine, publications] = recorded("media").rules

    assert (news.period, news.start, news.ending) == (
        "2.5 years",
        "published on the site",
        "erase",
    )
    assert (magazine.period, publications.period) == ("4.5 years", "2.5 years")


def test_a_criterion_stands_in_words_and_has_no_start() -> None:
    rule = recorded("diversity-portal").rules[0]

    assert rule.period == Rule.objects.get(key="portal-company").text("en").criterion
    assert rule.start == "–"


def test_a_selection_list_nobody_looked_at_is_open() -> None:
    Rule.objects.filter(key="news-media").update(archive_status="item", archive_item="12.3")
    Rule.objects.filter(key="magazine-media").update(archive_status="no_record")
    rules = recorded("media").rules

    assert [(rule.archive, rule.is_open) for rule in rules] == [
        ("item 12.3", False),
        ("not an archival record", False),
        ("unknown – still open", True),
    ]


def test_recipients_are_the_words_of_the_activity_and_the_third_parties() -> None:
    a_recipient("printer", activities=("magazine",))
    ActivityText.objects.filter(activity__key="magazine").update(recipients="The postman.")

    assert recorded("magazine").recipients == (
        "The postman.",
        "Name of printer: works for us, as we say (processor)",
    )


def test_a_transfer_has_country_and_safeguard() -> None:
    a_recipient("tool", country="US", safeguard="clauses", activities=("survey",))
    a_recipient("printer", activities=("survey",))

    assert recorded("survey").transfers == (
        "United States: Name of tool – safeguard: standard contractual clauses – GDPR 46(2)(c)"
        " – Name of tool: why it is safe",
    )


def test_who_receives_nothing_any_more_is_not_in_it() -> None:
    a_recipient("tool", country="US", activities=("survey",), ended_on=TODAY)

    assert recorded("survey").transfers == ()


def test_it_is_read_in_a_fixed_number_of_queries(django_assert_num_queries: Any) -> None:
    load_controller()
    for key in ("one", "two", "three"):
        a_recipient(key, activities=("survey", "media"))

    # The register 6, recipients 4, the controller 2.
    with django_assert_num_queries(12):
        processing_record("nl", today=TODAY)


@pytest.mark.parametrize("role", ["coordinator", "officer", "superuser"])
def test_who_may_see_it(role: str) -> None:
    load_controller()
    said = words(client_as(role))

    assert "Social and Economic Council (SER)" in said
    assert "privacy@ser.nl" in said
    assert "Only people who need the data for their work can reach them" in said
    assert "2.5 years" in said


@pytest.mark.parametrize("query", [{}, {"export": "csv"}, {"export": "xlsx"}])
def test_an_editor_may_not(query: dict[str, str]) -> None:
    client = client_as("editor")

    assert client.get(reverse(URL), query).status_code == 302
    assert reverse(URL) not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_it_is_in_the_menu_of_the_officer() -> None:
    html = client_as("officer").get(reverse("wagtailadmin_home")).content.decode()

    assert reverse(URL) in html


def test_without_a_controller_it_asks_for_one() -> None:
    assert "Fill in who the controller is." in words(client_as("coordinator"))


def test_it_says_how_much_of_the_selection_list_is_open() -> None:
    Rule.objects.exclude(key="camera").update(archive_status="no_record")

    assert "For 1 retention rule nobody looked up yet" in words(client_as("officer"))


def test_csv_has_a_line_for_every_rule() -> None:
    load_controller()
    lines = csv_lines(client_as("officer"))

    # An activity without any rule still has its line.
    bare = Activity.objects.filter(rules=None).count()
    assert len(lines) == Rule.objects.count() + bare
    camera = next(line for line in lines if line["Retention rule"] == "Camera images")
    assert camera["Retention period"] == "28 days"
    assert camera["Controller"].splitlines()[0] == "Social and Economic Council (SER)"


def test_csv_is_in_the_readers_language() -> None:
    assert "Bewaartermijn" in csv_lines(client_as("officer", "nl"))[0]


def test_csv_holds_no_formula() -> None:
    ActivityText.objects.filter(activity__key="camera").update(purpose='=HYPERLINK("http://x")')
    cells = {line["What for"] for line in csv_lines(client_as("officer"))}

    assert '\'=HYPERLINK("http://x")' in cells
    assert not any(cell.startswith("=") for cell in cells)


def test_xlsx_holds_no_formula() -> None:
    ActivityText.objects.filter(activity__key="camera").update(purpose='=HYPERLINK("http://x")')
    answer: Any = client_as("officer").get(reverse(URL), {"export": "xlsx"})
    sheet = load_workbook(BytesIO(answer.getvalue())).active

    cells = [cell for row in sheet.iter_rows() for cell in row]
    [cell] = [cell for cell in cells if "HYPERLINK" in str(cell.value)]
    assert cell.data_type == "s"
    assert not any(cell.data_type == "f" for cell in cells)


def test_the_file_names_its_day(today: date) -> None:
    answer = client_as("officer").get(reverse(URL), {"export": "csv"})

    assert "record-of-processing-activities-2026-09-14.csv" in answer["Content-Disposition"]
