"""Chips and typed periods in the blocks of a statement."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.rich_text import RichText

from privacy_blocks.promises import promised
from privacy_blocks.queries.typed_periods import typed_in_stream
from privacy_blocks.reading import RegisterReading
from privacy_blocks.rich_text.chips import stored
from privacy_blocks.rich_text.own_words import in_own_words
from retention.models import Rule, RuleVersion
from ser_site.statement.models import StatementPage

pytestmark = [pytest.mark.any_database, pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture
def statement() -> StatementPage:
    page: StatementPage = StatementPage.objects.get(slug="privacyverklaring")
    return page


def publish(page: Any, *blocks: tuple[str, Any]) -> None:
    page.body = list(blocks)
    page.save_revision().publish()


def text(source: str) -> tuple[str, dict[str, RichText]]:
    return "text", {"text": RichText(source)}


def about(activity: str, **texts: str) -> tuple[str, dict[str, Any]]:
    return "activity", {"activity": activity, **{k: RichText(v) for k, v in texts.items()}}


def shown(client: Client) -> str:
    return " ".join(client.get("/privacyverklaring/").content.decode().split())


def test_a_visitor_reads_the_period_and_its_change(
    client: Client,
    statement: StatementPage,
    set_today: Callable[[date], None],
) -> None:
    publish(statement, text(f"<p>Weg na {stored('news-media')}.</p>"))
    version = RuleVersion(
        rule=Rule.objects.get(key="news-media"), effective_from=date(2026, 9, 15), amount=3
    )
    version.unit = "year"
    version.save()
    assert 'value="P30M">2,5 jaar</data>.' in shown(client)

    set_today(date(2026, 9, 15))

    assert 'value="P3Y">3 jaar</data>.' in shown(client)


def test_what_a_chip_says_is_a_promise(statement: StatementPage) -> None:
    publish(statement, text("<p>Nog zonder.</p>"))
    assert "nl" not in promised("camera")
    publish(statement, text(f"<p>Weg na {stored('camera')}.</p>"))

    assert promised("camera")["nl"] == "28 dagen"


def test_many_chips_in_many_blocks_ask_nothing_more(
    client: Client, statement: StatementPage
) -> None:
    publish(statement, text(f"<p>{stored('camera')}</p>"), about("media"))
    client.get("/privacyverklaring/")
    with CaptureQueriesContext(connection) as few:
        client.get("/privacyverklaring/")
    many = f"<p>{stored('camera')} en {stored('event')}</p>"
    publish(statement, *[text(many)] * 5, about("media", intro=many, periods=many, more=many))
    client.get("/privacyverklaring/")
    with CaptureQueriesContext(connection) as more:
        client.get("/privacyverklaring/")

    assert len(more) == len(few)


def test_an_unknown_rule_breaks_no_page(client: Client, statement: StatementPage) -> None:
    publish(statement, text(f"<p>Weg na {stored('gone')}, echt.</p>"))

    assert "Weg na , echt." in shown(client)


def test_the_page_refuses_to_be_published_with_an_unknown_rule(statement: StatementPage) -> None:
    block = statement.body.stream_block
    value = block.normalize([text(f"<p>{stored('gone')}</p>")])

    with pytest.raises(ValidationError):
        block.clean(value)
    block.clean_deferred(value)


def test_typed_periods_are_found_with_block_line_and_activity(
    statement: StatementPage, today: date
) -> None:
    publish(
        statement,
        about("event", periods=f"<p>Na een maand, niet na {stored('camera')}.</p>"),
        text("<h3>Kop</h3><ul><li>na 7 jaar</li></ul>"),
    )
    reading = RegisterReading("nl", today=today)

    first, second = typed_in_stream(statement.body, reading)

    assert (first.words, first.line) == ("een maand", "Na een maand, niet na 28 dagen.")
    assert (first.block, first.activity) == (statement.body[0].id, "event")
    assert [choice.period.rule for choice in first.rules(reading)] == ["event", "survey"]
    assert (second.line, second.block) == ("na 7 jaar", statement.body[1].id)
    assert second.path == f"{statement.body[1].id}.text"


def test_a_line_has_a_chip_in_the_words_that_visitors_read(
    statement: StatementPage, today: date
) -> None:
    period = RegisterReading("nl", today=today).period("application")
    assert period is not None
    chip = in_own_words(period, "zes weken", "nl")
    publish(statement, text(f"<p>Na {chip}, niet na 9 jaar.</p>"))

    [dutch] = typed_in_stream(statement.body, RegisterReading("nl", today=today))
    [english] = typed_in_stream(statement.body, RegisterReading("en", today=today))

    assert dutch.line == "Na zes weken, niet na 9 jaar."
    assert english.line == "Na 6 weeks, niet na 9 jaar."
