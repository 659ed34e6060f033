"""Events in the admin: how full they are, the list for the door, and who wants no more mail."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from forms_privacy.models import Act
from forms_privacy.operations import opening
from forms_privacy.queries.rights import Right, everywhere, forms_for, kinds_for
from retention import clock
from ser_site.events.kind import EVENT
from ser_site.events.models import Event
from ser_site.events.operations.invitations import NotErased, withdraw_for
from ser_site.events.operations.inviting import NotOpen, invite
from ser_site.events.queries.inviting import open_page, to_invite
from ser_site.events.queries.participants import coming, events_of, opened
from ser_site.events.queries.persons import STOPS

NAME = "events_admin"


class EventsScreen(WagtailAdminTemplateMixin, View):
    """No browser and no cache keeps the answer."""

    header_icon = "date"
    page_title = gettext_lazy("Events")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The screen, never stored."""
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Events, this screen."""
        here = [{"url": reverse(f"{NAME}:index"), "label": _("Events")}]
        if self.get_page_title() != _("Events"):
            here.append({"url": "", "label": self.get_page_title()})
        return [*self.breadcrumbs_items, *here]

    def event(self, right: Right) -> Event:
        """The event that the address names.

        Raises:
            PermissionDenied: the user has not this right on its form. Whoever has it not on every
                form hears the same of an event that is not there: nobody learns which there are.
            Http404: there is none.
        """
        user = self.request.user
        events = Event.objects.filter(form__in=forms_for(user, right)).select_related("form")
        found = events.filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404 if everywhere(user, right) else PermissionDenied
        return found

    @cached_property
    def may_withdraw(self) -> bool:
        """Whether this user stops invitations for others."""
        return bool(self.request.user.has_perm(STOPS))


class EventsView(EventsScreen):
    """Events for which people registered."""

    template_name = "events/admin/index.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """By form on which the user may see that there is something."""
        listed = forms_for(request.user, Right.LIST).filter(kind=EVENT.key)
        readable = forms_for(request.user, Right.OPEN)
        handled = set(forms_for(request.user, Right.HANDLE).values_list("pk", flat=True))
        events, today = events_of(listed), clock.today()
        context = self.get_context_data(
            events=events,
            invitable={
                event.form_id
                for event, _taken, _waiting in events
                if event.form_id in handled and open_page(event, "", today=today)
            },
            readable=set(readable.values_list("pk", flat=True)),
            may_withdraw=self.may_withdraw,
        )
        response: HttpResponse = self.render_to_response(context)
        return response


class ParticipantsView(EventsScreen):
    """The list for the door: read on screen, or printed."""

    template_name = "events/admin/participants.html"
    page_title = gettext_lazy("List of participants")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Record who looks, then open the names."""
        event = self.event(Right.OPEN)
        registrations = coming(event)
        by: Any = request.user
        opening.record(registrations, Act.VIEWED, by=by, now=timezone.now())
        context = self.get_context_data(event=event, participants=opened(registrations))
        response: HttpResponse = self.render_to_response(context)
        return response


class InviteView(EventsScreen):
    """Mail an event to who asked to hear of similar ones: their number, and never who."""

    template_name = "events/admin/invite.html"
    page_title = gettext_lazy("Invite who asked for it")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say how many, and ask."""
        event = self.event(Right.HANDLE)
        context = self.get_context_data(
            event=event,
            is_open=open_page(event, "", today=clock.today()) is not None,
            count=to_invite(event).count(),
        )
        response: HttpResponse = self.render_to_response(context)
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, and say to how many."""
        by: Any = request.user
        try:
            event = self.event(Right.HANDLE)
            count = invite(event, by=by, today=clock.today(), now=timezone.now())
        except NotOpen:
            messages.error(
                request, _("Nobody can register for this event now, so nobody is invited.")
            )
        else:
            told = ngettext(
                "%(count)d person gets an invitation.",
                "%(count)d people get an invitation.",
                count,
            )
            messages.success(request, told % {"count": count})
        return redirect(f"{NAME}:index")


class WithdrawForm(forms.Form):
    """Whose invitations stop."""

    email = forms.EmailField(label=gettext_lazy("E-mail address"), max_length=254)


@method_decorator(sensitive_post_parameters(), name="dispatch")
class WithdrawView(EventsScreen):
    """Somebody wrote or called that they want no more invitations (promise P09)."""

    template_name = "events/admin/withdraw.html"
    page_title = gettext_lazy("No more invitations")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask whose."""
        return self.question(WithdrawForm())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Erase it within this request, and say whether it was there."""
        self.refuse()
        form = WithdrawForm(request.POST)
        if not form.is_valid():
            return self.question(form)
        try:
            found = withdraw_for(
                form.cleaned_data["email"], today=clock.today(), now=timezone.now()
            )
        except NotErased:
            messages.warning(
                request, _("No more mail goes out. It is not erased yet: a hold keeps it.")
            )
        else:
            if found:
                messages.success(request, _("Erased. No more invitations go to this address."))
            else:
                messages.warning(request, _("No invitations go to this address."))
        return redirect(f"{NAME}:withdraw")

    def refuse(self) -> None:
        """Who may not."""
        if not self.may_withdraw:
            raise PermissionDenied

    def question(self, form: WithdrawForm) -> HttpResponse:
        """The screen that asks."""
        self.refuse()
        response: HttpResponse = self.render_to_response(self.get_context_data(form=form))
        return response


class EventsMenuItem(MenuItem):
    """Shown to who has something to do there."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether there is."""
        listed = EVENT.key in kinds_for(request.user, Right.LIST)
        return bool(request.user.has_perm(STOPS) or listed)


class EventsViewSet(ViewSet):
    """Events, the list for the door, and stopping invitations."""

    name = NAME
    url_prefix = "events"
    icon = "date"

    @property
    def menu_item_class(self) -> type[MenuItem]:
        """See above."""
        return EventsMenuItem

    add_to_admin_menu = True
    menu_label = gettext_lazy("Events")
    menu_order = 245

    @property
    def menu_url(self) -> str:
        """The overview."""
        return reverse(f"{NAME}:index")

    def get_urlpatterns(self) -> list[URLPattern]:
        """Four screens."""
        return [
            path("", EventsView.as_view(), name="index"),
            path("participants/<int:pk>/", ParticipantsView.as_view(), name="participants"),
            path("invite/<int:pk>/", InviteView.as_view(), name="invite"),
            path("invitations/", WithdrawView.as_view(), name="withdraw"),
        ]
