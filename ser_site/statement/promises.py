"""What the published statement promises, read from the page as a visitor gets it."""

from __future__ import annotations

from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from django.template.response import SimpleTemplateResponse
from django.test import RequestFactory
from django.utils.translation import override

from .models import StatementPage

Promised = dict[str, dict[str, str]]


def promises() -> Promised:
    """Rule key → language → the words on the live statement in that language."""
    found: Promised = {}
    for page in StatementPage.objects.live().select_related("locale"):
        language = page.locale.language_code
        for rule, words in _rules_in(_rendered(page, language)):
            found.setdefault(rule, {})[language] = words
    return found


def promised(rule_key: str) -> dict[str, str]:
    """The words of one rule per language; empty when no live statement speaks of it."""
    return promises().get(rule_key, {})


def _rendered(page: StatementPage, language: str) -> bytes:
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
