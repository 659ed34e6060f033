"""Withdraw the consents that the chosen media rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables

from media_retention.models import Channel, Consent, RetainedMedium
from media_retention.operations.consent import NoLongerStands
from media_retention.operations.withdrawing import Withdrawn, withdraw_with_twins
from media_retention.queries.explain import STORE
from media_retention.queries.media import by_uuid
from media_retention.queries.permissions import may_change_consents
from media_retention.queries.posters import posters_of
from media_retention.queries.twins import twins_of
from media_retention.queries.withdrawal import (
    Consequences,
    consequences,
    standing_under,
    still_elsewhere,
)
from media_retention.twin_forms import Offer
from media_retention.viewsets.consent_acts import after_withdrawal, names_in
from media_retention.viewsets.consent_forms import WithdrawForm
from media_retention.viewsets.withdraw_offer import twins_to_withdraw
from retention import clock
from retention.queries.holds import held_records
from retention.rules.decision import Outcome

from .base import MediaBulkAction, Result, Tone


@dataclass(frozen=True, slots=True)
class Under:
    """A consent, and what withdrawing it does."""

    consent: Consent
    told: Consequences
    going: tuple[tuple[RetainedMedium, bool], ...]
    """What goes with it, and whether it was selected: it goes all the same."""


class BulkWithdrawForm(WithdrawForm):
    """Which consents, by which way, and which twins."""

    def __init__(self, *args: Any, consents: Sequence[Consent], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["consents"] = forms.MultipleChoiceField(
            label=_("Which consents are withdrawn?"),
            choices=[(str(one.pk), str(one)) for one in consents],
            error_messages={"required": _("Choose at least one consent.")},
            # Of one alone there is no doubt; of more, each is another person's.
            initial=[str(one.pk) for one in consents] if len(consents) == 1 else [],
        )
        self.order_fields(["consents", "twins"])


@method_decorator(sensitive_variables("names"), name="form_valid")
class WithdrawAction(MediaBulkAction):
    """Shows which consents these are, and what else rests on them, before it withdraws."""

    display_name = gettext_lazy("Withdraw")
    title = gettext_lazy("Withdraw consent")
    aria_label = gettext_lazy("Withdraw the consents that the selection rests on")
    action_type = "withdraw_consent"
    action_priority = 60
    classes = frozenset({"serious"})
    button = gettext_lazy("Withdraw consent")
    refused_because = gettext_lazy("You may not withdraw consent for these:")
    icon = "cross"
    form_class = BulkWithdrawForm
    template_name = "media_retention/bulk_actions/withdraw.html"
    report_template_name = "media_retention/bulk_actions/withdrawn.html"

    def check_perm(self, obj: RetainedMedium) -> bool:
        """Who may change consents."""
        return may_change_consents(self.request.user)

    def get_form_kwargs(self) -> dict[str, Any]:
        """What there is to choose."""
        consents = [under.consent for under in self.unders]
        return {**super().get_form_kwargs(), "consents": consents, "offer": self.offer}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which consents, what rests on them, and what rests on none."""
        context = super().get_context_data(**kwargs)
        going = {medium.uuid for under in self.unders for medium in under.told.going}
        media, _others = self.get_actionable_objects()
        context["unders"] = self.unders
        context["resting_on_none"] = [one for one in media if one.uuid not in going]
        context["offer"] = self.offer
        return context

    @cached_property
    def unders(self) -> list[Under]:
        """The consents that still can be withdrawn, oldest first."""
        media, _others = self.get_actionable_objects()
        chosen = {medium.uuid for medium in media}
        found = []
        for consent in standing_under(media):
            told = consequences([consent])
            going = tuple((medium, medium.uuid in chosen) for medium in told.going)
            found.append(Under(consent, told, going))
        return found

    @cached_property
    def offer(self) -> Offer:
        """The twins and posters of all that may go."""
        going = consequences([under.consent for under in self.unders]).going
        return twins_to_withdraw(going, self.request.user)

    def form_valid(self, form: Any) -> HttpResponse:
        """Withdraw what was ticked; the report says who is named in which text, and is not kept."""
        self.cleaned_form = form
        media, _others = self.get_actionable_objects()
        wanted = form.cleaned_data["consents"]
        consents = [one.consent for one in self.unders if str(one.consent.pk) in wanted]
        if (answer := self.run_hooks("before_bulk_action", media)) is not None:
            return answer
        going = consequences(consents).going
        posters = posters_of(going)
        twins = self._twins_of([*going, *posters], form)
        names = names_in(consents)
        try:
            withdrawn = withdraw_with_twins(
                consents,
                twins,
                today=clock.today(),
                by=self.request.user,
                channel=Channel(form.cleaned_data["channel"]),
                keep=form.left_posters(),
            )
        except NoLongerStands:
            told = _("The consent was withdrawn before. Nothing has changed.")
            return self.report([Result(medium, told, Tone.SAME) for medium in media])
        if (answer := self.run_hooks("after_bulk_action", media)) is not None:
            return answer
        concerned = {one.uuid: one for one in (*media, *going, *posters, *twins)}
        response = self.report(
            list(_results(concerned, withdrawn)),
            after={
                **after_withdrawal(withdrawn, names, self.request.user),
                "elsewhere": still_elsewhere(going),
            },
        )
        response["Cache-Control"] = "no-store, private"
        return response

    def _twins_of(self, going: Sequence[RetainedMedium], form: Any) -> list[RetainedMedium]:
        """The ticked twins of what really goes: others were offered beside other consents."""
        concerned = {twin.uuid for twin in twins_of(going)}
        return [twin for twin in form.chosen_twins() if twin.uuid in concerned]


def _results(concerned: dict[UUID, RetainedMedium], withdrawn: Withdrawn) -> Iterator[Result]:
    here = {medium.uuid for medium in by_uuid(concerned)}
    held = held_records(STORE, here)
    ended = {*withdrawn.media, *withdrawn.twins}
    for uuid, medium in concerned.items():
        if uuid not in here:
            yield Result(medium, _("Erased for good."), is_gone=True)
        elif uuid not in ended:
            yield Result(medium, _("It does not rest on this: nothing has changed."), Tone.SAME)
        elif withdrawn.twins.get(uuid) is Outcome.FAILED:
            yield Result(medium, _("It could not be erased. Nothing has changed."), Tone.REFUSED)
        elif uuid in held:
            yield Result(medium, _("Off the site. Erased once the hold is released."))
        elif uuid in withdrawn.refused:
            told = _("No page shows it any more. Its file could not be moved: the sweep erases it.")
            yield Result(medium, told, Tone.REFUSED)
        else:
            yield Result(medium, _("Off the site. Erased by the next sweep at the latest."))
