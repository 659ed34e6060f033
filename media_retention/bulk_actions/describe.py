"""Set use, ground and people of many media at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from media_retention.form_words import ENDED, PEOPLE
from media_retention.models import IntendedUse, MediumBasis, RetainedMedium
from media_retention.operations.describing import Description, MediumGone, NotYours, describe
from media_retention.queries.media import by_uuid
from media_retention.queries.permissions import may
from retention import clock
from retention.queries.period_words import written

from .base import EachMediumAction, Result, Tone

AS_IT_IS = ("", gettext_lazy("Leave as it is"))


class DescribeForm(forms.Form):
    """What is the same for all of them; what is not chosen stays as it is."""

    people = forms.ChoiceField(
        label=gettext_lazy("Can people be recognised?"),
        choices=[AS_IT_IS, *PEOPLE],
        required=False,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("With people there is always an end date. Without there is none."),
    )
    basis = forms.ChoiceField(
        label=gettext_lazy("Why may we show these people?"),
        choices=[AS_IT_IS, *MediumBasis.choices],
        required=False,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("What rests on somebody’s consent keeps that ground."),
    )
    use = forms.ChoiceField(
        label=gettext_lazy("What is it for?"),
        choices=[AS_IT_IS, *IntendedUse.choices],
        required=False,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Counts for what is on no page. Else the page sets the end date."),
    )

    def clean(self) -> dict[str, Any]:
        """Something must be chosen."""
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            raise ValidationError(_("Choose what must change."))
        return cleaned

    def description(self) -> Description:
        """What was chosen, of a form that is valid."""
        people, basis, use = (self.cleaned_data[name] for name in ("people", "basis", "use"))
        return Description(
            people_recognisable=people == "True" if people else None,
            legal_basis=MediumBasis(basis) if basis else None,
            intended_use=IntendedUse(use) if use else None,
        )


class DescribeAction(EachMediumAction):
    """Use, ground and people; what rests on consent refuses another ground."""

    display_name = gettext_lazy("Ground and use")
    title = gettext_lazy("Use and legal basis")
    aria_label = gettext_lazy("Set use and legal basis of what is selected")
    action_type = "describe"
    action_priority = 40
    button = gettext_lazy("Change them")
    refused_because = gettext_lazy("You may not change these:")
    icon = "edit"
    form_class = DescribeForm
    template_name = "media_retention/bulk_actions/describe.html"

    def check_perm(self, obj: RetainedMedium) -> bool:
        """Who may change it."""
        return may(self.request.user, "change", obj)

    def act(self, media: Sequence[RetainedMedium], form: Any) -> Iterator[Result]:
        """Each by itself."""
        description = form.description()
        return (self._describe(medium, description) for medium in media)

    def _describe(self, medium: RetainedMedium, description: Description) -> Result:
        try:
            changed = describe(medium.uuid, description, by=self.request.user, today=clock.today())
        except NotYours:
            return Result(medium, str(ENDED), Tone.REFUSED)
        except ValidationError as error:
            return Result(medium, " ".join(error.messages), Tone.REFUSED)
        except MediumGone:
            return Result(medium, _("It was gone already."), Tone.SAME, is_gone=True)
        if not changed:
            return Result(medium, _("It was so already. Nothing has changed."), Tone.SAME)
        (now,) = by_uuid([medium.uuid]) or [medium]
        return Result(medium, f"{_('Changed.')} {until(now)}")


def until(medium: RetainedMedium) -> str:
    """Until when it stays, in a sentence of its own."""
    if medium.due is None:
        return _("It has no end date.")
    if medium.due <= clock.today():
        return _("Its period is over: visitors no longer see it, and the next sweep erases it.")
    return _("It stays until %(day)s.") % {"day": written(medium.due)}
