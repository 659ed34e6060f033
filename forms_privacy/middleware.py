"""Forms without a cookie: their own token stands in for Django's.

A form of this package can be sent by anybody and does nothing in anyone's name, so there is no
log-in to protect: see docs/decisions. Everything else on the site keeps Django's check.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseForbidden
from django.middleware.csrf import CsrfViewMiddleware
from wagtail.models import Page
from wagtail.views import serve


class FormCsrfMiddleware(CsrfViewMiddleware):
    """Django's check, but for posts of privacy forms. Put it in the place of Django's own."""

    def process_view(
        self,
        request: HttpRequest,
        callback: Callable[..., HttpResponseBase],
        callback_args: tuple[Any, ...],
        callback_kwargs: dict[str, Any],
    ) -> HttpResponseForbidden | None:
        """Leave posts of privacy forms to the form."""
        if request.method == "POST" and callback is serve:
            path = callback_args[0] if callback_args else callback_kwargs.get("path", "")
            route = Page.route_for_request(request, path)
            if route is not None and getattr(route.page, "checks_its_own_posts", False):
                return None
        return super().process_view(request, callback, callback_args, callback_kwargs)
