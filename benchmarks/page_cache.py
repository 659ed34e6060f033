"""What the statement costs once a cache has it, over a view that does nothing but answer.

The site keeps no pages itself: a cache in front of it does, and is told to forget. Django's own
cache stands in for that one here. It keeps a page only under the conditions that caches go by: no
cookie, and nothing that makes it another page for another visitor. So this also shows that the
statement may be kept.
"""

from __future__ import annotations

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path

from benchmarks.measure import Ratio, seconds
from benchmarks.statement import pages
from ser_site.urls import urlpatterns as of_the_site

_LIMIT = 1.2
_KEPT = b""


def static_view(request: HttpRequest) -> HttpResponse:
    """The same bytes, from memory."""
    return HttpResponse(_KEPT)


urlpatterns = [path("benchmark/static/", static_view), *of_the_site]

# In front of everything, as a page cache is: what it has, the site does not hear of.
_CACHED = [
    "django.middleware.cache.UpdateCacheMiddleware",
    "django.middleware.cache.FetchFromCacheMiddleware",
    *settings.MIDDLEWARE,
]


def serving_the_statement_from_a_cache() -> Ratio:
    """The statement out of a page cache, over a static view of the same site.

    Raises:
        RuntimeError: the page may not be kept, or it still asks the database.
    """
    global _KEPT
    with pages() as (statement, _plain), override_settings(ROOT_URLCONF=__name__):
        _KEPT = Client().get(statement).content
        static = _time("/benchmark/static/")
        with override_settings(MIDDLEWARE=_CACHED):
            cache.clear()
            Client().get(statement)
            with CaptureQueriesContext(connection) as queries:
                answer = Client().get(statement)
            if len(queries) or answer.content != _KEPT:
                raise RuntimeError(f"not from the cache: {len(queries)} queries")
            cached = _time(statement)
        cache.clear()
    question = "serving the statement from a page cache, over a static view"
    return Ratio(question, cached / static, _LIMIT)


def _time(address: str) -> float:
    client = Client()
    return seconds(lambda: client.get(address), times=60)
