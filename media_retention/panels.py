"""What the admin shows of a medium: until when it stays, why, where, and what can be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, PermissionsMixin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from media_retention.models import MediumBasis, RetainedMedium
from media_retention.queries.consents import consents_of
from media_retention.queries.explain import STORE, Explanation, State, Use, UseState, explain
from media_retention.queries.objections import is_disputed
from media_retention.queries.page_titles import titles_of
from media_retention.queries.permissions import may, may_change_consents
from media_retention.queries.twins import twins_for
from media_retention.words import STATES, words_for
from retention import clock
from retention.queries.period_words import readers_language

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

USE_STATES: dict[UseState, _StrPromise] = {
    UseState.ON_PAGE: gettext_lazy("On the page"),
    UseState.RESTING: gettext_lazy("Not on the page now"),
    UseState.OVER: gettext_lazy("Over: no longer shown"),
    UseState.ENDED: gettext_lazy("Taken off the page"),
}


@dataclass(frozen=True, slots=True)
class Deed:
    """A button of the panel."""

    label: str
    url: str
    is_final: bool = False


@dataclass(frozen=True, slots=True)
class UseRow:
    """A use as the table shows it."""

    use: Use
    title: str
    edit_url: str
    state: str


class MediumPanel(Component):
    """A sentence with date and reason, the uses, the hold, and the buttons that one may use."""

    template_name = "media_retention/panel.html"

    def __init__(self, medium: RetainedMedium, request: HttpRequest) -> None:
        self.medium = medium
        self.user = request.user

    def get_context_data(self, parent_context: Mapping[str, Any] | None) -> dict[str, Any]:
        """Everything, read now."""
        language = readers_language()
        explanation = explain(self.medium, today=clock.today(), language=language)
        state, tone = STATES[explanation.state]
        twins = twins_for([self.medium], self.user, today=clock.today())
        titles = titles_of(use.page for use in explanation.uses if use.page is not None)
        return {
            "twins": twins,
            "twin_rows": [(twin, words_for(twin)) for twin in twins.seen],
            "explanation": explanation,
            "sentences": explanation.sentences(language),
            "rule_sentence": explanation.rule_sentence(language),
            "state": state,
            "tone": tone,
            "uses": [row_of(use, explanation.state, self.user, titles) for use in explanation.uses],
            "deeds": list(deeds(explanation, self.user, today=clock.today())),
            "consents": consents_of(self.medium, clock.today()),
            "is_disputed": is_disputed(self.medium.uuid),
            "may_see_consents": _has(self.user, "media_retention.view_consent"),
            "may_see_hold": _has(self.user, "retention.view_hold"),
        }


def row_of(
    use: Use, medium: State, user: AbstractBaseUser | AnonymousUser, titles: Mapping[int, str]
) -> UseRow:
    """A use with its page's title, and an address for who may edit the page."""
    state = str(USE_STATES[use.state])
    if use.state is UseState.ON_PAGE and medium is not State.SHOWN:
        state = _("On the page, but not to be seen now")
    if use.page is None:
        return UseRow(use, _("Page that was deleted"), "", state)
    return UseRow(use, titles[use.page.pk], edit_url(use.page, user), state)


def edit_url(page: Page, user: AbstractBaseUser | AnonymousUser) -> str:
    """Where the user edits the page; nothing for who may not."""
    if not page.permissions_for_user(user).can_edit():
        return ""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def deeds(
    explanation: Explanation, user: AbstractBaseUser | AnonymousUser, *, today: date
) -> Iterator[Deed]:
    """What this user may do with the medium now."""
    medium, record = explanation.medium, [explanation.medium.uuid]
    if may(user, "change", medium):
        if explanation.state is State.DOWN and is_disputed(medium.uuid):
            pass  # somebody decides first
        elif explanation.state is State.DOWN and medium.due is not None and medium.due <= today:
            pass  # what is past its end may not be shown again
        elif explanation.state is State.DOWN:
            yield Deed(_("Put back on the site"), reverse("media_retention:restore", args=record))
        else:
            yield Deed(_("Take off the site"), reverse("media_retention:take_down", args=record))
    if may(user, "change", medium):
        if may_change_consents(user):
            yield Deed(_("Consent"), reverse("media_retention:consents", args=record))
        if medium.legal_basis != MediumBasis.CONSENT and not is_disputed(medium.uuid):
            yield Deed(_("Record an objection"), reverse("media_retention:object", args=record))
    if explanation.hold is None and _has(user, "retention.add_hold"):
        url = reverse("retention_hold:place", args=[STORE, *record])
        yield Deed(_("Place under a hold"), url)
    if explanation.hold is not None and _has(user, "retention.change_hold"):
        url = reverse("retention_hold:release", args=[explanation.hold.pk])
        yield Deed(_("Release the hold"), url)
    if explanation.hold is None and may(user, "delete", medium):
        yield Deed(_("Erase now"), reverse("media_retention:erase", args=record), is_final=True)


def _has(user: AbstractBaseUser | AnonymousUser, permission: str) -> bool:
    return isinstance(user, PermissionsMixin) and user.has_perm(permission)
