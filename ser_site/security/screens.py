"""What the admin's screens with private data have in common, whichever subject they are of."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from retention.viewsets.private_screen import PrivateScreen


class GuardedScreen(PrivateScreen):
    """Who may not see a record gets 403, whether or not it is there.

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

    def admit(self) -> None:
        """A record that is not there is told to those alone who might have seen it."""
        if not self.absent:
            return
        one = getattr(self, "permission_required", None)
        asked = getattr(self, "any_permission_required", None) or [one]
        if not self.user_has_any_permission(asked):  # type: ignore[attr-defined]
            raise PermissionDenied
        raise Http404
