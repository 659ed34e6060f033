"""What an anonymous visitor gets at an address, without a server having to run."""

import logging
from contextvars import copy_context
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.http import HttpResponse, HttpResponseBase
from django.test import RequestFactory

logger = logging.getLogger(__name__)

REDIRECTS = 3
"""Followed at most; what still redirects then proves nothing."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The answer to one request."""

    status: int
    body: str

    @property
    def absent(self) -> bool:
        """Whether there is no such page (any more)."""
        return self.status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)

    @property
    def is_error(self) -> bool:
        """Whether the answer proves nothing: the site failed, or sent the visitor in circles."""
        return not self.absent and self.status >= HTTPStatus.MULTIPLE_CHOICES


def fetch(url: str) -> Seen:
    """Ask the site for a page as an anonymous visitor would.

    Goes through the middleware and views in this process: caches in front of the site
    are not asked. A view that raises counts as status 500, and so does an error page that
    raises. Language, page in view and the like stay what they were for the caller.
    """
    try:
        return copy_context().run(_fetch, url)
    except Exception:
        logger.exception("a visitor gets nothing at %s", urlsplit(url).path)
        return Seen(HTTPStatus.INTERNAL_SERVER_ERROR, "")


def _fetch(url: str) -> Seen:
    for _hop in range(REDIRECTS):
        response = _answer(url)
        if not (target := response.headers.get("Location")):
            break
        url = urljoin(url, target)
    body = response.content if isinstance(response, HttpResponse) else b""
    return Seen(response.status_code, body.decode("utf-8", "replace"))


def _answer(url: str) -> HttpResponseBase:
    parts = urlsplit(url)
    request = RequestFactory().get(
        f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/",
        secure=parts.scheme == "https" or settings.SECURE_SSL_REDIRECT,
        headers={"host": parts.netloc} if parts.netloc else None,
    )
    # Not closed: that tells Django that a request is over, and it would drop the database
    # connection that the sweep is using.
    return _handler().get_response(request)


@cache
def _handler() -> BaseHandler:
    handler = BaseHandler()
    handler.load_middleware()
    return handler
