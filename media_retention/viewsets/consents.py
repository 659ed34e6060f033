"""Consents of people depicted: the list, one to be read, recording and changing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import CreateView, EditView, IndexView, InspectView
from wagtail.admin.widgets.button import Button, HeaderButton

from media_retention.consent_signals import let_evidence_go
from media_retention.models import CONSENTS, Consent
from media_retention.operations import consent as consents
from media_retention.operations.held import UnderHold
from media_retention.queries.consents import media_on
from media_retention.queries.media import find_medium
from media_retention.queries.permissions import may, may_see_names
from media_retention.views.medium import edit_url
from media_retention.views.poster_offer import say_what_came_along
from retention import clock
from retention.models import Hold
from retention.queries.holds import active_hold
from retention.sealing import VaultError
from retention.spreadsheets import NoFileMixin
from retention.viewsets.base import RegisterViewSet
from retention.viewsets.private_screen import AskedFirst

from .consent_acts import WithdrawView
from .consent_evidence import EvidenceView
from .consent_forms import WHO, ConsentForm
from .consent_media import AttachMediaView
from .days import day

NAME = "media_retention_consent"

HELD_CONSENT = gettext_lazy(
    "This consent is under a hold: what was written down stays as it is. It can still be withdrawn."
)


def status_of(consent: Consent) -> str:
    """Whether media may rest on it."""
    if consent.withdrawn_on is not None:
        return str(_("Withdrawn"))
    return str(_("Stands")) if consent.stands(clock.today()) else str(_("Ended"))


class ConsentIndexView(NoFileMixin, IndexView):
    """Consents by number, latest first. Names are never in it."""

    default_ordering = "-recorded_on"
    template_name = "media_retention/consents/index.html"

    def get_base_queryset(self) -> QuerySet[Consent]:
        """With how many media rest on each."""
        return Consent.objects.annotate(media_count=Count("links"))

    @cached_property
    def columns(self) -> list[Column]:
        """What was consented to and when, and what rests on it."""
        return [
            self._get_title_column_class(TitleColumn)(
                "number",
                label=_("Consent"),
                get_url=lambda one: reverse(f"{NAME}:inspect", args=[one.pk]),
                classname="retention-title",
            ),
            Column("purpose", label=_("For"), sort_key="purpose"),
            Column("given_on", label=_("Given on"), accessor=day("given_on"), sort_key="given_on"),
            Column("ends_on", label=_("Ends on"), accessor=day("ends_on"), sort_key="ends_on"),
            Column("media_count", label=_("Media"), sort_key="media_count"),
            StatusTagColumn(
                "status",
                label=_("Status"),
                accessor=status_of,
                primary=lambda one: one.stands(clock.today()),
            ),
        ]

    def order_queryset(self, queryset: QuerySet[Consent]) -> QuerySet[Consent]:
        """Those without an end date last, where that is the order."""
        if self.ordering == "ends_on":
            return queryset.order_by(F("ends_on").asc(nulls_last=True), "-pk")
        ordered: QuerySet[Consent] = super().order_queryset(queryset)
        return ordered

    def get_list_more_buttons(self, instance: Consent) -> list[Button]:
        """Add the way to withdraw it."""
        buttons: list[Button] = super().get_list_more_buttons(instance)
        if instance.withdrawn_on is None and self.user_has_permission("change"):
            url = reverse(f"{NAME}:withdraw", args=[instance.pk])
            buttons.append(Button(_("Withdraw"), url=url, icon_name="cross", priority=5))
        return buttons


class ConsentInspectView(AskedFirst, InspectView):
    """One consent to be read; who it is, for who may see names."""

    template_name = "media_retention/consents/inspect.html"

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """Edit and withdraw, while it stands."""
        if self.object.withdrawn_on is not None or not self.user_has_permission("change"):
            return []
        edit = reverse(f"{NAME}:edit", args=[self.object.pk])
        withdraw = reverse(f"{NAME}:withdraw", args=[self.object.pk])
        if not self.object.stands(clock.today()):
            return [HeaderButton(_("Withdraw"), url=withdraw, icon_name="cross")]
        media = reverse(f"{NAME}:attach_media", args=[self.object.pk])
        buttons = [HeaderButton(_("Attach photos and videos"), url=media, icon_name="image")]
        if self.hold is None:
            buttons.append(HeaderButton(_("Edit"), url=edit, icon_name="edit"))
        return [*buttons, HeaderButton(_("Withdraw"), url=withdraw, icon_name="cross")]

    @cached_property
    def hold(self) -> Hold | None:
        """What keeps it as it is, if anything."""
        return active_hold(CONSENTS, self.object.uuid)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Open the name, if the user may see it, and list the media."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        user = self.request.user
        context["hold"] = self.hold
        context["may_see_hold"] = user.has_perm("retention.view_hold")
        context["status"] = status_of(self.object)
        context["may_see_names"] = may_see_names(user)
        context["who"], context["unreadable"] = self.who()
        context["media"] = [
            (medium, edit_url(medium) if may(user, "change", medium) else "")
            for medium in media_on(self.object)
        ]
        return context

    def who(self) -> tuple[list[tuple[str, str]], bool]:
        """Labels and opened values; and whether the vault refused."""
        if not may_see_names(self.request.user):
            return [], False
        try:
            return list(self._opened()), False
        except VaultError:
            return [], True

    def _opened(self) -> Iterator[tuple[str, str]]:
        for name in WHO:
            if text := getattr(self.object, name).open():
                yield str(Consent._meta.get_field(name).verbose_name), text  # type: ignore[union-attr]


@method_decorator(sensitive_post_parameters(), name="dispatch")
class ConsentCreateView(CreateView):
    """Recording a consent; with ``?medium=`` the medium rests on it from then on."""

    def save_instance(self) -> Consent:
        """Record it."""
        today, user = clock.today(), self.request.user
        with transaction.atomic():
            consent = consents.record(self.form.save(commit=False), today=today, by=user)
            if medium := self.medium:
                posters = consents.attach(consent, [medium.uuid], today=today, by=user)
                say_what_came_along(self.request, posters)
        return consent

    @cached_property
    def medium(self) -> Any:
        """The medium that the address names, if the user may change it."""
        try:
            found = find_medium(UUID(self.request.GET["medium"]))
        except (KeyError, ValueError):
            return None
        if found is not None and not may(self.request.user, "change", found):
            raise PermissionDenied
        return found

    def get_add_url(self) -> str:
        """The form is sent to where it came from."""
        url = reverse(f"{NAME}:add")
        return f"{url}?medium={self.medium.uuid}" if self.medium else url

    def get_success_url(self) -> str:
        """Back to the medium, else to the consent."""
        if self.medium:
            return edit_url(self.medium)
        return reverse(f"{NAME}:inspect", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        """The consent itself."""
        url = reverse(f"{NAME}:inspect", args=[self.object.pk])
        return [messages.button(url, _("View"))]


@method_decorator(sensitive_post_parameters(), name="dispatch")
class ConsentEditView(EditView):
    """Changing a consent that stands."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """What was withdrawn or has ended is not changed; who may not change learns neither."""
        if self.user_has_permission("change"):
            consent = get_object_or_404(Consent, pk=self.kwargs["pk"])
            if not consent.stands(clock.today()):
                messages.warning(request, _("This consent no longer stands: it cannot be changed."))
                return redirect(f"{NAME}:inspect", consent.pk)
            if active_hold(CONSENTS, consent.uuid):
                return self.say_that_it_is_held(consent)
        return super().dispatch(request, *args, **kwargs)

    def say_that_it_is_held(self, consent: Consent) -> HttpResponse:
        """Back to the consent, and why it stays as it is."""
        messages.warning(self.request, HELD_CONSENT)
        return redirect(f"{NAME}:inspect", consent.pk)

    def form_valid(self, form: Any) -> HttpResponse:
        """Somebody may place a hold while the form is being filled in."""
        try:
            response: HttpResponse = super().form_valid(form)
        except UnderHold:
            return self.say_that_it_is_held(self.object)
        return response

    def get_form_kwargs(self) -> dict[str, Any]:
        """Who it is can be corrected by who may see that."""
        return {**super().get_form_kwargs(), "for_user": self.request.user}

    def save_instance(self) -> Consent:
        """Save it, with the ends of what rests on it."""
        consent: Consent = self.form.save(commit=False)
        with transaction.atomic():
            consents.change(consent, today=clock.today(), by=self.request.user)
            if self.form.replaced and self.form.replaced != consent.evidence.name:
                let_evidence_go(self.form.replaced)
        return consent

    def get_success_url(self) -> str:
        """The consent."""
        return reverse(f"{NAME}:inspect", args=[self.object.pk])


class ConsentViewSet(RegisterViewSet):
    """Consents: read, record, change, withdraw."""

    model = Consent
    name = NAME
    url_prefix = "privacy/consents"
    icon = "group"
    menu_hook = "register_privacy_menu_item"
    menu_name = "privacy-consents"
    menu_label = gettext_lazy("Consents")
    menu_order = 820
    search_fields = ["purpose"]
    index_view_class = ConsentIndexView
    inspect_view_class = ConsentInspectView
    add_view_class = ConsentCreateView
    edit_view_class = ConsentEditView
    index_template_name = ConsentIndexView.template_name
    inspect_template_name = ConsentInspectView.template_name
    create_template_name = "media_retention/consents/form.html"
    edit_template_name = "media_retention/consents/form.html"
    list_per_page = 50

    def get_form_class(self, for_update: bool = False) -> type[ConsentForm]:
        """The suite's form."""
        return ConsentForm

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add withdrawing, and the evidence."""
        return [
            *super().get_urlpatterns(),
            path("withdraw/<int:pk>/", self.construct_view(WithdrawView), name="withdraw"),
            path("media/<int:pk>/", AttachMediaView.as_view(), name="attach_media"),
            path("evidence/<int:pk>/", self.construct_view(EvidenceView), name="evidence"),
        ]
