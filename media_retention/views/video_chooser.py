"""wagtailmedia's upload in a chooser, with a word about twins before the recording is chosen."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtailmedia.models import get_media_model
from wagtailmedia.views import chooser

from media_retention.models import RetainedMedium
from media_retention.queries.permissions import may
from media_retention.queries.shown import may_be_chosen
from media_retention.queries.twins import Twins, off_the_site, twins_for
from media_retention.words import off_notice, words_for
from retention import clock

Media = get_media_model()


def upload(request: HttpRequest, media_type: str) -> HttpResponse:
    """Choose what was uploaded; where the very same file was there already, ask which of them."""
    response: HttpResponse = chooser.chooser_upload(request, media_type)
    medium = _chosen(response)
    twins = twins_for([medium], request.user, today=clock.today()) if medium else None
    return _ask(request, medium, twins) if medium and twins else response


def _chosen(response: HttpResponse) -> Any:
    """What was uploaded; nothing while the form has errors, or whoever sent it may not."""
    if response.headers.get("Content-Type") != "application/json":
        return None
    told = json.loads(response.content)
    if told.get("step") != "media_chosen":
        return None
    medium = Media.objects.filter(pk=told["result"]["id"]).first()
    return medium if isinstance(medium, RetainedMedium) else None


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
    response: HttpResponse = render_modal_workflow(
        request,
        "media_retention/videos/uploaded_before.html",
        None,
        context,
        json_data={"step": "chooser"},
    )
    return response


def _may_choose(request: HttpRequest, medium: Any) -> bool:
    """What wagtailmedia asks before it lets somebody choose."""
    return may(request.user, "change", medium) or may(request.user, "delete", medium)
