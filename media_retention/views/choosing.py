"""Choosing one medium, or several: a chooser gives what it lists, and nothing else.

Wagtail's and wagtailmedia's give whatever bears a number, also what is off the site.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.images.views import chooser
from wagtail.permissions import policy_registry
from wagtailmedia.models import get_media_model
from wagtailmedia.views import chooser as wagtailmedia_chooser

from media_retention.models import RetainedMedium
from media_retention.queries.permissions import (
    CHOOSES_IMAGES,
    CHOOSES_RECORDINGS,
    User,
    choosable,
    may_view,
)
from retention import clock

LONGEST_KEY = 10
"""Digits in the key of a row: what a database column of four bytes can hold."""


def as_keys(*texts: str) -> list[int]:
    """Those that may be a key in the database, in figures that it can hold."""
    return [
        int(text)
        for text in texts
        if text.isascii() and text.isdecimal() and len(text) < LONGEST_KEY
    ]


def chosen_by(
    user: User,
    model: type[RetainedMedium],
    actions: Sequence[str],
    pk: str,
    *,
    or_view: bool = False,
) -> RetainedMedium:
    """The medium that a chooser listed for this user, or, where that is enough, one they may see.

    Raises:
        PermissionDenied: nothing of this kind is for this user to choose.
        Http404: there is none, or it is in no list of theirs.
    """
    if not policy_registry.get_by_type(model).user_has_any_permission(user, actions):
        raise PermissionDenied
    here = model._default_manager.filter(pk__in=as_keys(pk)).first()
    if here is None:
        raise Http404
    listed = choosable(user, model, actions, today=clock.today()).filter(pk=here.pk).exists()
    if not (listed or (or_view and may_view(user, here))):
        raise Http404
    return here


class ImageChosenView(chooser.ImageChosenView):
    """The one that was chosen."""

    def get_object(self, pk: str) -> Any:
        """One that the chooser lists."""
        return chosen_by(self.request.user, self.model, CHOOSES_IMAGES, pk)


class ImageChosenMultipleView(chooser.ImageChosenMultipleView):
    """The ones that were chosen."""

    def get_objects(self, pks: Sequence[str]) -> Any:
        """Those of them that the chooser lists."""
        listed = choosable(self.request.user, self.model, CHOOSES_IMAGES, today=clock.today())
        return listed.filter(pk__in=as_keys(*pks))


class ImageSelectFormatView(chooser.ImageSelectFormatView):
    """How an image goes into a text; also to change that of one that is in it already."""

    def get_object(self, pk: int) -> Any:
        """One that the chooser lists, or that the user finds among the images."""
        return chosen_by(self.request.user, self.model, CHOOSES_IMAGES, str(pk), or_view=True)


def media_chosen(request: HttpRequest, media_id: int) -> HttpResponse:
    """The recording that was chosen: one that the chooser lists."""
    chosen_by(request.user, get_media_model(), CHOOSES_RECORDINGS, str(media_id))
    answer: HttpResponse = wagtailmedia_chooser.media_chosen(request, media_id)
    return answer
