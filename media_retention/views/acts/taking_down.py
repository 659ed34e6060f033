"""Taking a medium off the site, and putting it back."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from media_retention.models import RetainedMedium
from media_retention.operations.taking_down import IsDisputed, PastItsEnd
from media_retention.queries.explain import STORE, Explanation
from media_retention.queries.objections import is_disputed
from media_retention.twin_forms import Offer
from retention import clock, engine, stores
from retention.rules.decision import Cause
from retention.stores import Candidate

from .base import ActView, Refused


class TakeDownView(ActView):
    """Off the site at once; it can be put back until it is due."""

    page_title = gettext_lazy("Take off the site")
    template_name = "media_retention/acts/take_down.html"
    button = gettext_lazy("Take off the site")
    offered_because = gettext_lazy(
        "Each has pages and a ground of its own, so nothing is ticked for you. Must nobody see"
        " this picture any more? Then tick them all."
    )

    def refusal(self, explanation: Explanation) -> str:
        """It may be off the site already."""
        if self.medium.taken_down_at is not None:
            return _("It is off the site already.")
        return ""

    def act(self, candidate: Candidate) -> HttpResponse:
        """Move the files out of reach."""
        engine.take_down(stores.get(STORE), candidate, today=clock.today())
        return self.done(_("“%(title)s” is off the site. No visitor sees it any more."))

    def act_on_twin(self, twin: RetainedMedium) -> None:
        """Move its files out of reach too."""
        candidate = stores.get(STORE).candidate(twin.uuid, Cause.REQUEST)
        if candidate is not None:
            engine.take_down(stores.get(STORE), candidate, today=clock.today())
        told = _("“%(title)s” is off the site too.")
        messages.success(self.request, told % {"title": twin})

    @cached_property
    def offer(self) -> Offer:
        """Those that are on the site."""
        return self.offer_twins(
            lambda twin: _("it is off the site already") if twin.medium.taken_down_at else ""
        )


class RestoreView(ActView):
    """Back on the site, at its old address."""

    page_title = gettext_lazy("Put back on the site")
    template_name = "media_retention/acts/restore.html"
    button = gettext_lazy("Put back on the site")

    def refusal(self, explanation: Explanation) -> str:
        """What is due may not come back."""
        if self.medium.taken_down_at is None:
            return _("It is on the site: there is nothing to put back.")
        if is_disputed(self.medium.uuid):
            return _("Somebody objected to it: it stays off the site until that is decided.")
        if self.medium.due is not None and self.medium.due <= clock.today():
            return _(
                "Its end date has come. What is past that date may not be shown again, also"
                " when it is under a hold."
            )
        return ""

    def act(self, candidate: Candidate) -> HttpResponse:
        """Move the files back."""
        try:
            engine.restore(stores.get(STORE), candidate, today=clock.today())
        except IsDisputed:
            raise Refused(
                _("Somebody objected to it: it stays off the site until that is decided.")
            ) from None
        except PastItsEnd:
            raise Refused(_("Its end date has come: it may not be shown again.")) from None
        return self.done(_("“%(title)s” is back on the site."))
