"""What runs out: who must be asked about, and who goes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets import AdminDateInput

from retention import clock
from retention.queries.period_words import written
from ser_site.committees.models import Member, Term
from ser_site.committees.operations.departure import AlreadyGone
from ser_site.committees.operations.recording import reappoint
from ser_site.committees.queries.bodies import bodies, body_name
from ser_site.committees.queries.ending import ending, leaving
from ser_site.committees.queries.going import goes_with
from ser_site.committees.queries.private import called

from .private_screen import NAME, MemberAct, MemberScreen


class EndingView(MemberScreen, PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """Terms that end within six months, and members who leave in them."""

    model = Member
    any_permission_required = ["add", "change", "view"]
    header_icon = "date"
    page_title = gettext_lazy("Members: what ends within 6 months")
    template_name = "committees/admin/ending.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Members, this screen."""
        plural = capfirst(str(Member._meta.verbose_name_plural))
        return [
            *self.breadcrumbs_items,
            {"url": reverse(f"{NAME}:index"), "label": plural},
            {"url": "", "label": self.get_page_title()},
        ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Both lists; names with one query."""
        today, known = clock.today(), bodies()
        terms, members = list(ending(today)), list(leaving(today))
        everybody = {one.pk: one for one in [*members, *(term.member for term in terms)]}
        days = {one.pk: one.left_on or today for one in members}
        names = called(list(everybody.values()), request.user)
        context = self.get_context_data(
            terms=[
                (names[term.member_id], body_name(known, term.committee), term) for term in terms
            ],
            leaving=[(names[goes.member.pk], goes) for goes in goes_with(members, days)],
            today=today,
            may_change=self.user_has_permission("change"),
        )
        response: HttpResponse = self.render_to_response(context)
        return response


class ReappointForm(forms.Form):
    """Until when."""

    end = forms.DateField(
        label=gettext_lazy("Last day of the new term"),
        help_text=gettext_lazy("Empty as long as no end was agreed."),
        required=False,
        widget=AdminDateInput,
    )


class ReappointView(MemberAct):
    """A new term right after the one that ends."""

    header_icon = "rotate"
    page_title = gettext_lazy("Members: reappointed")
    template_name = "committees/admin/reappoint.html"

    @cached_property
    def term(self) -> Term:
        """The term that ends."""
        return get_object_or_404(Term, pk=self.kwargs["term"], member=self.member)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask until when."""
        return self.question(ReappointForm())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Record the new term, or say what is wrong with it."""
        form = ReappointForm(request.POST)
        if not form.is_valid():
            return self.question(form)
        try:
            new = reappoint(self.term, end=form.cleaned_data["end"], by=request.user)
        except ValidationError as error:
            form.add_error("end", [text for texts in error.message_dict.values() for text in texts])
            return self.question(form)
        except AlreadyGone:
            messages.warning(request, _("This member leaves. First undo that."))
            return redirect(self.back_url())
        told = _("%(member)s is reappointed from %(day)s.")
        messages.success(request, told % {"member": self.member, "day": written(new.start)})
        return redirect(f"{NAME}:ending")

    def question(self, form: ReappointForm) -> HttpResponse:
        """The screen."""
        name = body_name(bodies(), self.term.committee)
        return self.page(form=form, media=form.media, term=self.term, body=name)
