"""What is under a hold is not deleted and keeps its file: said in words, before it is an error."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import ProtectedError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from wagtail.admin import messages

from media_retention.form_words import HELD
from media_retention.models import RetainedMedium
from media_retention.operations.held import UnderHold
from media_retention.queries.explain import STORE
from media_retention.views.medium import edit_url
from retention.queries.holds import held_records


def refuse_held(media: Sequence[RetainedMedium]) -> str:
    """Why these may not be deleted, naming the ones under a hold; nothing when none is."""
    uuids = held_records(STORE, [medium.uuid for medium in media])
    held = [str(medium) for medium in media if medium.uuid in uuids]
    if not held:
        return ""
    return ngettext(
        "“%(titles)s” is under a hold and may not be deleted. First release the hold.",
        "%(count)d files are under a hold and may not be deleted: “%(titles)s”. First release"
        " the holds.",
        len(held),
    ) % {"count": len(held), "titles": "”, “".join(held)}


class HeldIsRefused:
    """For Wagtail's view that deletes one medium; permissions are checked before."""

    request: Any
    object: Any

    def run_before_hook(self) -> HttpResponse | None:
        """Refuse before asking for confirmation."""
        return self.refusal() or super().run_before_hook()  # type: ignore[misc]

    def form_valid(self, form: Any) -> HttpResponse:
        """Somebody may place a hold while the question is on the screen."""
        try:
            response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        except ProtectedError:
            refusal = self.refusal()
            if refusal is None:
                raise
            return refusal
        return response

    def refusal(self) -> HttpResponse | None:
        """Back to the medium with the reason; nothing when it may go."""
        message = refuse_held([self.object])
        if not message:
            return None
        messages.error(self.request, message)
        return redirect(edit_url(self.object))


class HeldFileStays:
    """For the screen to change one medium: its form refuses another file under a hold."""

    request: Any
    object: Any

    def form_valid(self, form: Any) -> HttpResponse:
        """Somebody may place a hold while the form is being looked at."""
        try:
            response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        except UnderHold:
            messages.error(self.request, HELD)
            return redirect(edit_url(self.object))
        return response
