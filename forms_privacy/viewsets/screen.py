"""What the screens of the inbox have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from forms_privacy.models import Submission
from forms_privacy.operations.handling import Restricted
from forms_privacy.operations.stages import AlreadyGone
from forms_privacy.queries.rights import Right, may, may_use_inbox
from retention import clock
from retention.viewsets.private_screen import PrivateScreen

NAME = "forms_inbox"
INBOX = gettext_lazy("Messages")


class InboxScreen(PrivateScreen):
    """A screen with what people sent, of which a message may be gone."""

    refused_template = "forms_privacy/inbox/refused.html"
    gone_when = (Submission.DoesNotExist, AlreadyGone)

    def gone(self, request: HttpRequest) -> HttpResponse:
        """Say so beside the others."""
        messages.warning(
            request, _("There is no such message. If it was there, it has been erased for good.")
        )
        return redirect(f"{NAME}:index")


class ForInbox:
    """Refuses who has no right on any form, or not the one that a screen asks for."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The screen, for who may have it."""
        if not may_use_inbox(request.user) or not self.is_allowed():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    def is_allowed(self) -> bool:
        """What a screen asks beside that."""
        return True


class MessageLookup(ForInbox, WagtailAdminTemplateMixin, View):
    """Finds the message that the address names, and refuses who has no right on its form."""

    right = Right.HANDLE
    header_icon = "mail"

    def is_allowed(self) -> bool:
        """Whether the user has the right on the form of this message."""
        return may(self.request.user, self.right, self.message.form)

    @cached_property
    def message(self) -> Submission:
        """The message."""
        rows = Submission.objects.select_related("form", "handler")
        found: Submission = rows.get(uuid=self.kwargs["uuid"])
        return found

    @cached_property
    def today(self) -> date:
        """The day it is."""
        return clock.today()

    def get_page_subtitle(self) -> str:
        """Its number: titles stay in a browser's history."""
        return str(self.message)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Messages, this one, this screen."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(f"{NAME}:index"), "label": str(INBOX)},
            {"url": self.back_url(), "label": str(self.message)},
            {"url": "", "label": self.get_page_title()},
        ]

    def back_url(self) -> str:
        """The message."""
        return reverse(f"{NAME}:message", args=[self.message.uuid])

    def page(self, **context: Any) -> HttpResponse:
        """The screen."""
        context = self.get_context_data(message=self.message, back_url=self.back_url(), **context)
        response: HttpResponse = self.render_to_response(context)
        return response


class MessageScreen(InboxScreen, MessageLookup):
    """A screen about one message."""


class MessageAct(MessageScreen, ABC):
    """A screen on which something is done with one message."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, unless the message is restricted."""
        try:
            return self.act()
        except Restricted:
            messages.warning(
                request, _("This message is restricted. Nothing is done with it until that ends.")
            )
            return redirect(self.back_url())

    @abstractmethod
    def act(self) -> HttpResponse:
        """Carry it out, and say what came of it."""

    def refused(self, told: str) -> HttpResponse:
        """Back to the message, with the reason."""
        messages.error(self.request, told)
        return redirect(self.back_url())

    def done(self, told: str) -> HttpResponse:
        """Back to the message."""
        messages.success(self.request, told)
        return redirect(self.back_url())
