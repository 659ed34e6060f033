"""Every kind of cache tells when it refuses, and is otherwise asked as Wagtail asks it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import SimpleNamespace
from typing import Any
from urllib.error import HTTPError

import pytest
from django.test import override_settings
from pytest_django import Settings
from wagtail.contrib.frontend_cache import backends as wagtails
from wagtail.contrib.frontend_cache.tasks import purge_urls_from_cache_task

from retention import caches
from retention.cache_backends import (
    NOTICING,
    AzureCdnCache,
    AzureFrontDoorCache,
    CloudflareCache,
    CloudfrontCache,
    HTTPCache,
    Refused,
)
from retention.checks import check_caches_notice
from tests.frontend_cache import FrontendCache, receiving

WAGTAILS = "wagtail.contrib.frontend_cache.backends"
URLS = ["http://www.example.org/nieuws/", "http://www.example.org/media/a.jpg"]


class Recording(wagtails.BaseBackend):  # its base has no types
    """Keeps what it is asked, in one list for all."""

    asked: list[str] = []

    def purge(self, url: str) -> None:
        self.asked.append(url)


RECORDING = {"default": {"BACKEND": f"{__name__}.Recording"}}


@pytest.fixture
def cache() -> Iterator[FrontendCache]:
    with receiving() as found:
        yield found


@pytest.fixture
def answers() -> Iterator[SimpleNamespace]:
    """A service that takes JSON by POST: what to answer, and what it was asked."""
    service = SimpleNamespace(status=200, body={"success": True}, asked=[], headers=[], url="")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            service.asked.append(json.loads(self.rfile.read(length)))
            service.headers.append(dict(self.headers))
            body = json.dumps(service.body).encode()
            self.send_response(service.status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield service
    server.shutdown()
    server.server_close()
    thread.join()


def cloudflare(answers: SimpleNamespace, **identity: str) -> CloudflareCache:
    backend = CloudflareCache({"ZONEID": "zone", **(identity or {"BEARER_TOKEN": "secret"})})
    backend.cloudflare_purge_endpoint_url = answers.url
    return backend


def bare(kind: type[Any], **attributes: Any) -> Any:
    """A backend whose own packages are not installed here."""
    backend = object.__new__(kind)
    vars(backend).update(attributes)
    return backend


def test_http_a_refusal_is_raised(cache: FrontendCache) -> None:
    cache.always(500)
    with pytest.raises(HTTPError):
        HTTPCache({"LOCATION": cache.location}).purge(URLS[0])


@pytest.mark.parametrize(
    "url",
    [
        "http://www.example.org/nieuws/?page=2",
        "https://www.example.org:8443/a%20b/",
        "http://www.example.org",
    ],
)
def test_http_it_is_asked_what_wagtail_asks(cache: FrontendCache, url: str) -> None:
    wagtails.HTTPBackend({"LOCATION": cache.location}).purge(url)
    HTTPCache({"LOCATION": cache.location}).purge(url)
    theirs, ours = cache.asked
    assert theirs == ours


def test_cloudflare_is_asked_thirty_at_a_time(answers: SimpleNamespace) -> None:
    cloudflare(answers).purge_batch([f"http://www.example.org/{n}" for n in range(31)])
    assert [len(question["files"]) for question in answers.asked] == [30, 1]


def test_cloudflare_is_shown_the_token(answers: SimpleNamespace) -> None:
    cloudflare(answers).purge(URLS[0])
    assert answers.headers[0]["Authorization"] == "Bearer secret"


def test_cloudflare_is_shown_the_older_kind_of_key(answers: SimpleNamespace) -> None:
    cloudflare(answers, EMAIL="a@example.org", API_KEY="secret").purge(URLS[0])
    shown = {name.title(): value for name, value in answers.headers[0].items()}
    assert (shown["X-Auth-Email"], shown["X-Auth-Key"]) == ("a@example.org", "secret")


def test_cloudflare_a_no_is_raised(answers: SimpleNamespace) -> None:
    answers.body = {"success": False, "errors": [{"message": "no such zone"}]}
    with pytest.raises(Refused):
        cloudflare(answers).purge(URLS[0])


def test_cloudflare_an_error_is_raised(answers: SimpleNamespace) -> None:
    answers.status = 429
    with pytest.raises(HTTPError):
        cloudflare(answers).purge(URLS[0])


def test_cloudfront_an_error_is_raised() -> None:
    def refuse(**kwargs: object) -> None:
        raise PermissionError("AccessDenied")

    client = SimpleNamespace(create_invalidation=refuse)
    backend = bare(CloudfrontCache, client=client, cloudfront_distribution_id="d")
    with pytest.raises(PermissionError):
        backend.purge_batch(URLS)


def test_cloudfront_is_asked_for_paths() -> None:
    asked: list[Any] = []
    client = SimpleNamespace(create_invalidation=lambda **kwargs: asked.append(kwargs))
    backend = bare(CloudfrontCache, client=client, cloudfront_distribution_id="d")
    backend.purge_batch(URLS)
    paths = asked[0]["InvalidationBatch"]["Paths"]
    assert (asked[0]["DistributionId"], paths["Quantity"]) == ("d", 2)
    assert set(paths["Items"]) == {"/nieuws/", "/media/a.jpg"}


@pytest.mark.parametrize("kind", [AzureFrontDoorCache, AzureCdnCache])
def test_azure_an_error_is_raised(kind: type[Any]) -> None:
    def refuse(client: object, paths: list[str]) -> None:
        raise PermissionError(", ".join(paths))

    backend = bare(kind, _get_client=lambda: None, _make_purge_call=refuse)
    with pytest.raises(PermissionError, match="/nieuws/, /media/a.jpg"):
        backend.purge_batch(URLS)


@pytest.mark.parametrize("kind", NOTICING)
def test_what_stands_in_overrides_something_that_wagtail_has(kind: type[Any]) -> None:
    """A method that Wagtail renamed would be ours alone, and never called."""
    own = {name for name, value in vars(NOTICING[kind]).items() if callable(value)}
    assert own - {"_credentials"} <= set(dir(kind))


@pytest.mark.parametrize("path", [f"{WAGTAILS}.HTTPBackend", f"{WAGTAILS}.http.HTTPBackend"])
def test_wagtails_own_is_replaced_by_whichever_name(cache: FrontendCache, path: str) -> None:
    cache.always(500)
    with override_settings(
        WAGTAILFRONTENDCACHE={"default": {"BACKEND": path, "LOCATION": cache.location}}
    ):
        assert caches.Caches().purge(URLS) == dict.fromkeys(URLS, "HTTP 500")


@pytest.mark.parametrize("with_i18n", [True, False])
@pytest.mark.parametrize("languages", [None, [], ["nl", "en", "fy"]])
@pytest.mark.parametrize("path", ["/en/nieuws/", "/nieuws/en/", "/media/a.jpg", "/nl/?page=2"])
def test_addresses_in_other_languages_are_those_that_wagtail_purges(
    settings: Settings, path: str, languages: list[str] | None, with_i18n: bool
) -> None:
    settings.WAGTAIL_I18N_ENABLED = with_i18n
    if languages is not None:
        settings.WAGTAILFRONTENDCACHE_LANGUAGES = languages
    Recording.asked.clear()
    purge_urls_from_cache_task.func([f"http://www.example.org{path}"], RECORDING)
    assert caches.in_all_languages(f"http://www.example.org{path}") == Recording.asked


def test_a_backend_of_the_sites_own_is_warned_of() -> None:
    with override_settings(WAGTAILFRONTENDCACHE=RECORDING):
        assert [found.id for found in check_caches_notice(None)] == ["retention.W002"]


@pytest.mark.parametrize(
    "backend", [f"{WAGTAILS}.HTTPBackend", "retention.cache_backends.HTTPCache"]
)
def test_one_that_tells_is_not(backend: str) -> None:
    with override_settings(WAGTAILFRONTENDCACHE={"default": {"BACKEND": backend}}):
        assert check_caches_notice(None) == []
