"""Asking who wants a medium before it is looked up.

Wagtail's screens look first: then 404 for a guessed number, and something else for the next,
would tell anybody who may log in which numbers there are.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from wagtail.models import UploadedFile
from wagtail.permissions import policy_registry

from media_retention.models import RetainedMedium
from media_retention.queries.permissions import Action, User, may, may_view, may_view_all

View = Callable[..., HttpResponseBase]


def find_for(
    user: User, action: Action, model: type[RetainedMedium], pk: Any, *, or_look: bool = False
) -> RetainedMedium:
    """The medium, for who may treat it so, or may look at it where that is enough.

    Raises:
        PermissionDenied: the user may treat no medium so; or may see this one, and no more.
        Http404: there is none, or the user may not see it.
    """
    may_some = policy_registry.get_by_type(model).user_has_permission(user, action)
    if not may_some and not (or_look and may_view_all(user)):
        raise PermissionDenied
    medium = model._default_manager.filter(pk=pk).first()
    if medium is None or not (may_view(user, medium) or may(user, action, medium)):
        raise Http404
    if not may(user, action, medium) and not or_look:
        raise PermissionDenied
    return medium


def asked_first(action: Action, model: type[RetainedMedium], key: str) -> Callable[[View], View]:
    """For a view of Wagtail's on one medium: for who may treat that so, or as if it were not there.

    Args:
        key: what the address calls the medium's number.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            find_for(request.user, action, model, kwargs[key])
            return view(request, *args, **kwargs)

        return asked

    return wrap


def own_upload_first(model: type[RetainedMedium]) -> Callable[[View], View]:
    """For a view of Wagtail's on a parked file: for who parked it, or as if it were not there."""

    def wrap(view: View) -> View:
        @wraps(view)
        def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not policy_registry.get_by_type(model).user_has_permission(request.user, "add"):
                raise PermissionDenied
            parked = UploadedFile.objects.filter(pk=kwargs["uploaded_file_id"])
            if not parked.filter(uploaded_by_user=request.user).exists():
                raise Http404
            return view(request, *args, **kwargs)

        return asked

    return wrap
