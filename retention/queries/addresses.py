"""Under which addresses caches in front of the site may hold pages and files."""

import logging
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from types import SimpleNamespace
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import storages
from wagtail.contrib.frontend_cache.utils import PurgeBatch
from wagtail.models import Page, ReferenceIndex, Site

logger = logging.getLogger(__name__)

T = TypeVar("T")

CHUNK = 500

StoredName = tuple[str, str]
"""The alias of a storage in ``STORAGES``, and a name there."""


def page_addresses(pages: Collection[int]) -> dict[int, set[str]]:
    """All addresses of each page: on every site that it is on, with its further cached paths."""
    sites = [_only(root) for root in Site.get_site_root_paths()]
    found: dict[int, set[str]] = {}
    for some in _chunks(pages):
        for page in Page.objects.filter(pk__in=some):
            found[page.pk] = set().union(*(_addresses(page, site) for site in sites))
    return found


def teasing_pages(pages: Collection[int]) -> set[int]:
    """Pages that may show something of these: those above them, and those that refer to them."""
    return pages_above(pages).union(*pages_referring(pages).values()) - set(pages)


def pages_above(pages: Collection[int]) -> set[int]:
    """Every page, but the root, that one of these stands below."""
    found: set[int] = set()
    for some in _chunks(pages):
        above = {
            path[:length]
            for path in Page.objects.filter(pk__in=some).values_list("path", flat=True)
            for length in range(2 * Page.steplen, len(path), Page.steplen)
        }
        for paths in _chunks(above):
            found.update(Page.objects.filter(path__in=paths).values_list("pk", flat=True))
    return found


def pages_referring(pages: Collection[int]) -> dict[int, set[int]]:
    """By page, the pages that refer to it."""
    found: dict[int, set[int]] = {}
    page_type = ContentType.objects.get_for_model(Page)
    for some in _chunks(pages):
        referring = ReferenceIndex.objects.filter(
            to_content_type=page_type,
            to_object_id__in=[str(pk) for pk in some],
            base_content_type=page_type,
        )
        for to, by in referring.values_list("to_object_id", "object_id"):
            found.setdefault(int(to), set()).add(int(by))
    return found


def file_addresses(files: Iterable[StoredName]) -> dict[StoredName, set[str]]:
    """All addresses of each file: one on every site, or one elsewhere; none where it has none."""
    roots = {root.root_url for root in Site.get_site_root_paths()}
    return {file: _on_sites(_storage_address(*file), roots) for file in files}


def _storage_address(storage: str, name: str) -> str:
    """Without what follows a question mark: a signature is a secret, and never the same."""
    try:
        url = str(storages[storage].url(name))
    except (NotImplementedError, ValueError):
        return ""  # this storage gives no addresses
    except Exception:
        logger.exception("storage %s cannot tell the address of a file", storage)
        return ""
    return urlsplit(url)._replace(query="", fragment="").geturl()


def _on_sites(url: str, roots: set[str]) -> set[str]:
    absolute = {urljoin(root, url) for root in roots} | {url} if url else set()
    return {address for address in absolute if urlsplit(address).scheme}


def _only(root: object) -> SimpleNamespace:
    """What Wagtail takes the roots of sites from, with this one alone: a page tells its first."""
    return SimpleNamespace(_wagtail_cached_site_root_paths=[root])


def _addresses(page: Page, site: SimpleNamespace) -> set[str]:
    batch = PurgeBatch(cache_object=site)
    try:
        batch.add_page(page.specific_deferred)
    except Exception:
        # The site's own code: it must not keep anything from being erased.
        logger.exception("page %s cannot tell its addresses", page.pk)
        url = page.get_full_url(site)
        return {url} if url else set()
    return set(batch.urls)


def _chunks(values: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(values)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk
