"""The pages of a statement's versions, at addresses below the statement itself.

In the page's language: ``versies/``, ``versies/2026-11-22/`` (a second version of that day
has ``-2``), ``versies/2026-11-22/pdf/``, ``versies/verschil/?since=2026-11-22`` and ``pdf/``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from django.utils.http import http_date
from django.utils.text import slugify

from privacy_blocks.models.version import StatementVersion
from privacy_blocks.pdf.rendering import statement_pdf
from privacy_blocks.queries.difference import difference_runs
from privacy_blocks.queries.versions import listed_versions, newest_version, version_at
from privacy_blocks.version_addresses import addresses_of, alternates_of, path_parts

VersionView = Callable[[HttpRequest], HttpResponse]


def version_view(page: Any, parts: Sequence[str]) -> VersionView | None:
    """What answers at this address below the page; None when it is not one of ours."""
    versions, difference = path_parts(page.locale.language_code)
    match parts:
        case ["pdf"]:
            return partial(pdf_of, page, "")
        case [first] if first == versions:
            return partial(list_of, page)
        case [first, second] if (first, second) == (versions, difference):
            return partial(difference_of, page)
        case [first, slug] if first == versions:
            return partial(version_of, page, slug)
        case [first, slug, "pdf"] if first == versions:
            return partial(pdf_of, page, slug)
    return None


def list_of(page: Any, request: HttpRequest) -> HttpResponse:
    """Every version with its date, and a choice to compare with."""
    versions = page.kept_versions()
    current = versions[0].number if versions else 0
    return _page(
        page,
        request,
        "list",
        versions=versions,
        current_number=current,
        alternates=alternates_of(page, request),
    )


def version_of(page: Any, slug: str, request: HttpRequest) -> HttpResponse:
    """One version as it was, with from when until when it was valid."""
    version = _found(page, slug)
    later = listed_versions(page).filter(number__gt=version.number).last()
    before = listed_versions(page).filter(number=version.number - 1).first()
    return _page(page, request, "version", version=version, later=later, before=before)


def difference_of(page: Any, request: HttpRequest) -> HttpResponse:
    """What changed since a version, up to another one or else up to now."""
    old = _found(page, request.GET.get("since", ""))
    new = _found(page, request.GET.get("until", ""))
    if old.number > new.number:
        old, new = new, old
    return _page(
        page,
        request,
        "difference",
        old=old,
        new=new,
        versions=page.kept_versions(),
        runs=difference_runs(old.content, new.content),
    )


def pdf_of(page: Any, slug: str, request: HttpRequest) -> HttpResponse:
    """A version as a PDF; the newest without a slug."""
    version = _found(page, slug)
    etag = f'"{version.digest}"'
    if request.headers.get("if-none-match") == etag:
        response = HttpResponse(status=304)
    else:
        made = statement_pdf(version, address=page.get_full_url(request))
        response = HttpResponse(made, content_type="application/pdf")
        name = f"{slugify(version.title) or 'statement'}-{version.slug}.pdf"
        response["Content-Disposition"] = f'inline; filename="{name}"'
        response["Last-Modified"] = http_date(version.valid_from.timestamp())
    response["ETag"] = etag
    response["X-Robots-Tag"] = "noindex"
    response["Link"] = f'<{page.get_full_url(request)}>; rel="canonical"'
    patch_cache_control(response, public=True, max_age=31536000 if slug else 300)
    return response


def _found(page: Any, slug: str) -> StatementVersion:
    version = version_at(page, slug) if slug else newest_version(page)
    if version is None:
        raise Http404("this statement has no such version")
    return version


def _page(page: Any, request: HttpRequest, name: str, **context: Any) -> HttpResponse:
    current = page.get_full_url(request)
    response = TemplateResponse(
        request,
        f"privacy_blocks/versions/{name}.html",
        {
            "page": page,
            "self": page,
            "base_template": page.base_template,
            "canonical": current,
            "addresses": addresses_of(page, request),
            **context,
        },
    )
    # Who searches must find the statement that is valid, not an older one.
    response["X-Robots-Tag"] = "noindex"
    response["Link"] = f'<{current}>; rel="canonical"'
    return response
