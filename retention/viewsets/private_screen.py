"""What the admin's screens with private data have in common, whichever data they are."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters


@method_decorator(sensitive_post_parameters(), name="dispatch")
class PrivateScreen:
    """No browser and no cache keeps the answer; who may not see it is told so, with 403.

    Wagtail itself sends who may not back to the start, which looks as if nothing was asked.
    """

    refused_template = "403.html"
    gone_when: ClassVar[tuple[type[Exception], ...]] = ()
    """What a screen raises when its record has been erased; then it needs ``gone``."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The screen, or why there is none."""
        try:
            self.admit()
            response = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        except PermissionDenied:
            response = render(request, self.refused_template, status=403)
        except self.gone_when:
            response = self.gone(request)
        response["Cache-Control"] = "no-store, private"
        return response

    def admit(self) -> None:
        """Raise what stands in the way, before the screen itself is asked."""

    def gone(self, request: HttpRequest) -> HttpResponse:
        """What is answered when the record has been erased."""
        return render(request, "404.html", status=404)


class AskedFirst:
    """Who may not see a record is told the same whether or not it is there.

    For Wagtail's screens about one record: they look it up before they ask who wants it, so that
    404 for a guessed number, and something else for the next, would tell which numbers are there.
    """

    absent = False

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Look up the record; that there is none is told once permission is checked."""
        try:
            super().setup(request, *args, **kwargs)  # type: ignore[misc]
        except Http404:
            self.absent = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The screen; a record that is not there is told to those alone who might have seen it."""
        if self.absent:
            one = getattr(self, "permission_required", None)
            asked = getattr(self, "any_permission_required", None) or [one]
            if not self.user_has_any_permission(asked):  # type: ignore[attr-defined]
                raise PermissionDenied
            raise Http404
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
