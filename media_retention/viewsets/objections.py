"""Objections: the list with those that wait first, one to be read, and the decision."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from media_retention.models import Decision, Objection, RetainedMedium
from media_retention.operations.objections import AlreadyDecided, MediumGone, decide
from media_retention.operations.taking_down import PastItsEnd
from media_retention.queries.media import by_uuid, find_medium
from media_retention.queries.objections import pending
from media_retention.queries.permissions import may_decide, may_see_names
from retention import clock
from retention.fields import SealedFormField
from retention.rules.decision import Outcome
from retention.sealing import VaultError
from retention.viewsets.read_only import ReadOnlyViewSet

from .days import day

NAME = "media_retention_objection"


class ObjectionIndexView(IndexView):
    """Those that wait for a decision first, the oldest on top."""

    template_name = "media_retention/consents/index.html"

    def get_base_queryset(self) -> QuerySet[Objection]:
        """All of them."""
        return Objection.objects.all()

    def order_queryset(self, queryset: QuerySet[Objection]) -> QuerySet[Objection]:
        """What asks for a decision first."""
        return queryset.order_by(F("decided_on").desc(nulls_first=True), "received_on", "pk")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Name the media on this page, in a query a model."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        media = by_uuid({one.medium for one in context["object_list"]})
        self.titles = {medium.uuid: str(medium) for medium in media}
        return context

    @cached_property
    def columns(self) -> list[Column]:
        """Against what, since when, and what was decided."""
        return [
            self._get_title_column_class(TitleColumn)(
                "medium",
                label=_("Against"),
                accessor=lambda one: self.titles.get(one.medium, str(_("No longer there"))),
                get_url=lambda one: reverse(f"{NAME}:inspect", args=[one.pk]),
                classname="retention-title",
            ),
            Column("received_on", label=_("Received on"), accessor=day("received_on")),
            StatusTagColumn(
                "status",
                label=_("Decision"),
                accessor=lambda one: one.get_decision_display() or _("Waits for a decision"),
                primary=lambda one: not one.decision,
            ),
            Column("decided_on", label=_("Decided on"), accessor=day("decided_on")),
        ]


class ObjectionInspectView(InspectView):
    """One objection; its reason, for who decides or may see names."""

    template_name = "media_retention/objections/inspect.html"

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """Decide, for who may."""
        if self.object.decision or not may_decide(self.request.user):
            return []
        url = reverse(f"{NAME}:decide", args=[self.object.pk])
        return [HeaderButton(_("Decide"), url=url, icon_name="check")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Open what the user may read."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        user = self.request.user
        context["medium"] = find_medium(self.object.medium)
        context["may_read"] = may_decide(user) or may_see_names(user)
        if context["may_read"]:
            context["reason"] = opened(self.object.reason)
            context["motivation"] = opened(self.object.motivation)
        return context


class DecideForm(forms.Form):
    """What becomes of it, and why."""

    decision = forms.ChoiceField(
        label=gettext_lazy("Your decision"), choices=Decision.choices, widget=forms.RadioSelect
    )
    motivation = SealedFormField(
        label=gettext_lazy("Why?"),
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        help_text=gettext_lazy("Only who decides on objections reads this."),
    )


@method_decorator(sensitive_post_parameters(), name="dispatch")
class DecideView(WagtailAdminTemplateMixin, View):
    """Erase it, or put it back: a reasoned decision by a named role."""

    header_icon = "check"
    page_title = gettext_lazy("Decide on the objection")
    template_name = "media_retention/objections/decide.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """For who may decide."""
        if not may_decide(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def objection(self) -> Objection:
        """The objection that the address names."""
        return get_object_or_404(Objection, pk=self.kwargs["pk"])

    @cached_property
    def medium(self) -> RetainedMedium | None:
        """What it is about."""
        return find_medium(self.objection.medium)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Objections, this one, this screen."""
        plural = capfirst(str(Objection._meta.verbose_name_plural))
        return [
            *self.breadcrumbs_items,
            {"url": reverse(f"{NAME}:index"), "label": plural},
            {"url": self.back_url(), "label": str(self.objection)},
            {"url": "", "label": self.get_page_title()},
        ]

    def back_url(self) -> str:
        """The objection."""
        return reverse(f"{NAME}:inspect", args=[self.objection.pk])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask."""
        if self.objection.decision:
            return self.refuse(_("Somebody decided before. Nothing has changed."))
        return self.question(DecideForm())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Decide."""
        form = DecideForm(request.POST)
        if not form.is_valid():
            return self.question(form)
        user: Any = request.user
        try:
            outcome = decide(
                self.objection,
                Decision(form.cleaned_data["decision"]),
                form.cleaned_data["motivation"],
                today=clock.today(),
                by=user,
            )
        except AlreadyDecided:
            return self.refuse(_("Somebody decided before. Nothing has changed."))
        except MediumGone:
            return self.refuse(_("It was gone already. Nothing has changed."))
        except PastItsEnd:
            return self.refuse(_("Its end date has come: it can only be erased."))
        except OSError:
            return self.refuse(
                _("The file could not be moved: nothing has changed. Try again later.")
            )
        return self.done(outcome)

    def done(self, outcome: Outcome | None) -> HttpResponse:
        """What came of it."""
        if outcome is None:
            messages.success(self.request, _("It is decided: the objection is refused."))
        elif outcome is Outcome.ERASED:
            messages.success(self.request, _("It is decided, and erased for good."))
        else:
            messages.warning(
                self.request,
                _("It is decided. It stays off the site, and is erased as soon as that may be."),
            )
        return redirect(f"{NAME}:index")

    def refuse(self, message: str) -> HttpResponse:
        """Say why not."""
        messages.error(self.request, message)
        return redirect(f"{NAME}:index")

    def question(self, form: DecideForm) -> HttpResponse:
        """The screen."""
        context = self.get_context_data(
            form=form,
            object=self.objection,
            medium=self.medium,
            reason=opened(self.objection.reason),
            back_url=self.back_url(),
        )
        response: HttpResponse = self.render_to_response(context)
        return response


def opened(value: Any) -> str:
    """The text; or that the vault refuses, which is no reason to hide the rest."""
    try:
        text: str = value.open()
    except VaultError:
        return _("This cannot be read: its key is missing or wrong.")
    return text


class ObjectionViewSet(ReadOnlyViewSet):
    """Objections: read, decide."""

    model = Objection
    name = NAME
    url_prefix = "privacy/objections"
    icon = "warning"
    menu_hook = "register_privacy_menu_item"
    menu_name = "privacy-objections"
    menu_label = gettext_lazy("Objections")
    menu_order = 830
    index_view_class = ObjectionIndexView
    inspect_view_class = ObjectionInspectView
    index_template_name = ObjectionIndexView.template_name
    inspect_template_name = ObjectionInspectView.template_name

    @cached_property
    def menu_item_class(self) -> type[MenuItem]:
        """Say how many wait, beside the name."""
        base: type[MenuItem] = super().menu_item_class

        class CountingItem(base):
            def render_component(self, request: HttpRequest) -> Any:
                component = super().render_component(request)
                if waiting := pending().count():
                    component.label = f"{component.label} ({waiting})"
                return component

        return CountingItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the decision."""
        return [
            *super().get_urlpatterns(),
            path("decide/<int:pk>/", DecideView.as_view(), name="decide"),
        ]
