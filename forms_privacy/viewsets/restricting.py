"""Restricting a message (GDPR 18), and lifting that."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forms_privacy.operations import restricting
from forms_privacy.queries.rights import may_restrict

from .act_forms import RestrictForm
from .acts import AskedAct
from .screen import MessageAct


class RestrictView(AskedAct):
    """Out of ordinary work, and kept until that is lifted (GDPR 18)."""

    page_title = gettext_lazy("Restrict")
    button = gettext_lazy("Restrict")

    def is_allowed(self) -> bool:
        """For who decides on it, on every form."""
        return bool(self.message) and may_restrict(self.request.user)

    def empty_form(self) -> forms.Form:
        """Why."""
        return RestrictForm(today=self.today)

    def explained(self) -> str:
        """What the law gives a person."""
        return _(
            "For when the person says that something is not right, objects, or needs it for a "
            "case (GDPR, article 18). Nobody reads or handles the message until you end this. It "
            "is not erased meanwhile, also when its day comes."
        )

    def act(self) -> HttpResponse:
        """Restrict it."""
        form = RestrictForm(self.request.POST, today=self.today)
        if not form.is_valid():
            return self.ask(form)
        by: Any = self.request.user
        restricting.restrict(self.message, by=by, today=self.today, **form.cleaned_data)
        return self.done(_("%(message)s is restricted.") % {"message": self.message})


class LiftView(MessageAct):
    """The restriction ends."""

    http_method_names = ["post"]

    def is_allowed(self) -> bool:
        """For who decides on it."""
        return bool(self.message) and may_restrict(self.request.user)

    def act(self) -> HttpResponse:
        """Back to ordinary work; what is past its date goes tonight."""
        by: Any = self.request.user
        restricting.lift(self.message, by=by, today=self.today)
        return self.done(_("%(message)s is no longer restricted.") % {"message": self.message})
