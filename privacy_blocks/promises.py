"""What the published statements promise, read from the pages as visitors get them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from django.template.response import SimpleTemplateResponse
from django.test import RequestFactory
from django.utils.translation import override

from privacy_blocks.queries.left_out import left_out_of
from privacy_blocks.queries.lines import Line, read_lines, reading_for
from privacy_blocks.queries.pages import live_statements, statement_pages
from privacy_blocks.queries.typed_promises import typed_on
from retention.promises import LineChange, Typed
from retention.rules.period import Period

Promised = dict[str, dict[str, str]]


def promises() -> Promised:
    """Rule key → language → the words on the live statement in that language."""
    found: Promised = {}
    for page in live_statements():
        language = page.locale.language_code
        for rule, words in _rules_in(_rendered(page, language)):
            found.setdefault(rule, {})[language] = words
    return found


def promised(rule_key: str) -> dict[str, str]:
    """The words of one rule per language; empty when no live statement speaks of it."""
    return promises().get(rule_key, {})


def typed(today: date) -> Iterable[Typed]:
    """The periods typed on live statements, in every language."""
    return [found for page in live_statements() for found in typed_on(page, today=today)]


def left_out(rules: Collection[str], today: date) -> dict[str, set[str]]:
    """Of these rules, those that a statement does not tell, with the languages where that is so.

    A statement that was published once and is gone from the site tells nothing.
    """
    found: dict[str, set[str]] = {}
    for page in statement_pages():
        for rule in _left_out(page, rules, today):
            found.setdefault(rule, set()).add(page.locale.language_code)
    return found


def _left_out(page: Any, rules: Collection[str], today: date) -> Collection[str]:
    if not page.live:
        return rules if page.first_published_at else ()
    reading = reading_for(page, today=today)
    return left_out_of(read_lines(page, reading), page, reading, rules)


def lines_that_change(
    rule: str, period: Period | None, *, today: date
) -> dict[str, list[LineChange]]:
    """The lines of live statements as they are now, and if a rule had this period, by language."""
    found: dict[str, list[LineChange]] = {}
    for page in live_statements():
        now = read_lines(page, reading_for(page, today=today))
        then = read_lines(page, reading_for(page, today=today, supposing={rule: period}))
        found.setdefault(page.locale.language_code, []).extend(_changes(now, then))
    return found


def _changes(now: list[Line], then: list[Line]) -> list[LineChange]:
    """Lines that are not the same, in pairs, once for each part of the page."""
    before, after = [line.text for line in now], [line.text for line in then]
    found: list[LineChange] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for old, new in zip_longest(now[i1:i2], then[j1:j2]):
            where = (new or old).part
            change = LineChange(where, old.text if old else "", new.text if new else "")
            if change not in found:
                found.append(change)
    return found


def _rendered(page: Any, language: str) -> bytes:
    """The page as an anonymous visitor receives it.

    Served by the page itself and not through the middleware: a redirect to HTTPS or an
    unknown host name must not make the promises disappear.
    """
    address = urlsplit(page.full_url or "http://localhost/")
    request = RequestFactory().get(
        address.path, secure=address.scheme == "https", headers={"host": address.netloc}
    )
    with override(language):
        response = page.serve(request)
        if isinstance(response, SimpleTemplateResponse):
            response.render()
    return bytes(response.content)


def _rules_in(html: bytes) -> list[tuple[str, str]]:
    """Every marked period: the rule's key and the words, with single spaces."""
    soup = BeautifulSoup(html, "html.parser")
    return [
        (str(element["data-rule"]), " ".join(element.get_text().split()))
        for element in soup.select("data.retention-period[data-rule]")
    ]
