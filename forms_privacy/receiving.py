"""A post of a form, from the moment it comes in: every way it can be wrong has an answer."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from forms_privacy.conf import setting
from forms_privacy.operations.submitting import WasErased
from forms_privacy.rate import is_too_often
from forms_privacy.uploads.handler import InMemoryHandler, LeavingOutHandler
from retention.vault import VaultError

logger = logging.getLogger(__name__)
_TEXT = 3 * 1024 * 1024
"""Bytes of a post beside its files."""

BEYOND = 10
"""So many times more than may be sent, and a post of a long form is not read at all. Below that
its files pass by unkept, so that who chose them finds all that was filled in before."""


def show(page: Any, request: HttpRequest, form: Any, *, status: int = 200) -> TemplateResponse:
    """The page with its form. No cache may keep it: each has a token of its own."""
    context = page.get_context(request)
    context["form"] = form
    answer = TemplateResponse(request, page.get_template(request), context, status=status)
    add_never_cache_headers(answer)
    return answer


def show_closed(page: Any, request: HttpRequest) -> TemplateResponse:
    """The page without its form: nobody knows what that is for, so nothing may be asked."""
    logger.warning("Form page %s is of a kind that the site does not register.", page.pk)
    return show(page, request, None, status=503 if request.method == "POST" else 200)


def receive(page: Any, request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Answer a post: what came in and is stored, or the form with what must be done."""
    refused = refuse_unread(page, request)
    if refused is not None:
        return refused
    if is_too_often(request):
        return again(page, request, 429, too_often(), request.POST)
    form = page.get_form(request.POST, request.FILES, page=page, user=None)
    if not form.is_valid():
        return show(page, request, form)

    def failed(words: str, status: int) -> HttpResponse:
        form.add_error(None, words)
        return show(page, request, form, status=status)

    return store(page, request, form, failed, **kwargs)


def refuse_unread(page: Any, request: HttpRequest) -> HttpResponse | None:
    """The answer to a post that cannot or may not be read; None for one that now is."""
    if is_from_elsewhere(request):
        return again(page, request, 403, _("Send this form from this page itself."))
    if _is_too_large(request):
        was_read = hasattr(request, "_files")
        if not page.steps or was_read or _is_too_large(request, times=BEYOND):
            return again(page, request, 413, _too_large(page))
        request.upload_handlers = [LeavingOutHandler(request)]
    try:
        _read(request)
    except RequestDataTooBig:
        return again(page, request, 413, _too_large(page))
    except (SuspiciousOperation, BadRequest, MultiPartParserError, UnicodeError, OSError):
        return again(page, request, 400, _("We could not read what you sent. Fill it in again."))
    return None


def store(
    page: Any,
    request: HttpRequest,
    form: Any,
    failed: Callable[[str, int], HttpResponse],
    **kwargs: Any,
) -> HttpResponse:
    """Only what is stored whole is said to be received; ``failed`` shows the form with words."""
    try:
        submission = page.process_form_submission(form)
    except WasErased:
        return failed(_("You sent this before, and it is erased since."), 410)
    except (DatabaseError, VaultError, OSError):
        logger.exception("A form could not be stored.")
        return failed(fault(), 503)
    answer: HttpResponse = page.render_landing_page(request, submission, **kwargs)
    add_never_cache_headers(answer)
    return answer


def is_from_elsewhere(request: HttpRequest) -> bool:
    """Whether a browser says that another site sent this."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = request.headers.get("Origin", "null")
    return origin != "null" and urlsplit(origin).netloc != request.get_host()


def left_out_files(request: HttpRequest) -> bool:
    """Whether the files of a post that was read were too large together, and were let pass."""
    return any(isinstance(one, LeavingOutHandler) for one in request.upload_handlers)


def _is_too_large(request: HttpRequest, *, times: int = 1) -> bool:
    try:
        told = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return True
    return bool(told > (setting("FILE_SIZE") * setting("FILE_COUNT") + _TEXT) * times)


def _read(request: HttpRequest) -> None:
    """Read what was sent into memory; what was read already by another is left alone."""
    if not hasattr(request, "_files") and not left_out_files(request):
        request.upload_handlers = [InMemoryHandler(request)]
    request.POST, request.FILES  # noqa: B018 - reading them parses the post


def _too_large(page: Any) -> str:
    words = _("You sent too much at once. Make your text shorter, or choose smaller files.")
    if not page.steps:
        return words
    return " ".join(
        (words, _("With your browser's button “back” you find what you filled in before."))
    )


def left_out() -> str:
    """To who sent files that are too large together."""
    return _(
        "Your files are too large together, so we left them out. All else is still here. Choose "
        "smaller files, or send fewer at once."
    )


def too_often() -> str:
    """To who sends more than the settings allow."""
    return _("You sent a lot in a short time. Wait ten minutes and send it again.")


def fault() -> str:
    """When something of ours does not work."""
    return _("Something went wrong with us: nothing was sent. Wait a moment and send it again.")


def again(
    page: Any, request: HttpRequest, status: int, words: str, sent: QueryDict | None = None
) -> HttpResponse:
    """The form with the reason, without looking at what was sent."""
    lists = sent.lists() if sent is not None else ()
    typed = {name: values if len(values) > 1 else values[0] for name, values in lists if values}
    form = page.first_form(initial=typed)
    form.complain(words)
    return show(page, request, form, status=status)
