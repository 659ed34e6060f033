"""What a member sees behind a personal link."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from retention import clock
from ser_site.committees.models.pages import gone
from ser_site.committees.queries.bodies import bodies, body_name

from .links import LinkEnded, LinkExpired, NoLink, delivery_of
from .operations.sending import renew
from .queries.opened import file_name, opened_file

View = Callable[..., HttpResponse]

HEADERS = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}


def for_who_holds_it(view: View) -> View:
    """Whatever the answer, no cache keeps it and the address is told to nobody."""

    @wraps(view)
    def guarded(request: HttpRequest, token: str) -> HttpResponse:
        try:
            response = view(request, token)
        except NoLink:
            raise Http404 from None
        except LinkEnded:
            response = gone(request)
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return guarded


@for_who_holds_it
def paper(request: HttpRequest, token: str) -> HttpResponse:
    """What it is, the message, and the button to the file. Of an old link: a new one?"""
    today = clock.today()
    try:
        delivery = delivery_of(token, today=today)
    except LinkExpired:
        return _expired(request, token)
    document = delivery.sending.document
    context: dict[str, Any] = {
        "document": document,
        "title": document.title.open(),
        "message": document.message.open(),
        "body": body_name(bodies(), document.meeting.committee),
        "token": token,
    }
    return TemplateResponse(request, "correspondence/paper.html", context)


@require_safe
@for_who_holds_it
def paper_file(request: HttpRequest, token: str) -> HttpResponse:
    """The file, to be saved; of an old link the question whether to send a new one."""
    try:
        document = delivery_of(token, today=clock.today()).sending.document
    except LinkExpired:
        return _expired(request, token)
    return as_attachment(opened_file(document), file_name(document))


def _expired(request: HttpRequest, token: str) -> HttpResponse:
    asked = request.method == "POST"
    if asked:
        today = clock.today()
        renew(delivery_of(token, today=today, expired=True), today=today, now=timezone.now())
    return TemplateResponse(
        request, "correspondence/expired.html", {"asked": asked}, status=200 if asked else 410
    )


def as_attachment(content: bytes, name: str) -> HttpResponse:
    """A response that no cache keeps and no browser takes for a page."""
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    return response
