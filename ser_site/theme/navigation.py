"""Where a visitor can go from here; reads only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page, Site

from ser_site.home.models import StandardRole

_TRANSLATIONS = "_ser_translations"
_LED_TO = "_ser_led_to"
COMPLAINTS = ("complaint", "objection")
"""Kinds of form that must be found without a search."""

FOOTER_ROLES = (
    StandardRole.ABOUT,
    StandardRole.CONTACT,
    *COMPLAINTS,
    StandardRole.ACCESSIBILITY,
)


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go to."""

    title: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in another language, or that language's front page."""

    code: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Alternate:
    """Where the same page is in a language, or for who reads none of them (``x-default``)."""

    code: str
    url: str


def home_page(request: HttpRequest, page: Page | None = None) -> Any:
    """The live front page in the language of the request, or None on an empty site.

    Who will ask for translations of a page as well says which page: one query finds both.
    """
    site = Site.find_for_request(request)
    if site is None:
        return None
    homes = _translations(request, site.root_page.translation_key, page)
    language = get_language() or settings.LANGUAGE_CODE
    root = (home for home in homes.values() if home.pk == site.root_page_id)
    return homes.get(language) or next(root, None)


def _translations(request: HttpRequest, key: UUID, page: Page | None = None) -> dict[str, Page]:
    """Every live version of a page by language, asked for once per request."""
    known: dict[UUID, dict[str, Page]] = getattr(request, _TRANSLATIONS, {})
    wanted = {key} | ({page.translation_key} if page is not None and page.pk else set())
    if missing := wanted - set(known):
        known |= {each: {} for each in missing}
        found = Page.objects.live().filter(translation_key__in=missing).select_related("locale")
        for other in found:
            known[other.translation_key][other.locale.language_code] = other
        setattr(request, _TRANSLATIONS, known)
    return known[key]


def menu(request: HttpRequest, page: Page | None) -> list[Link]:
    """The main navigation: what the editors put in the menu, in the order of the tree."""
    home = home_page(request)
    if home is None:
        return []
    path = page.path if page is not None and page.path else ""
    return [
        Link(item.title, item.get_url(request) or "", path.startswith(item.path))
        for item in _led_to(request, home)
        if item.show_in_menus and item.depth == home.depth + 1
    ]


def footer(request: HttpRequest) -> list[Link]:
    """The pages that must be reachable from everywhere."""
    home = home_page(request)
    if home is None:
        return []
    # The first of each kind in the tree; the statement has no role.
    first: dict[Any, Page] = {}
    for page in _led_to(request, home):
        role = StandardRole.CONTACT if page.is_contact else page.complaint or page.role
        if page.is_statement or role in FOOTER_ROLES:
            first.setdefault(role, page)
    found = [first[role] for role in (None, *FOOTER_ROLES) if role in first]
    return [Link(page.title, page.get_url(request) or "") for page in found]


def _led_to(request: HttpRequest, home: Any) -> list[Any]:
    """What menu and footer are made of, in the order of the tree, in one query per request."""
    known: list[Any] | None = getattr(request, _LED_TO, None)
    if known is None:
        statement = Q(statementpage__isnull=False)
        in_menu = Q(show_in_menus=True, depth=home.depth + 1)
        pages = Page.objects.live().descendant_of(home).order_by("path")
        contact = Q(contactpage__isnull=False)
        marked = pages.annotate(
            role=F("standardpage__role"),
            complaint=F("complaintpage__kind"),
            is_statement=statement,
            is_contact=contact,
        )
        wanted = Q(role__in=FOOTER_ROLES) | Q(complaint__in=COMPLAINTS)
        known = list(marked.filter(in_menu | statement | contact | wanted))
        setattr(request, _LED_TO, known)
    return known


def breadcrumb(request: HttpRequest, page: Page) -> list[Link]:
    """The way from the front page to the page above this one."""
    home = home_page(request)
    if home is not None and page.depth == home.depth + 1 and page.path.startswith(home.path):
        above: Iterable[Page] = [home]
    else:
        above = page.get_ancestors().live().filter(depth__gt=1)
    return [Link(item.title, item.get_url(request) or "") for item in above]


def languages(request: HttpRequest, page: Page | None) -> list[LanguageLink]:
    """One link for every other language that has a front page."""
    home = home_page(request, page)
    if home is None:
        return []
    homes = _translations(request, home.translation_key)
    others = {code: other for code, other in homes.items() if other.pk != home.pk}
    if page is not None and page.pk:
        for code, translation in _translations(request, page.translation_key).items():
            if code in others and translation.pk != page.pk:
                others[code] = translation
    return [
        LanguageLink(code, get_language_info(code)["name_local"].capitalize(), url)
        for code, other in sorted(others.items())
        if (url := other.get_url(request))
    ]


def alternates(request: HttpRequest, page: Page | None) -> list[Alternate]:
    """The page in each of its languages, itself included, for search engines; none if only one.

    With full addresses, as ``hreflang`` wants them. An alias has no text of its own language.
    """
    if page is None or not page.pk:
        return []
    known = {
        code: url
        for code, other in sorted(_translations(request, page.translation_key).items())
        if other.alias_of_id is None and (url := other.get_full_url(request))
    }
    if len(known) < 2:
        return []
    default = known.get(settings.LANGUAGE_CODE)
    known |= {"x-default": default} if default else {}
    return [Alternate(code, url) for code, url in known.items()]
