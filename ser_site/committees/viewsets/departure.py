"""A member leaves, or stays after all: what it does, and doing it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput

from retention import clock
from retention.queries.period_words import written
from ser_site.committees.models import Member
from ser_site.committees.operations.departure import AlreadyGone, leave, stay
from ser_site.committees.queries.departing import departing

from .private_screen import MemberAct


class LeaveForm(forms.Form):
    """On which day."""

    on = forms.DateField(
        label=gettext_lazy("Day of leaving"),
        help_text=gettext_lazy(
            "The first day in no committee: who sits until 31 December leaves on 1 January. "
            "Today or an earlier day: the profile goes off the site now. "
            "A later day: that day at 00:00."
        ),
        widget=AdminDateInput,
    )


class LeaveView(MemberAct):
    """First the day, then what will go, then it is done."""

    header_icon = "logout"
    page_title = gettext_lazy("Members: leaving")
    template_name = "committees/admin/leave.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask for the day."""
        if self.member.has_left(clock.today()):
            return self.nothing_to_do()
        return self.question(LeaveForm(initial={"on": self.proposed()}))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what goes; do it once that was confirmed for this very day."""
        if self.member.has_left(clock.today()):
            return self.nothing_to_do()
        form = LeaveForm(request.POST)
        if not form.is_valid():
            return self.question(form)
        on: date = form.cleaned_data["on"]
        if "again" in request.POST:
            return self.question(form)
        if request.POST.get("confirmed") != on.isoformat():
            return self.preview(on)
        return self.do(on)

    def proposed(self) -> date:
        """The day that the address names, else the one planned before, else today."""
        try:
            return date.fromisoformat(self.request.GET["on"])
        except (KeyError, ValueError):
            return self.member.left_on or clock.today()

    def question(self, form: LeaveForm) -> HttpResponse:
        """The screen that asks for the day."""
        return self.page(form=form, media=form.media)

    def preview(self, on: date) -> HttpResponse:
        """The screen that says what will go."""
        today = clock.today()
        return self.page(
            on=on,
            at_once=on <= today,
            in_the_past=on < today,
            told=departing(self.member, on=on),
        )

    def do(self, on: date) -> HttpResponse:
        """Mark as having left, and say until when it can be undone."""
        today = clock.today()
        try:
            leave(self.member, on=on, today=today)
        except AlreadyGone:
            raise Member.DoesNotExist from None
        if on <= today:
            told = _(
                "%(member)s has left. The profile is off the site. Everything is erased "
                "tonight; until then you can undo it."
            )
        else:
            told = _("%(member)s leaves on %(day)s. Until then you can undo it.")
        messages.success(self.request, told % {"member": self.member, "day": written(on)})
        return redirect(self.back_url())

    def nothing_to_do(self) -> HttpResponse:
        """It was done before."""
        messages.warning(self.request, _("This member has left already. Nothing has changed."))
        return redirect(self.back_url())


class GoesView(MemberAct):
    """What goes, what stays, and who is to be told: to be read until a sweep has erased it."""

    http_method_names = ["get"]
    header_icon = "list-ul"
    page_title = gettext_lazy("Members: what goes and what stays")
    template_name = "committees/admin/goes.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """As of the day of leaving, or of today."""
        today = clock.today()
        return self.page(
            told=departing(self.member, on=self.member.left_on or today),
            has_left=self.member.has_left(today),
        )


class StayView(MemberAct):
    """Undo a departure with one action."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """All is as it was."""
        if self.member.left_on is None:
            messages.warning(request, _("This member was not leaving. Nothing has changed."))
            return redirect(self.back_url())
        try:
            stay(self.member, today=clock.today())
        except AlreadyGone:
            raise Member.DoesNotExist from None
        told = _("%(member)s stays. Profile, portrait and terms are as they were.")
        messages.success(request, told % {"member": self.member})
        return redirect(self.back_url())
