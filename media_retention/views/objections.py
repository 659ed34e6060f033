"""Recording that somebody does not want to be shown."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.admin import messages

from media_retention.models import MediumBasis, RetainedMedium
from media_retention.operations.objections import (
    AlreadyDisputed,
    MediumGone,
    RestsOnConsent,
    object_to,
)
from media_retention.queries.explain import Explanation
from media_retention.queries.objections import is_disputed
from media_retention.queries.twins import Twin
from media_retention.twin_forms import Offer, TwinsForm
from retention import clock
from retention.fields import SealedFormField
from retention.stores import Candidate

from .acts.base import ActView, Refused

ON_CONSENT = gettext_lazy("This rests on consent. Have that withdrawn: then it is erased at once.")
WAITS_ALREADY = gettext_lazy("An objection against it waits for a decision already.")


class ObjectForm(TwinsForm):
    """Why somebody objects."""

    reason = SealedFormField(
        label=gettext_lazy("Who objects, and why?"),
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
        help_text=gettext_lazy(
            "Only who decides on objections, or oversees that, reads this. It goes with the"
            " picture."
        ),
    )


@method_decorator(sensitive_post_parameters(), name="dispatch")
class ObjectView(ActView):
    """Off the site at once, until the privacy coordinator decides."""

    page_title = gettext_lazy("Record an objection")
    template_name = "media_retention/objections/object.html"
    button = gettext_lazy("Record it and take it off the site")
    form_class = ObjectForm
    offered_because = gettext_lazy(
        "The same people are in it. Each has a ground of its own, so nothing is ticked for you:"
        " tick what this person objects to."
    )

    def refusal(self, explanation: Explanation) -> str:
        """Consent is withdrawn, not objected to."""
        if self.medium.legal_basis == MediumBasis.CONSENT:
            return str(ON_CONSENT)
        if is_disputed(self.medium.uuid):
            return str(WAITS_ALREADY)
        return ""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Record it."""
        self.form = self.form_class(request.POST, offer=self.offer)
        return super().post(request, *args, **kwargs)

    def act(self, candidate: Candidate) -> HttpResponse:
        """Write it down and move the files out of reach."""
        self.form.is_valid()
        self.record_against(self.medium)
        return self.done(
            _("“%(title)s” is off the site until the privacy coordinator has decided.")
        )

    def act_on_twin(self, twin: RetainedMedium) -> None:
        """An objection of its own against it: each is decided apart."""
        self.record_against(twin)
        told = _("An objection against “%(title)s” is recorded too.")
        messages.success(self.request, told % {"title": twin})

    def record_against(self, medium: RetainedMedium) -> None:
        """Write the objection down, unless somebody did something else since the form was shown."""
        user: Any = self.request.user
        reason = self.form.cleaned_data["reason"]
        try:
            object_to(medium, reason, today=clock.today(), by=user)
        except RestsOnConsent:
            raise Refused(ON_CONSENT) from None
        except AlreadyDisputed:
            raise Refused(WAITS_ALREADY) from None
        except MediumGone:
            raise Refused(_("It was gone already. Nothing has changed.")) from None

    @cached_property
    def offer(self) -> Offer:
        """Those that one can object to."""

        def refusal(twin: Twin) -> str:
            if twin.medium.legal_basis == MediumBasis.CONSENT:
                return _("it rests on consent: have that withdrawn")
            return _("an objection against it waits already") if is_disputed(twin.uuid) else ""

        return self.offer_twins(refusal)
