"""Place many media under a hold, on one ground and for one reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from media_retention.models import RetainedMedium
from media_retention.queries.explain import STORE
from retention import clock
from retention.models import Hold
from retention.operations.holds import AlreadyHeld, RecordGone, place_hold
from retention.viewsets.hold_forms import HoldForm

from .base import EachMediumAction, Result, Tone


class HoldAction(EachMediumAction):
    """A hold of its own on each, so that each can be released by itself."""

    display_name = gettext_lazy("Hold")
    title = gettext_lazy("Place under a hold")
    aria_label = gettext_lazy("Place what is selected under a hold")
    action_type = "hold"
    action_priority = 50
    button = gettext_lazy("Place under a hold")
    refused_because = gettext_lazy("You may not place a hold on these:")
    icon = "lock"
    form_class = HoldForm
    template_name = "media_retention/bulk_actions/hold.html"

    def check_perm(self, obj: RetainedMedium) -> bool:
        """Who may place holds."""
        return bool(self.request.user.has_perm("retention.add_hold"))

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form asks for a day ahead."""
        return {**super().get_form_kwargs(), "today": clock.today()}

    def act(self, media: Sequence[RetainedMedium], form: Any) -> Iterator[Result]:
        """Each by itself."""
        return (self._hold(medium, form.cleaned_data) for medium in media)

    def _hold(self, medium: RetainedMedium, told: dict[str, Any]) -> Result:
        try:
            place_hold(
                STORE,
                medium.uuid,
                ground=Hold.Ground(told["ground"]),
                reason=told["reason"],
                review_on=told["review_on"],
                today=clock.today(),
                by=self.request.user,
            )
        except AlreadyHeld:
            already = _("It was under a hold already. Nothing has changed.")
            return Result(medium, already, Tone.SAME)
        except RecordGone:
            return Result(medium, _("It was gone already."), Tone.SAME, is_gone=True)
        return Result(medium, _("It is under a hold now."))
