"""Tags for the theme's templates."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page
from wagtail.rich_text import RichText, expand_db_html

from media_retention import visibility
from ser_site.theme import navigation, pictures
from ser_site.theme.rich_text import with_classes

register = template.Library()

# Widths that a picture is made at, per place on the page.
_SPECS = {
    # For other sites that show a link to the page: JPEG, which all of them know.
    "social": ["fill-1200x630|format-jpeg"],
    "hero": ["fill-640x400|format-webp", "fill-1280x720|format-webp"],
    "lead": ["fill-640x427|format-webp", "fill-1080x720|format-webp"],
    "teaser": ["fill-400x267|format-webp", "fill-800x533|format-webp"],
    "body": ["max-640x960|format-webp", "max-1280x1280|format-webp"],
    "film": ["fill-640x360|format-webp", "fill-1280x720|format-webp"],
    "portrait": ["fill-192x192|format-webp"],
}


def _page(context: template.Context) -> Page | None:
    page = context.get("page")
    return page if isinstance(page, Page) else None


@register.simple_tag
def picture(image: Any, place: str, of: Page | None = None) -> pictures.Shown | None:
    """The picture as shown in a place of the layout; falsy when there is none to show.

    A teaser says ``of`` which page it is: where that may no longer show it, nor may we.
    """
    with visibility.part_of(of.pk if of else None):
        return pictures.shown(image, _SPECS[place])


@register.simple_tag(takes_context=True)
def absolute(context: template.Context, url: str) -> str:
    """An address with the site's name before it, for who reads it elsewhere."""
    request = context.get("request")
    return request.build_absolute_uri(url) if isinstance(request, HttpRequest) else url


@register.simple_tag
def film(video: Any) -> pictures.Film | None:
    """The film as the browser plays it; falsy when there is none to play."""
    return pictures.film(video)


@register.simple_tag
def offered(video: Any) -> pictures.Lent | None:
    """The video as it is offered before anybody plays it; falsy when there is none to offer."""
    return pictures.lent(video, _SPECS["film"])


@register.filter
def prose(value: RichText | str | None) -> SafeString:
    """Rich text with the classes of the component CSS."""
    if not value:
        return mark_safe("")
    source = value.source if isinstance(value, RichText) else value
    # Wagtail's writer escapes what an editor typed; this only adds classes.
    return mark_safe(with_classes(expand_db_html(source)))  # noqa: S308


@register.simple_tag(takes_context=True)
def main_menu(context: template.Context) -> list[navigation.Link]:
    """The links of the main navigation; empty where there is no request."""
    request = context.get("request")
    return navigation.menu(request, _page(context)) if isinstance(request, HttpRequest) else []


@register.simple_tag(takes_context=True)
def footer_links(context: template.Context) -> list[navigation.Link]:
    """Statement, about, contact, complaints and accessibility, as far as they are published."""
    request = context.get("request")
    return navigation.footer(request) if isinstance(request, HttpRequest) else []


@register.simple_tag(takes_context=True)
def breadcrumb(context: template.Context) -> list[navigation.Link]:
    """The pages above this one."""
    request, page = context.get("request"), _page(context)
    if page is None or not page.pk or not isinstance(request, HttpRequest):
        return []
    return navigation.breadcrumb(request, page)


@register.simple_tag(takes_context=True)
def other_languages(context: template.Context) -> list[navigation.LanguageLink]:
    """Links to this page in the site's other languages."""
    request = context.get("request")
    if not isinstance(request, HttpRequest):
        return []
    return navigation.languages(request, _page(context))


@register.simple_tag(takes_context=True)
def alternates(context: template.Context) -> list[navigation.Alternate]:
    """This page in all its languages, for search engines."""
    request = context.get("request")
    if not isinstance(request, HttpRequest):
        return []
    return navigation.alternates(request, _page(context))


@register.simple_tag(takes_context=True)
def home_link(context: template.Context) -> str:
    """The address of the front page in this language."""
    request = context.get("request")
    home = navigation.home_page(request) if isinstance(request, HttpRequest) else None
    return (home.get_url(request) if home else None) or "/"
