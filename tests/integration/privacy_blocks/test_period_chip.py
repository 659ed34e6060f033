"""The live period in running text: stored by rule, shown in words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.rich_text import RichText, expand_db_html

from privacy_blocks.blocks.rich_text import PLAIN as FEATURES
from privacy_blocks.blocks.rich_text import PrivacyRichTextBlock
from privacy_blocks.reading import RegisterReading
from privacy_blocks.rich_text.chips import rules_in, stored
from privacy_blocks.rich_text.in_use import going_by
from retention.models import Rule, RuleVersion
from retention.rules.period import Period

pytestmark = [pytest.mark.any_database, pytest.mark.django_db, pytest.mark.usefixtures("register")]

CHIP = '<embed embedtype="retention-period" rule="news-media"/>'
SHOWN = '<data class="retention-period" data-rule="news-media" value="P30M">{}</data>'


def change(key: str, iso: str, *, on: date) -> None:
    version = RuleVersion(rule=Rule.objects.get(key=key), effective_from=on)
    version.period = Period.from_iso(iso)
    version.save()


@pytest.mark.parametrize(("language", "words"), [("nl", "2,5 jaar"), ("en", "2.5 years")])
def test_a_chip_reads_as_the_period_of_today(language: str, words: str) -> None:
    with override(language):
        assert expand_db_html(f"<p>Na {CHIP}.</p>") == f"<p>Na {SHOWN.format(words)}.</p>"


def test_it_changes_on_the_day_that_the_register_does(
    today: date, set_today: Callable[[date], None]
) -> None:
    tomorrow = date(2026, 9, 15)
    change("news-media", "P36M", on=tomorrow)
    with override("nl"):
        assert "2,5 jaar" in expand_db_html(CHIP)
        set_today(tomorrow)
        assert ">3 jaar</data>" in expand_db_html(CHIP)


@pytest.mark.parametrize(
    ("rule", "words"),
    [("newsletter", "direct"), ("visit-log", "3 maanden")],
)
def test_a_chip_is_nothing_but_the_period(rule: str, words: str) -> None:
    with override("nl"):
        assert f">{words}</data>" in expand_db_html(stored(rule))


def test_an_end_in_words_is_a_chip_too() -> None:
    criterion = Rule.objects.get(key="portal-company").text("nl").criterion
    assert criterion

    with override("nl"):
        shown = expand_db_html(stored("portal-company"))

    assert f'data-rule="portal-company" value="">{criterion}</data>' in shown


@pytest.mark.parametrize(
    "source", [stored("deleted-rule"), '<embed embedtype="retention-period"/>']
)
def test_an_unknown_rule_says_nothing_to_visitors(source: str) -> None:
    assert expand_db_html(f"<p>Na {source}.</p>") == "<p>Na .</p>"


def test_all_chips_of_a_field_cost_one_reading() -> None:
    source = "".join(f"<p>{stored(key)}</p>" for key in Rule.objects.values_list("key", flat=True))
    with CaptureQueriesContext(
        connection,
    ) as one:
        expand_db_html(CHIP)
    with CaptureQueriesContext(connection) as many:
        expand_db_html(source)

    assert len(many) == len(one)


@contextmanager
def a_request() -> Iterator[None]:
    """What is told at the beginning and the end of one; the test's connection stays open."""
    for moment in (request_started, request_finished):
        moment.disconnect(close_old_connections)
    request_started.send(sender=None)
    try:
        yield
    finally:
        request_finished.send(sender=None)
        for moment in (request_started, request_finished):
            moment.connect(close_old_connections)


def test_within_a_request_the_register_is_read_once() -> None:
    with a_request():
        expand_db_html(CHIP)
        with CaptureQueriesContext(connection) as again:
            expand_db_html(CHIP)

    assert len(again) == 0


def test_a_change_within_a_request_is_seen(today: date) -> None:
    with a_request(), override("nl"):
        assert "2,5 jaar" in expand_db_html(CHIP)
        change("news-media", "P1Y", on=today)
        assert "1 jaar" in expand_db_html(CHIP)


def test_the_block_goes_by_the_reading_of_the_page(today: date) -> None:
    reading = RegisterReading("en", today=today)
    block = PrivacyRichTextBlock()
    assert reading.period("news-media")

    with override("nl"), CaptureQueriesContext(connection) as queries:
        shown = block.render(RichText(CHIP), context={"privacy_register": reading})

    assert "2.5 years" in shown
    assert len(queries) == 0


def test_a_filter_without_context_goes_by_what_is_said(today: date) -> None:
    template = Template("{% load wagtailcore_tags %}{{ text|richtext }}")

    with override("nl"), going_by(RegisterReading("en", today=today)):
        assert "2.5 years" in template.render(Context({"text": CHIP}))


def test_the_editor_shows_the_words_and_stores_the_rule() -> None:
    converter = ContentstateConverter(FEATURES)
    with override("nl"):
        state = json.loads(converter.from_database_format(f"<p>Weg na {CHIP} of eerder.</p>"))

    [block] = state["blocks"]
    assert block["text"] == "Weg na 2,5 jaar of eerder."
    assert [(r["offset"], r["length"]) for r in block["entityRanges"]] == [(7, 8)]
    [entity] = state["entityMap"].values()
    assert (entity["type"], entity["mutability"]) == ("RETENTION_PERIOD", "IMMUTABLE")
    assert entity["data"]["rule"] == "news-media"
    html = converter.to_database_format(json.dumps(state))
    assert rules_in(html) == ["news-media"]
    assert "2,5 jaar" not in html


@pytest.mark.parametrize(
    "source",
    [
        f"<p>{CHIP}</p>",
        f"<p>{CHIP}{stored('newsletter')}</p>",
        f"<ul><li>na <b>{CHIP}</b> weg</li></ul>",
        f'<p><a href="https://example.org">zie</a> {CHIP}</p>',
        f"<p>{stored('gone')} x</p>",
        CHIP,
    ],
)
def test_saving_in_the_editor_loses_no_chip(source: str) -> None:
    converter = ContentstateConverter(FEATURES)

    saved = converter.to_database_format(converter.from_database_format(source))

    assert rules_in(saved) == rules_in(source)


def test_publishing_refuses_an_unknown_rule_and_says_what_to_do() -> None:
    block = PrivacyRichTextBlock()
    with override("en"), pytest.raises(ValidationError) as refused:
        block.clean(RichText(f"<p>{CHIP} {stored('deleted-rule')}</p>"))

    [message] = refused.value.messages
    assert "“deleted-rule”" in message
    assert "Choose another rule for it, or remove it." in message


def test_a_draft_may_keep_an_unknown_rule() -> None:
    block = PrivacyRichTextBlock()
    text = RichText(f"<p>{stored('deleted-rule')}</p>")

    assert rules_in(block.clean_deferred(text).source) == ["deleted-rule"]
    with pytest.raises(ValidationError):
        block.clean(text)


def test_wagtail_knows_which_text_refers_to_a_rule() -> None:
    rule = Rule.objects.get(key="news-media")
    found = list(PrivacyRichTextBlock().extract_references(RichText(f"{CHIP}{stored('gone')}")))

    assert [(ref[1], ref[0]) for ref in found] == [(str(rule.pk), Rule)]
