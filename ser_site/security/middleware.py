"""Headers that Django does not set by itself."""

from __future__ import annotations

from collections.abc import Callable

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from .policy import ADMIN_DIRECTIVES, PERMISSIONS_POLICY, with_media_from


def is_admin(request: HttpRequest) -> bool:
    """Whether the address belongs to Wagtail's admin."""
    return request.path_info.startswith(reverse("wagtailadmin_home"))


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """One policy for the public pages, another for the admin."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if parts.config is None and not report_only and is_admin(request):
            parts.config = with_media_from(settings.MEDIA_ORIGIN, ADMIN_DIRECTIVES)
        return parts


class HeadersMiddleware:
    """Permissions-Policy everywhere; framing by the same site only in the admin."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        framing = "SAMEORIGIN" if is_admin(request) else settings.X_FRAME_OPTIONS
        response.headers.setdefault("X-Frame-Options", framing)
        return response
