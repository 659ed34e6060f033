"""What the admin's screens with private data have in common, whichever subject they are of."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters


@method_decorator(sensitive_post_parameters(), name="dispatch")
class GuardedScreen:
    """No browser and no cache keeps the answer; who may not see it gets 403, and only that.

    Wagtail's screens look up their record before they ask who wants it: then 404 for a guessed
    number would tell which numbers are there.
    """

    absent = False

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Look up the record; that there is none is told once permission is checked."""
        try:
            super().setup(request, *args, **kwargs)  # type: ignore[misc]
        except Http404:
            self.absent = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The screen, or that it is not for this user."""
        try:
            if self.absent:
                self._refuse()
                raise Http404
            response = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        except PermissionDenied:
            response = render(request, "403.html", status=403)
        response["Cache-Control"] = "no-store, private"
        return response

    def _refuse(self) -> None:
        one = getattr(self, "permission_required", None)
        asked = getattr(self, "any_permission_required", None) or [one]
        if not self.user_has_any_permission(asked):  # type: ignore[attr-defined]
            raise PermissionDenied
