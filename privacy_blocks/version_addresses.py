"""Where the versions of a statement are, below the statement, in the page's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import override, pgettext


@dataclass(frozen=True, slots=True)
class VersionAddresses:
    """The addresses that a template links to; a version's own is ``versions`` and its slug."""

    page: str
    versions: str
    difference: str
    pdf: str


def path_parts(language: str) -> tuple[str, str]:
    """What the addresses of the list and of the difference end in."""
    with override(language):
        return (
            pgettext("part of an address", "versions"),
            pgettext("part of an address", "difference"),
        )


def addresses_of(page: Any, request: HttpRequest | None = None) -> VersionAddresses:
    """The addresses below a page."""
    here = page.get_url(request) or "/"
    versions, difference = path_parts(page.locale.language_code)
    return VersionAddresses(
        page=here,
        versions=f"{here}{versions}/",
        difference=f"{here}{versions}/{difference}/",
        pdf=f"{here}pdf/",
    )


def alternates_of(page: Any, request: HttpRequest | None = None) -> list[tuple[str, str]]:
    """The list of versions in each language, itself included, with its full address.

    ``x-default``, where it is for who reads none of them, comes last.
    """
    same = page.get_translations(inclusive=True).live().filter(alias_of=None)
    found = {}
    for other in same.select_related("locale").order_by("locale__language_code"):
        language = other.locale.language_code
        found[language] = f"{other.get_full_url(request)}{path_parts(language)[0]}/"
    if default := found.get(settings.LANGUAGE_CODE):
        found["x-default"] = default
    return list(found.items())
