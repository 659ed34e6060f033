"""Serving public files where Django itself does that: in development and demonstration."""

from __future__ import annotations

from errno import ENAMETOOLONG, ENOENT
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve

from media_retention.queries.public_files import may_be_served
from media_retention.takeover import gone
from retention import clock

NO_SUCH_FILE = (ENOENT, ENAMETOOLONG)
"""It went while it was looked for; or no file can have such a name."""


def public_file(
    request: HttpRequest, path: str, document_root: str | Path, **kwargs: Any
) -> HttpResponseBase:
    """A file of ``MEDIA_ROOT``; 410 when its medium is off the site or past its end.

    A web server before the site knows no dates: there a file goes with the sweep.

    Raises:
        Http404: there is none, or it is not asked for by the one name that it has. Django would
            find it by other spellings of its path too, by which no medium is known.
    """
    if not _is_a_name(path):
        raise Http404
    if not may_be_served(path, today=clock.today()):
        return gone()
    try:
        response = serve(request, path, document_root=str(document_root), **kwargs)
    except OSError as error:
        if error.errno in NO_SUCH_FILE:
            raise Http404 from error
        raise
    response["Cache-Control"] = "no-cache"
    return response


def _is_a_name(path: str) -> bool:
    """Whether a path is written as storage writes it."""
    return "\0" not in path and not {"", ".", ".."}.intersection(path.split("/"))
