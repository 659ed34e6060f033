"""The bars of the report "what leaves the site", and its files."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from tests.integration.conftest import MakePage
from tests.people import client_as

from .leaving import URL, rows, titles

# Today is 14 September 2026. News stays for 30 months, magazine for 54.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]


Make = Callable[..., Any]


@pytest.fixture
def officer() -> Client:
    return client_as("officer")


def test_the_bars_count_by_rule_and_month(
    officer: Client, news: MakePage, magazine: MakePage, make_image: Make
) -> None:
    news(on=date(2024, 9, 14), hero_image=make_image("Photo A"))
    news(on=date(2024, 9, 20), hero_image=make_image("Photo B"))
    magazine(on=date(2022, 9, 14), hero_image=make_image("Photo M"))
    charts = officer.get(reverse(URL)).context["charts"]

    told = {
        chart.rule: {bar.month: bar.count for bar in chart.bars if bar.count} for chart in charts
    }
    assert told == {
        "news-media": {date(2027, 3, 1): 2},
        "magazine-media": {date(2027, 3, 1): 1},
    }


def test_every_figure_of_the_bars_stands_in_a_table_and_leads_to_what_it_counts(
    officer: Client, news: MakePage, make_image: Make
) -> None:
    news(on=date(2024, 9, 14), hero_image=make_image("Photo A"))
    make_image("Photo Z", intended_use="magazine", collected_on=date(2022, 9, 14))
    html = officer.get(reverse(URL)).content.decode()
    table = re.findall(r'<div class="leaving__scroll.*?</table>', html, flags=re.S)[0]
    (march,) = [row for row in re.findall(r"<tr>.*?</tr>", table, flags=re.S) if "March" in row]
    links = [link.replace("&amp;", "&") for link in re.findall(r'href="([^"]+)"', march)]
    found = [
        titles(officer, **dict(p.split("=") for p in link[link.index("?") + 1 :].split("&")))
        for link in links
    ]

    assert sorted(found) == [["Photo A"], ["Photo Z"]]


def test_the_bars_take_nothing_from_elsewhere(officer: Client, make_image: Make) -> None:
    make_image("Photo A", intended_use="news", collected_on=date(2024, 9, 14))
    html = officer.get(reverse(URL)).content.decode()
    bars = re.findall(r'<section class="leaving .*?</section>', html, flags=re.S)[0]

    assert 'role="img"' in bars
    assert "<script" not in bars
    assert "http" not in bars


@pytest.mark.any_database
def test_csv_has_every_line_and_no_formula(officer: Client, make_image: Make) -> None:
    for number in range(52):
        make_image(f"Photo {number}", intended_use="news", collected_on=date(2024, 9, 14))
    make_image("=1+1", intended_use="news", collected_on=date(2024, 9, 15))
    answer = officer.get(reverse(URL), {"export": "csv"})
    lines = b"".join(answer).decode().splitlines()

    assert lines[0] == "Title,Leaves on,What happens,Retention rule,Since,Why,Pages that lose it"
    assert len(lines) == 54
    assert lines[-1].startswith("'=1+1,2027-03-15,Is erased,")
    assert "what-leaves-the-site-2026-09-14.csv" in answer["Content-Disposition"]


def test_xlsx_has_dates_as_dates(officer: Client, news: MakePage, make_image: Make) -> None:
    news("Council meets", on=date(2024, 9, 14), hero_image=make_image("Photo A"))
    answer = officer.get(reverse(URL), {"export": "xlsx", "rule": "news-media"})
    sheet = load_workbook(BytesIO(b"".join(answer))).active
    assert sheet is not None
    assert (sheet.title, sheet.freeze_panes) == ("What leaves the site", "A2")
    (_, line) = sheet.iter_rows(values_only=True)

    assert line[0] == "Photo A"
    assert str(line[1]).startswith("2027-03-14")
    assert line[6] == "Council meets"


def test_it_reads_in_dutch(news: MakePage, make_image: Make) -> None:
    news("Raad vergadert", on=date(2024, 9, 14), hero_image=make_image("Photo A"))
    (row,) = rows(client_as("officer", language="nl"))

    assert row.startswith("Photo A 14 maart 2027 Wordt gewist ")
    assert "omdat deze foto op 14 september 2024 bij een nieuwsbericht kwam." in row
