"""Versions are read at addresses of their own, compared, and taken along as a PDF."""

from __future__ import annotations

from datetime import date

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from privacy_blocks.models import StatementVersion
from privacy_blocks.pdf.rendering import statement_pdf
from ser_site.statement.models import StatementPage
from tests.integration.conftest import SetToday
from tests.statements import BODY, change_period, write

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

Statements = dict[str, StatementPage]


@pytest.fixture
def changed(statements: Statements, set_today: SetToday) -> Statements:
    """Three versions in Dutch: 1 September, 16 September (register), 18 September."""
    change_period("news-media", "P36M", on=date(2026, 9, 16))
    set_today(date(2026, 9, 18))
    text = ("text", {"text": "<p>De deur is goed op slot.</p><p>Het raam is dicht.</p>"})
    write(statements["nl"], [*BODY[:3], text, BODY[4]])
    return statements


def soup_of(client: Client, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200, url
    return BeautifulSoup(response.content, "html.parser")


def words(element: Tag | None) -> str:
    assert element is not None
    return " ".join(element.get_text().split())


def test_the_page_names_the_date_of_its_newest_version(changed: Statements, client: Client) -> None:
    shown = soup_of(client, "/privacyverklaring/").select_one(".ser-statement__date time")
    assert shown is not None
    assert (shown["datetime"], shown.get_text()) == ("2026-09-18", "18 september 2026")


def test_the_page_shows_the_new_date_from_midnight_on(
    statements: Statements, client: Client, set_today: SetToday
) -> None:
    change_period("news-media", "P36M", on=date(2026, 9, 16))
    set_today(date(2026, 9, 20))
    page = soup_of(client, "/en/privacy-statement/")
    assert words(page.select_one('[data-rule="news-media"]')) == "3 years"
    assert words(page.select_one(".ser-statement__date time")) == "16 September 2026"


def test_the_list_has_every_version_newest_first(changed: Statements, client: Client) -> None:
    page = soup_of(client, "/privacyverklaring/versies/")
    links = [str(link["href"]) for link in page.select(".privacy-versions__date")]
    assert links == [
        "/privacyverklaring/versies/2026-09-18/",
        "/privacyverklaring/versies/2026-09-16/",
        "/privacyverklaring/versies/2026-09-01/",
    ]
    assert words(page.select_one(".privacy-versions__item")) == (
        "18 september 2026 De pagina is gepubliceerd Geldt nu PDF 18 september 2026"
    )


def test_an_older_version_says_what_it_said_then(changed: Statements, client: Client) -> None:
    response = client.get("/privacyverklaring/versies/2026-09-01/")
    page = BeautifulSoup(response.content, "html.parser")
    assert words(page.select_one('[data-rule="news-media"]')) == "2,5 jaar"
    assert words(page.select_one(".privacy-versions__banner p")) == (
        "Dit is een oudere versie. Zij gold van 1 september 2026 tot 16 september 2026."
    )
    assert response["X-Robots-Tag"] == "noindex"
    canonical = page.select_one('link[rel="canonical"]')
    assert canonical is not None
    assert str(canonical["href"]).endswith("/privacyverklaring/")


def test_the_newest_version_says_that_it_is_current(changed: Statements, client: Client) -> None:
    page = soup_of(client, "/privacyverklaring/versies/2026-09-18/")
    assert words(page.select_one(".privacy-versions__banner p")) == (
        "Dit is de versie die nu geldt. Zij geldt sinds 18 september 2026."
    )


def test_english_versions_have_english_addresses(changed: Statements, client: Client) -> None:
    page = soup_of(client, "/en/privacy-statement/versions/2026-09-01/")
    assert words(page.select_one('[data-rule="news-media"]')) == "2.5 years"
    assert client.get("/en/privacy-statement/versies/").status_code == 404


@pytest.mark.parametrize(
    "below",
    [
        "versies/2026-09-02/",
        "versies/2026-09-01-1/",
        "versies/2026-09-01-2/",
        "versies/gisteren/",
        "versies/verschil/?since=1",
        "versies/2026-09-01/meer/",
        "iets/",
    ],
)
def test_what_is_not_there_is_not_found(changed: Statements, client: Client, below: str) -> None:
    assert client.get(f"/privacyverklaring/{below}").status_code == 404


def test_the_difference_marks_what_was_added_and_removed(
    changed: Statements, client: Client
) -> None:
    page = soup_of(client, "/privacyverklaring/versies/verschil/?since=2026-09-01")
    assert [words(tag) for tag in page.select("del")][1:] == ["verwijderd: 2,5"]
    assert [words(tag) for tag in page.select("ins")][1:] == ["toegevoegd: 3", "toegevoegd: goed"]
    folded = [words(tag) for tag in page.select("details.privacy-difference__same summary")]
    assert folded == ["1 deel is hetzelfde gebleven", "1 deel is hetzelfde gebleven"]


def test_two_older_versions_can_be_compared(changed: Statements, client: Client) -> None:
    address = "/privacyverklaring/versies/verschil/?since=2026-09-01&until=2026-09-16"
    page = soup_of(client, address)
    assert [words(tag) for tag in page.select("ins")][1:] == ["toegevoegd: 3"]


def test_the_page_offers_the_choice_without_javascript(changed: Statements, client: Client) -> None:
    form = soup_of(client, "/privacyverklaring/").select_one("#changes form")
    assert form is not None
    assert (form["method"], form["action"]) == ("get", "/privacyverklaring/versies/verschil/")
    options = [str(option["value"]) for option in form.select("select[name=since] option")]
    assert options == ["2026-09-16", "2026-09-01"]


def test_the_current_version_as_a_pdf(changed: Statements, client: Client) -> None:
    response = client.get("/privacyverklaring/pdf/")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        'inline; filename="privacyverklaring-2026-09-18.pdf"'
    )
    assert response.content.startswith(b"%PDF-1.7")
    assert b"/Lang(nl)" in response.content.replace(b" ", b"")
    assert b"/MarkInfo<</Marked true" in response.content


def test_a_pdf_that_a_browser_has_is_not_sent_again(changed: Statements, client: Client) -> None:
    first = client.get("/privacyverklaring/versies/2026-09-01/pdf/")
    again = client.get(
        "/privacyverklaring/versies/2026-09-01/pdf/", headers={"if-none-match": first["ETag"]}
    )
    assert (again.status_code, again.content) == (304, b"")


def test_a_pdf_is_set_once(changed: Statements, monkeypatch: pytest.MonkeyPatch) -> None:
    version = StatementVersion.objects.get(language="nl", number=1)
    first = statement_pdf(version, address="https://voorbeeld.example/privacy/")
    monkeypatch.setattr("typst.compile", None)
    assert statement_pdf(version, address="https://voorbeeld.example/privacy/") == first


def test_an_editor_s_text_is_never_markup_of_the_document(
    statements: Statements, client: Client
) -> None:
    text = ("text", {"text": "<p>#panic() $x &lt;script&gt; [a](b) *c* @d `e` // f</p>"})
    write(statements["nl"], [*BODY[:3], text, BODY[4]])
    assert client.get("/privacyverklaring/pdf/").content.startswith(b"%PDF")


def test_an_unpublished_statement_shows_no_versions(statements: Statements, client: Client) -> None:
    statements["nl"].unpublish()
    assert client.get("/privacyverklaring/versies/").status_code == 404
