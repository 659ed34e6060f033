"""Where a visitor can go from here; reads only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page, Site

from ser_site.home.models import HomePage, StandardPage, StandardRole
from ser_site.statement.models import StatementPage

FOOTER_ROLES = (StandardRole.ABOUT, StandardRole.CONTACT, StandardRole.ACCESSIBILITY)


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


def home_page(request: HttpRequest) -> Any:
    """The live front page in the language of the request, or None on an empty site."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    root = site.root_page
    language = get_language() or settings.LANGUAGE_CODE
    homes = HomePage.objects.live().filter(translation_key=root.translation_key)
    return homes.filter(locale__language_code=language).first() or homes.filter(pk=root.pk).first()


def menu(request: HttpRequest, page: Page | None) -> list[Link]:
    """The main navigation: what the editors put in the menu, in the order of the tree."""
    home = home_page(request)
    if home is None:
        return []
    items = home.get_children().live().in_menu()
    path = page.path if page is not None and page.path else ""
    return [
        Link(item.title, item.get_url(request) or "", path.startswith(item.path)) for item in items
    ]


def footer(request: HttpRequest) -> list[Link]:
    """The pages that must be reachable from everywhere."""
    home = home_page(request)
    if home is None:
        return []
    found: list[Page] = list(StatementPage.objects.live().descendant_of(home)[:1])
    plain = {
        page.role: page
        for page in StandardPage.objects.live()
        .descendant_of(home)
        .filter(role__in=FOOTER_ROLES)
        .order_by("-path")
    }
    found += [plain[role] for role in FOOTER_ROLES if role in plain]
    return [Link(page.title, page.get_url(request) or "") for page in found]


def breadcrumb(request: HttpRequest, page: Page) -> list[Link]:
    """The way from the front page to the page above this one."""
    above = page.get_ancestors().live().filter(depth__gt=1)
    return [Link(item.title, item.get_url(request) or "") for item in above]


def languages(request: HttpRequest, page: Page | None) -> list[LanguageLink]:
    """One link for every other language that has a front page."""
    home = home_page(request)
    if home is None:
        return []
    others = {
        other.locale.language_code: other
        for other in home.get_translations().live().select_related("locale")
    }
    if page is not None and page.pk:
        for translation in page.get_translations().live().select_related("locale"):
            if translation.locale.language_code in others:
                others[translation.locale.language_code] = translation
    return [
        LanguageLink(code, get_language_info(code)["name_local"].capitalize(), url)
        for code, other in sorted(others.items())
        if (url := other.get_url(request))
    ]
