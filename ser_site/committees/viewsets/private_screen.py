"""What the screens about members have in common."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from retention.viewsets.private_screen import PrivateScreen
from ser_site.committees.models import Member
from ser_site.committees.queries.private import called

NAME = "committees_member"


class MemberScreen(PrivateScreen):
    """A screen about members, of whom one may be gone."""

    gone_when = (Member.DoesNotExist,)

    def gone(self, request: HttpRequest) -> HttpResponse:
        """Say so beside the others."""
        messages.warning(request, gone_message())
        return redirect(f"{NAME}:index")


def gone_message() -> str:
    """Said of a member that is not there."""
    return _(
        "There is no such member. If somebody left, everything about them is erased for good. "
        "That cannot be undone."
    )


class MemberLookup:
    """For Wagtail's screens about one member, who may be gone: told after permission is checked."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Look up the member."""
        self.object: Any = None
        try:
            super().setup(request, *args, **kwargs)  # type: ignore[misc]
            self.object = self.object or self.get_object()
        except Member.DoesNotExist:
            self.object = None

    def get_object(self, queryset: Any = None) -> Member:
        """The member that the address names."""
        found: Member = Member.objects.get(pk=self.kwargs["pk"])  # type: ignore[attr-defined]
        return found

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The screen, as far as there is a member."""
        if self.object is None:
            allowed = self.any_permission_required or [self.permission_required]  # type: ignore[attr-defined]
            if not self.user_has_any_permission(allowed):  # type: ignore[attr-defined]
                raise PermissionDenied
            raise Member.DoesNotExist
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class MemberAct(MemberScreen, PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """A screen on which something is done with one member."""

    model = Member
    permission_required = "change"

    @cached_property
    def member(self) -> Member:
        """The member that the address names."""
        found: Member = Member.objects.get(pk=self.kwargs["pk"])
        return found

    def get_page_subtitle(self) -> str:
        """Its number: titles stay in a browser's history."""
        return str(self.member)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Members, this one, this screen."""
        plural = capfirst(str(Member._meta.verbose_name_plural))
        return [
            *self.breadcrumbs_items,
            {"url": reverse(f"{NAME}:index"), "label": plural},
            {"url": self.back_url(), "label": str(self.member)},
            {"url": "", "label": self.get_page_title()},
        ]

    def back_url(self) -> str:
        """The member."""
        return reverse(f"{NAME}:inspect", args=[self.member.pk])

    def page(self, **context: Any) -> HttpResponse:
        """The screen; who it is about stands on it, where no history of a browser keeps it."""
        context = self.get_context_data(
            member=self.member,
            who=called([self.member], self.request.user)[self.member.pk],
            back_url=self.back_url(),
            **context,
        )
        response: HttpResponse = self.render_to_response(context)
        return response
