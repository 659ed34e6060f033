"""Erasing a medium now, because a person asked for it."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from media_retention.models import RetainedEmbed, RetainedMedium
from media_retention.operations.ends import erase_on_request
from media_retention.queries.explain import Explanation
from media_retention.queries.permissions import Action
from media_retention.twin_forms import Offer, TwinsForm
from media_retention.views.medium import index_url
from retention import clock
from retention.rules.decision import Outcome
from retention.stores import Candidate

from .base import ActView

ALSO_ERASED = {
    Outcome.ERASED: gettext_lazy("“%(title)s” is erased for good too."),
    Outcome.HELD: gettext_lazy(
        "“%(title)s” is under a hold: it was taken off the site, not erased."
    ),
    Outcome.FAILED: gettext_lazy("“%(title)s” could not be erased. Nothing has changed."),
}


class EraseForm(TwinsForm):
    """That the user knows what cannot be undone."""

    sure = forms.BooleanField(
        label=gettext_lazy("Yes, erase it for good"),
        error_messages={"required": gettext_lazy("Tick this box if you want to erase it.")},
        help_text=gettext_lazy("Nobody can bring it back, not from a back-up either."),
    )


class EraseView(ActView):
    """Gone for good, because a person asked for it."""

    action: Action = "delete"
    page_title = gettext_lazy("Erase now")
    template_name = "media_retention/acts/erase.html"
    button = gettext_lazy("Erase now")
    form_class = EraseForm
    offered_because = gettext_lazy(
        "Each has pages and a ground of its own, so nothing is ticked for you. Did somebody ask"
        " for this? Then tick them all. Do you erase a double? Then tick none."
    )

    def refusal(self, explanation: Explanation) -> str:
        """A hold beats erasure."""
        if explanation.hold is not None:
            return _(
                "It is under a hold, so it may not be erased. You can take it off the site,"
                " or first release the hold."
            )
        return ""

    def act(self, candidate: Candidate) -> HttpResponse:
        """Erase, and say what came of it: somebody may have placed a hold meanwhile."""
        outcome = erase_on_request(self.medium.uuid, today=clock.today())
        if outcome is Outcome.ERASED:
            messages.success(
                self.request, _("“%(title)s” is erased for good.") % {"title": self.medium}
            )
            self.say_what_stays_elsewhere()
            return redirect(index_url(self.medium))
        if outcome is Outcome.HELD:
            messages.warning(
                self.request, _("It is under a hold: it was taken off the site, not erased.")
            )
        else:
            messages.error(
                self.request,
                _("It could not be erased. Nothing has changed. Ask who looks after the server."),
            )
        return redirect(self.medium_url())

    def act_on_twin(self, twin: RetainedMedium) -> None:
        """Erase it too."""
        outcome = erase_on_request(twin.uuid, today=clock.today())
        say = messages.success if outcome is Outcome.ERASED else messages.warning
        say(self.request, ALSO_ERASED[outcome] % {"title": twin})

    @cached_property
    def offer(self) -> Offer:
        """Those that are not under a hold."""
        return self.offer_twins(lambda twin: _("it is under a hold") if twin.glance.held else "")

    def say_what_stays_elsewhere(self) -> None:
        """A video that plays elsewhere is gone from this site alone."""
        if not isinstance(self.medium, RetainedEmbed):
            return
        advice = _("The video itself stays on %(provider)s. Remove it there yourself.") % {
            "provider": self.medium.get_provider_display()
        }
        there = messages.button(self.medium.address.watch_url, _("To the video"), new_window=True)
        messages.warning(self.request, advice, buttons=[there])
