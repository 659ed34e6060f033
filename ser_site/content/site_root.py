"""Puts the site's own front page in the place of Wagtail's welcome page."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page, Site

from ser_site.home.models import HomePage


class NotEmpty(Exception):
    """There are pages already, and they are nobody's to replace."""


def refuse_pages() -> None:
    """Raise NotEmpty unless only Wagtail's root and welcome page are there."""
    strange = Page.objects.filter(depth__gt=1).exclude(pk__in=_welcome_pages()).first()
    if strange is not None:
        raise NotEmpty(f"there are pages already, such as {strange.title!r}")


def replace_welcome(home: HomePage) -> Site:
    """Add the front page and make it the root of the default site."""
    home.live = False
    Page.get_first_root_node().add_child(instance=home)
    site = _default_site()
    site.root_page = home
    site.save()
    for welcome in Page.objects.filter(pk__in=_welcome_pages()):
        welcome.delete()
    return site


def _welcome_pages() -> list[int]:
    """Wagtail's first page: of no class of its own, and never edited."""
    pages = Page.objects.filter(depth=2, latest_revision=None)
    return [page.pk for page in pages if page.specific_class is Page]


def _default_site() -> Site:
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    site.hostname = address.hostname or "localhost"
    site.port = address.port or (443 if address.scheme == "https" else 80)
    site.site_name = settings.WAGTAIL_SITE_NAME
    return site
