"""The caches in front of the site, as set up for ``wagtail.contrib.frontend_cache``."""

import logging
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.utils.module_loading import import_string
from wagtail.contrib.frontend_cache.backends import BaseBackend
from wagtail.contrib.frontend_cache.utils import get_backends
from wagtail.coreutils import get_content_languages

from retention.cache_backends import NOTICING

logger = logging.getLogger(__name__)

IN_VAIN = 3
"""Questions in a row without an answer, after which a cache is left alone for this time."""

NOT_TRIED = "not tried"
"""What is said of addresses for which a cache that did not answer was not asked any more."""


def configured() -> dict[str, dict[str, Any]]:
    """The site's caches by name, with their settings; none when it has none."""
    named = getattr(settings, "WAGTAILFRONTENDCACHE", None)
    location = getattr(settings, "WAGTAILFRONTENDCACHE_LOCATION", None)
    if named is None and location is not None:
        backend = "wagtail.contrib.frontend_cache.backends.HTTPBackend"
        return {"default": {"BACKEND": backend, "LOCATION": location}}
    return named or {}


class Caches:
    """The site's caches for the length of one task; what does not answer is not asked for ever."""

    def __init__(self) -> None:
        self._wrong = ""
        self._backends: dict[str, BaseBackend] = {}
        self._unanswered: Counter[str] = Counter()
        try:
            self._backends = get_backends(
                {
                    name: {**config, "BACKEND": _noticing(config["BACKEND"])}
                    for name, config in configured().items()
                }
            )
        except Exception as error:
            logger.exception("the caches in front of the site are not set up well")
            self._wrong = type(error).__name__

    def purge(self, urls: Iterable[str]) -> dict[str, str]:
        """Have all caches forget these addresses, each on the hosts that it is for.

        Returns:
            What went wrong, by address; what is not in it was done.
        """
        if self._wrong:
            return dict.fromkeys(urls, self._wrong)
        asked_for: dict[str, list[str]] = defaultdict(list)
        for url in urls:
            for variant in in_all_languages(url):
                asked_for[variant].append(url)
        by_host: dict[str, list[str]] = defaultdict(list)
        for variant in asked_for:
            by_host[urlsplit(variant).netloc].append(variant)
        refused: dict[str, str] = {}
        for host, variants in by_host.items():
            for variant, error in self._purge_host(host, variants):
                refused |= dict.fromkeys(asked_for[variant], error)
        return refused

    def _purge_host(self, host: str, urls: list[str]) -> Iterator[tuple[str, str]]:
        for name, backend in self._backends.items():
            if not backend.invalidates_hostname(host):
                continue
            one_by_one = type(backend).purge_batch is BaseBackend.purge_batch
            for together in [[url] for url in urls] if one_by_one else [urls]:
                if error := self._ask(name, backend, together):
                    yield from ((url, error) for url in together)

    def _ask(self, name: str, backend: BaseBackend, urls: list[str]) -> str:
        if self._unanswered[name] >= IN_VAIN:
            return NOT_TRIED
        try:
            backend.purge_batch(urls)
        except Exception as error:  # noqa: BLE001 (any backend may fail in its own way)
            answered = isinstance(error, HTTPError) or not isinstance(error, OSError)
            self._unanswered[name] = 0 if answered else self._unanswered[name] + 1
            return f"HTTP {error.code}" if isinstance(error, HTTPError) else type(error).__name__
        self._unanswered[name] = 0
        return ""


def in_all_languages(url: str) -> list[str]:
    """An address in each language that the caches keep it in, as Wagtail has it.

    That is for sites whose addresses begin with a language and that set
    ``WAGTAILFRONTENDCACHE_LANGUAGES`` or ``WAGTAIL_I18N_ENABLED``.
    """
    with_i18n = getattr(settings, "WAGTAIL_I18N_ENABLED", False)
    content_languages = list(get_content_languages()) if with_i18n else []
    languages = getattr(settings, "WAGTAILFRONTENDCACHE_LANGUAGES", content_languages)
    if not (settings.USE_I18N and languages):
        return [url]
    parts = urlsplit(url)
    prefix = f"^/({'|'.join(languages)})/"
    paths = (re.sub(prefix, f"/{language}/", parts.path) for language in languages)
    return list(dict.fromkeys(urlunsplit(parts._replace(path=path)) for path in paths))


def _noticing(path: str) -> str:
    """The backend that stands in for this one and notices refusals, if there is one."""
    try:
        ours = NOTICING.get(import_string(path))
    except ImportError:
        return path  # get_backends says so in its own words
    return f"{ours.__module__}.{ours.__qualname__}" if ours else path
