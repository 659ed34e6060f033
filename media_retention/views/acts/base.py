"""A screen that says what an act on one medium does, and does it. All through the engine."""

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
from wagtail.admin import messages

from media_retention.models import RetainedMedium
from media_retention.queries.explain import STORE, Explanation, explain
from media_retention.queries.permissions import Action, may
from media_retention.queries.posters import posters_of
from media_retention.queries.twins import Twin, twins_for
from media_retention.twin_forms import Offer, TwinsForm, offer
from media_retention.views.medium import MediumScreen, index_url
from media_retention.views.poster_offer import offer_posters
from retention import clock, stores
from retention.queries.period_words import readers_language
from retention.rules.decision import Cause
from retention.stores import Candidate

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
            pages=explanation.pages,
            sentences=explanation.sentences(readers_language()),
            refusal=self.refusal(explanation),
            button=self.button,
            offer=self.offer,
        )

    def done(self, message: str) -> HttpResponse:
        """Back to the medium."""
        messages.success(self.request, message % {"title": self.medium})
        return redirect(self.medium_url())
