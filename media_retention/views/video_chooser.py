"""Uploading in the chooser of videos, with a word about twins before the recording is chosen.

In the place of wagtailmedia's: that answers a mistake with the list of recordings, without a title,
and the form with the mistake behind another tab.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtailmedia.forms import get_media_form
from wagtailmedia.models import get_media_model
from wagtailmedia.views import chooser

from media_retention.models import RetainedMedium
from media_retention.queries.permissions import may
from media_retention.queries.shown import may_be_chosen
from media_retention.queries.twins import Twins, off_the_site, twins_for
from media_retention.words import off_notice, words_for
from retention import clock

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Media = get_media_model()

TITLES: dict[str, _StrPromise] = {
    "video": _("Upload a video"),
    "audio": _("Upload a sound recording"),
}


@chooser.permission_checker.require("add")  # type: ignore[untyped-decorator]
def upload(request: HttpRequest, media_type: str) -> HttpResponse:
    """Choose what was uploaded; where the very same file was there already, ask which of them."""
    if request.method != "POST":
        offered: HttpResponse = chooser.chooser(request, media_type)
        return offered
    medium = Media(uploaded_by_user=request.user, type=media_type)
    form = get_media_form(Media)(
        request.POST,
        request.FILES,
        instance=medium,
        user=request.user,
        prefix="media-chooser-upload",
    )
    if not form.is_valid():
        return _ask_again(request, form, media_type)
    form.save()
    is_known = isinstance(medium, RetainedMedium)
    twins = twins_for([medium], request.user, today=clock.today()) if is_known else None
    return _ask(request, medium, twins) if twins else _chosen(request, medium)


def _ask_again(request: HttpRequest, form: Any, media_type: str) -> HttpResponse:
    """The form alone, with what is wrong in it."""
    context = {"form": form, "media_type": media_type, "title": TITLES[media_type]}
    template = "media_retention/videos/upload_again.html"
    tags = {"tag_autocomplete_url": reverse("wagtailadmin_tag_autocomplete")}
    return _in_the_chooser(request, template, context, tags)


def _chosen(request: HttpRequest, medium: Any) -> HttpResponse:
    told = {"step": "media_chosen", "result": chooser.get_media_json(medium)}
    response: HttpResponse = render_modal_workflow(request, None, None, None, json_data=told)
    return response


def _ask(request: HttpRequest, medium: Any, twins: Twins) -> HttpResponse:
    today = clock.today()
    off = off_the_site(medium, today=today)
    offered = may_be_chosen(
        Media.objects.filter(uuid__in=[twin.uuid for twin in twins.seen]), today
    )
    choosable = {one.pk for one in offered if _may_choose(request, one)}
    context = {
        "medium": medium,
        "notice": off_notice(off, today=today) if off else "",
        "twins": [(twin.medium, words_for(twin)) for twin in twins.seen],
        "choosable": choosable,
    }
    return _in_the_chooser(request, "media_retention/videos/uploaded_before.html", context, {})


def _in_the_chooser(
    request: HttpRequest, template: str, context: dict[str, Any], data: dict[str, Any]
) -> HttpResponse:
    """A step of wagtailmedia's dialog; its script shows the labels when the server fails."""
    told = {
        "step": "chooser",
        "error_label": str(_("Something went wrong")),
        "error_message": str(_("Nothing was uploaded. Try again later.")),
        **data,
    }
    response: HttpResponse = render_modal_workflow(request, template, None, context, json_data=told)
    return response


def _may_choose(request: HttpRequest, medium: Any) -> bool:
    """What wagtailmedia asks before it lets somebody choose."""
    return may(request.user, "change", medium) or may(request.user, "delete", medium)
