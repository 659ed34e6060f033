"""The brake: when it stopped a sweep, and releasing it with the reason why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import ListingButton
from wagtail.utils.timestamps import render_timestamp

from retention.models import Brake
from retention.operations.brakes import release
from retention.spreadsheets import NoFileMixin

from .read_only import ReadOnlyViewSet
from .words import brake_in_words


class ReleaseForm(forms.Form):
    """Why the brake may go."""

    reason = forms.CharField(
        label=gettext_lazy("Why is this right?"),
        max_length=255,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("It stays on record with your name."),
    )


class ReleaseBrakeView(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """The next sweep may pass once."""

    model = Brake
    permission_required = "change"
    header_icon = "warning"
    page_title = gettext_lazy("Release the brake")
    template_name = "retention/brakes/release.html"

    @cached_property
    def brake(self) -> Brake:
        """The brake that the address names."""
        return get_object_or_404(Brake, pk=self.kwargs["pk"])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The list of brakes, this screen."""
        index = {"url": reverse("retention_brake:index"), "label": _("Brakes")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.get_page_title()}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say why it stopped, and ask why it may go."""
        if not is_on(self.brake):
            return self.nothing_to_do()
        return self.form_page(ReleaseForm())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Release it."""
        if not is_on(self.brake):
            return self.nothing_to_do()
        form = ReleaseForm(request.POST)
        if not form.is_valid():
            return self.form_page(form)
        release(
            self.brake.store,
            reason=form.cleaned_data["reason"],
            by=request.user,  # type: ignore[arg-type]
        )
        messages.success(request, _("The brake is released: the next sweep may pass once."))
        return redirect("wagtailadmin_home")

    def nothing_to_do(self) -> HttpResponse:
        """Somebody released it before."""
        messages.warning(self.request, _("This brake was released before. Nothing has changed."))
        return redirect("wagtailadmin_home")

    def form_page(self, form: ReleaseForm) -> HttpResponse:
        """The form with why it stopped."""
        words = brake_in_words(self.brake)
        context = self.get_context_data(form=form, brake=self.brake, words=words)
        response: HttpResponse = self.render_to_response(context)
        return response


def is_on(brake: Brake) -> bool:
    """Whether it stops sweeps now."""
    return brake.released_at is None and brake.used_at is None


def state_of(brake: Brake) -> str:
    """The same in a word."""
    if brake.released_at is not None:
        return _("Released")
    return _("Over by itself") if brake.used_at else _("On")


class BrakeIndexView(NoFileMixin, IndexView):
    """Every time that the brake stopped a sweep, the latest first."""

    default_ordering = "-tripped_at"

    def get_base_queryset(self) -> QuerySet[Brake]:
        """With who released it."""
        return Brake.objects.select_related("released_by")

    def get_list_more_buttons(self, instance: Brake) -> list[ListingButton]:
        """Release, for who may and while it is on."""
        if not is_on(instance) or not self.user_has_permission("change"):
            return []
        url = reverse("retention_brake:release", args=[instance.pk])
        return [ListingButton(_("Release"), url=url, icon_name="lock-open")]

    @cached_property
    def columns(self) -> list[Column]:
        """When, why, and why it was released."""
        return [
            self._get_title_column_class(TitleColumn)(
                "tripped_at",
                label=_("Since"),
                accessor=lambda brake: render_timestamp(brake.tripped_at),
                sort_key="tripped_at",
            ),
            Column("detail", label=_("Why"), accessor=brake_in_words, classname="retention-title"),
            StatusTagColumn(
                "state",
                label=_("Status"),
                accessor=state_of,
                primary=is_on,
            ),
            Column("released_by", label=_("Released by"), accessor=released_by),
            Column("release_reason", label=_("Reason"), accessor="release_reason"),
        ]


def released_by(brake: Brake) -> str:
    """Who let the sweep pass; a command gives no name."""
    return str(brake.released_by or "–")


class BrakeViewSet(ReadOnlyViewSet):
    """The brake's history, and the screen that releases it."""

    model = Brake
    name = "retention_brake"
    url_prefix = "privacy/brakes"
    icon = "warning"
    menu_name = "privacy-brakes"
    menu_label = gettext_lazy("Brakes")
    index_view_class = BrakeIndexView
    index_template_name = "retention/register/index.html"

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, and releasing."""
        kept = [url for url in super().get_urlpatterns() if url.name != "inspect"]
        release_view = self.construct_view(ReleaseBrakeView)
        return [*kept, path("<int:pk>/release/", release_view, name="release")]
