"""Placing and releasing a hold, on a record of any store."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from retention import clock
from retention.models import Hold
from retention.operations.holds import AlreadyHeld, RecordGone, place_hold, release_hold
from retention.queries.labels import labels_of
from retention.stores import Label

from .hold_forms import HoldForm

INDEX = "retention_hold:index"


class HoldScreen(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """A screen that places or releases one hold."""

    model = Hold
    header_icon = "lock"

    def back_url(self, label: Label | None) -> str:
        """Where the user came from, else the record, else the list."""
        came_from: str = get_valid_next_url_from_request(self.request)
        return came_from or (label.url if label else reverse(INDEX))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Holds, this screen."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(INDEX), "label": capfirst(Hold._meta.verbose_name_plural or "")},
            {"url": "", "label": self.get_page_title()},
        ]

    def render(self, **context: Any) -> HttpResponse:
        """The page."""
        response: HttpResponse = self.render_to_response(self.get_context_data(**context))
        return response


class PlaceHoldView(HoldScreen):
    """Keeping a record past its end date: on which ground, why, and until when to look."""

    permission_required = "add"
    page_title = gettext_lazy("Place under a hold")
    template_name = "retention/holds/place.html"

    @cached_property
    def label(self) -> Label:
        """The record that the address names, 404 when it is gone."""
        store, record = self.kwargs["store"], self.kwargs["record"]
        found = labels_of([(store, record)]).get(record)
        if found is None:
            raise Http404
        return found

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask for ground and reason."""
        return self.form_page(HoldForm(today=clock.today()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Place the hold, or say what is missing."""
        back = self.back_url(self.label)
        today = clock.today()
        form = HoldForm(request.POST, today=today)
        if not form.is_valid():
            return self.form_page(form)
        try:
            place_hold(
                kwargs["store"],
                kwargs["record"],
                ground=Hold.Ground(form.cleaned_data["ground"]),
                reason=form.cleaned_data["reason"],
                review_on=form.cleaned_data["review_on"],
                today=today,
                by=request.user,  # type: ignore[arg-type]
            )
        except AlreadyHeld:
            messages.warning(request, _("It was under a hold already. Nothing has changed."))
        except RecordGone:
            raise Http404 from None
        else:
            messages.success(
                request, _("“%(title)s” is now under a hold.") % {"title": self.label.title}
            )
        return redirect(back)

    def form_page(self, form: HoldForm) -> HttpResponse:
        """The form with the record that it is about."""
        return self.render(form=form, label=self.label, back_url=self.back_url(self.label))


class ReleaseHoldView(HoldScreen):
    """Ending a hold."""

    permission_required = "change"
    page_title = gettext_lazy("Release the hold")
    template_name = "retention/holds/release.html"

    @cached_property
    def hold(self) -> Hold:
        """The hold that the address names."""
        return get_object_or_404(Hold, pk=self.kwargs["pk"])

    @cached_property
    def label(self) -> Label | None:
        """The record, while it is there."""
        return labels_of([(self.hold.store, self.hold.record)]).get(self.hold.record)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask to confirm."""
        if self.hold.released_on is not None:
            return self.nothing_to_do()
        return self.render(hold=self.hold, label=self.label, back_url=self.back_url(self.label))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Release it."""
        if self.hold.released_on is not None:
            return self.nothing_to_do()
        release_hold(self.hold, today=clock.today(), by=request.user)  # type: ignore[arg-type]
        messages.success(request, _("The hold is released."))
        return redirect(self.back_url(self.label))

    def nothing_to_do(self) -> HttpResponse:
        """Somebody released it before."""
        messages.warning(self.request, _("This hold was released before. Nothing has changed."))
        return redirect(self.back_url(self.label))
