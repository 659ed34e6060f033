"""Offering twins and posters in the same act: which can be ticked, which cannot, and why not."""

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
    hidden_go: bool = False
    """Whether those go along all the same."""
    because: str | _StrPromise = ""
    """Why they are ticked, or are not."""
    posters: Offer | None = None
    """The same of the posters of what goes."""

    def chosen(self, uuids: Iterable[UUID]) -> list[RetainedMedium]:
        """Those of the offered media that were ticked."""
        wanted = set(uuids)
        return [twin.medium for twin in self.offered if twin.uuid in wanted]


def offer(
    twins: Twins,
    refusal: Callable[[Twin], str],
    because: str | _StrPromise,
    ticked: Callable[[Twin], bool] = lambda twin: False,
    posters: Offer | None = None,
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
        posters=posters,
    )


class TwinsForm(forms.Form):
    """Asks which twins and posters go along, if there are any; before all other questions."""

    def __init__(self, *args: Any, offer: Offer | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer = offer or Offer()
        self.poster_offer = self.offer.posters or Offer()
        self._ask(
            "twins", _("The same file was uploaded more than once. Which go along?"), self.offer
        )
        self._ask(
            "posters", _("Does the opening picture of the video go along?"), self.poster_offer
        )
        self.order_fields(["posters", "twins"])

    def chosen_twins(self) -> list[RetainedMedium]:
        """Those that were ticked, of a form that is valid."""
        return self.offer.chosen(self._answers("twins"))

    def chosen_posters(self) -> list[RetainedMedium]:
        """Those that were ticked, of a form that is valid."""
        return self.poster_offer.chosen(self._answers("posters"))

    def left_posters(self) -> list[RetainedMedium]:
        """Those that were offered, and not ticked."""
        chosen = set(self._answers("posters"))
        return [one.medium for one in self.poster_offer.offered if one.uuid not in chosen]

    def _ask(self, name: str, label: str, offer: Offer) -> None:
        if offer.offered:
            self.fields[name] = forms.MultipleChoiceField(
                label=label,
                help_text=offer.because,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                choices=[(str(one.uuid), words_for(one)) for one in offer.offered],
                initial=[str(uuid) for uuid in offer.ticked],
            )

    def _answers(self, name: str) -> list[UUID]:
        return [UUID(answer) for answer in self.cleaned_data.get(name, [])]
