"""Serving public files where Django itself does that: in development and demonstration."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve

from media_retention.queries.public_files import may_be_served
from media_retention.takeover import gone
from retention import clock


def public_file(
    request: HttpRequest, path: str, document_root: str | Path, **kwargs: Any
) -> HttpResponseBase:
    """A file of ``MEDIA_ROOT``; 410 when its medium is off the site or past its end.

    A web server before the site knows no dates: there a file goes with the sweep.
    """
    if not may_be_served(path, today=clock.today()):
        return gone()
    response = serve(request, path, document_root=str(document_root), **kwargs)
    response["Cache-Control"] = "no-cache"
    return response
