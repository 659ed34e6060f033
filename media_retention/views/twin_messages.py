"""Saying right after an upload that the file was there already."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from media_retention.models import RetainedMedium
from media_retention.queries.twins import off_the_site, twins_for
from media_retention.words import off_notice, words_for
from retention import clock


def tell_of_twins(request: HttpRequest, medium: RetainedMedium) -> None:
    """Name the twins that the user may see, with the way to each; and that there are others."""
    today = clock.today()
    twins = twins_for([medium], request.user, today=today)
    if not twins:
        return
    if off := off_the_site(medium, today=today):
        messages.error(request, off_notice(off, today=today))
    told = _("“%(title)s” was uploaded before: the very same file is here already.")
    told %= {"title": medium}
    if twins.seen:
        told = f"{told} {'; '.join(words_for(twin) for twin in twins.seen)}."
    buttons = [
        messages.button(reverse("media_retention:medium", args=[twin.uuid]), _("See it"))
        for twin in twins.seen[:1]
    ]
    messages.warning(request, told, buttons=buttons)
