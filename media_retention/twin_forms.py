"""Offering twins in the same act: which can be ticked, which cannot, and why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _

from media_retention.models import RetainedMedium
from media_retention.queries.twins import Twin, Twins
from media_retention.words import words_for

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Offer:
    """The twins that an act offers to take along."""

    offered: tuple[Twin, ...] = ()
    ticked: frozenset[UUID] = frozenset()
    """Those that are ticked beforehand: the screen says why."""
    kept: tuple[tuple[Twin, str], ...] = ()
    """Those that cannot be ticked, each with the reason."""
    hidden: int = 0
    """How many more there are that the user may not see."""
    because: str | _StrPromise = ""
    """Why they are ticked, or are not."""

    def chosen(self, uuids: Iterable[UUID]) -> list[RetainedMedium]:
        """Those of the offered media that were ticked."""
        wanted = set(uuids)
        return [twin.medium for twin in self.offered if twin.uuid in wanted]


def offer(
    twins: Twins,
    refusal: Callable[[Twin], str],
    because: str | _StrPromise,
    ticked: Callable[[Twin], bool] = lambda twin: False,
) -> Offer:
    """What can be ticked; ``refusal`` says why a twin cannot, or nothing."""
    reasons = [(twin, refusal(twin)) for twin in twins.seen]
    offered = tuple(twin for twin, reason in reasons if not reason)
    return Offer(
        offered=offered,
        ticked=frozenset(twin.uuid for twin in offered if ticked(twin)),
        kept=tuple((twin, reason) for twin, reason in reasons if reason),
        hidden=twins.hidden,
        because=because,
    )


class TwinsForm(forms.Form):
    """Asks which twins go along, when there are any to offer; before all other questions."""

    def __init__(self, *args: Any, offer: Offer | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer = offer or Offer()
        if self.offer.offered:
            self.fields["twins"] = forms.MultipleChoiceField(
                label=_("The same file was uploaded more than once. Which go along?"),
                help_text=self.offer.because,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                choices=[(str(twin.uuid), words_for(twin)) for twin in self.offer.offered],
                initial=[str(uuid) for uuid in self.offer.ticked],
            )
            self.order_fields(["twins"])

    def chosen_twins(self) -> list[RetainedMedium]:
        """Those that were ticked, of a form that is valid."""
        return self.offer.chosen(UUID(answer) for answer in self.cleaned_data.get("twins", []))
