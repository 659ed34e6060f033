"""Taking a medium off the site, putting it back, erasing it now. All through the engine."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from media_retention.models import RetainedEmbed, RetainedMedium
from media_retention.operations.ends import erase_on_request
from media_retention.operations.taking_down import IsDisputed, PastItsEnd
from media_retention.queries.explain import STORE, Explanation, UseState, explain
from media_retention.queries.objections import is_disputed
from media_retention.queries.permissions import Action, may
from media_retention.queries.posters import posters_of
from media_retention.queries.twins import Twin, twins_for
from media_retention.twin_forms import Offer, TwinsForm, offer
from retention import clock, engine, stores
from retention.queries.period_words import readers_language
from retention.rules.decision import Cause, Outcome
from retention.stores import Candidate

from .medium import MediumScreen, index_url
from .poster_offer import offer_posters

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

logger = logging.getLogger(__name__)


class Refused(Exception):
    """The act is not possible after all, for the reason that it carries: nothing has changed."""


class ActView(MediumScreen, ABC):
    """A screen that says what an act does, and does it when that is confirmed."""

    action: Action = "change"
    button: str | _StrPromise = ""
    offered_because: str | _StrPromise = ""
    form_class: type[TwinsForm] = TwinsForm

    def refuse_others(self) -> None:
        """Refuse whoever may only look, or less."""
        if not may(self.request.user, self.action, self.medium):
            raise PermissionDenied

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say what the act does."""
        return self.form_page(self.form_class(offer=self.offer))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it."""
        form = self.form_class(request.POST, offer=self.offer)
        explanation = self.explain()
        if self.refusal(explanation) or not form.is_valid():
            return self.form_page(form)
        candidate = stores.get(STORE).candidate(self.medium.uuid, Cause.REQUEST)
        if candidate is None:
            messages.warning(request, _("It was gone already. Nothing has changed."))
            return redirect(index_url(self.medium))
        try:
            response = self.act(candidate)
        except Refused as why:
            messages.error(request, str(why))
            return redirect(self.medium_url())
        except OSError:
            logger.exception("storage refused while acting on %s", self.medium.uuid)
            messages.error(
                request, _("The file could not be moved: nothing has changed. Try again later.")
            )
            return redirect(self.medium_url())
        for other in (*form.chosen_posters(), *form.chosen_twins()):
            self.take_along(other)
        return response

    @abstractmethod
    def act(self, candidate: Candidate) -> HttpResponse:
        """Carry it out and say what came of it.

        Raises:
            Refused: somebody did something else meanwhile. Then nothing goes along either.
        """

    def take_along(self, twin: RetainedMedium) -> None:
        """Do the same with a twin or poster that was ticked, and say what came of it."""
        try:
            self.act_on_twin(twin)
        except Refused as why:
            messages.warning(self.request, f"“{twin}”: {why}")
        except OSError:
            logger.exception("storage refused while acting on %s", twin.uuid)
            told = _("The file of “%(title)s” could not be moved. Try again later.")
            messages.error(self.request, told % {"title": twin})

    def act_on_twin(self, twin: RetainedMedium) -> None:
        """Carry it out on a twin or a poster."""

    @cached_property
    def offer(self) -> Offer:
        """What goes along if it is ticked; nothing where that makes no sense."""
        return Offer()

    def offer_twins(self, refusal: Callable[[Twin], str]) -> Offer:
        """All twins and posters, but for those that the user may not treat so.

        Args:
            refusal: why another cannot be treated so, or nothing.
        """

        def why_not(twin: Twin) -> str:
            if not may(self.request.user, self.action, twin.medium):
                return _("you may not do this with it")
            return refusal(twin)

        user, today = self.request.user, clock.today()
        going = [self.medium, *posters_of([self.medium])]
        return offer(
            twins_for(going, user, today=today),
            why_not,
            self.offered_because,
            posters=offer_posters(self.medium, user, why_not, today=today),
        )

    def refusal(self, explanation: Explanation) -> str:
        """Why the act is not possible now, or nothing."""
        return ""

    def explain(self) -> Explanation:
        """What is known of the medium now."""
        return explain(self.medium, today=clock.today(), language=readers_language())

    def form_page(self, form: forms.Form) -> HttpResponse:
        """The screen itself."""
        explanation = self.explain()
        return self.render(
            form=form,
            explanation=explanation,
            pages=sum(use.state is UseState.ON_PAGE for use in explanation.uses),
            sentences=explanation.sentences(readers_language()),
            refusal=self.refusal(explanation),
            button=self.button,
            offer=self.offer,
        )

    def done(self, message: str) -> HttpResponse:
        """Back to the medium."""
        messages.success(self.request, message % {"title": self.medium})
        return redirect(self.medium_url())


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
