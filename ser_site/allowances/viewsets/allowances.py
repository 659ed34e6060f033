"""Allowances: the list, one to be read, recording and changing."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.widgets.button import HeaderButton

from retention import clock
from retention.queries.holds import active_hold
from retention.queries.period_words import written
from retention.sealing import VaultError
from retention.spreadsheets import NoFileMixin
from retention.viewsets.base import RegisterViewSet
from ser_site.allowances.models import ALLOWANCES, Allowance
from ser_site.allowances.operations import recording
from ser_site.allowances.queries.opened import names_of, opened
from ser_site.security.screens import GuardedScreen

from .exports import AgainView, ExportsView
from .forms import AllowanceForm, shown_iban
from .screens import NAME, AllowanceScreen, unreadable


class AllowanceIndexView(NoFileMixin, GuardedScreen, IndexView):
    """Allowances by year, latest first."""

    default_ordering = "-year"
    template_name = "committees/admin/index.html"
    any_permission_required = ["add", "change", "view"]

    @cached_property
    def names(self) -> dict[int, str]:
        """Whose the allowances on this page of the list are."""
        return {}

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Open the names of this page of the list, with one query."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        self.names.update(names_of(list(context["object_list"])))
        return context

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Whose, of which year, and until when it stays."""
        return [
            self._get_title_column_class(TitleColumn)(
                "name",
                label=_("Name"),
                accessor=lambda one: self.names.get(one.pk, str(one)),
                get_url=lambda one: reverse(f"{NAME}:inspect", args=[one.pk]),
                classname="retention-title",
            ),
            Column("year", label=_("Calendar year"), sort_key="year"),
            Column(
                "due",
                label=_("Stays until"),
                accessor=lambda one: written(one.due) if one.due else "–",
            ),
        ]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """Also the way to the files."""
        buttons: list[HeaderButton] = list(super().header_buttons)
        exports = reverse(f"{NAME}:exports")
        label = _("Files for bank and accountant")
        return [*buttons, HeaderButton(label, url=exports, icon_name="download")]


class AllowanceInspectView(AllowanceScreen):
    """One allowance to be read."""

    page_title = gettext_lazy("Allowance")
    template_name = "allowances/admin/allowance.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The screen; what the vault refuses is said to be unreadable."""
        return self.page(
            allowance=self.allowance,
            hold=active_hold(ALLOWANCES, self.allowance.uuid),
            hold_url=reverse("retention_hold:place", args=[ALLOWANCES, self.allowance.uuid]),
            may_hold=request.user.has_perm("retention.add_hold"),
            **self.opened(),
        )

    def opened(self) -> dict[str, Any]:
        """What lies in the vault."""
        try:
            (one,) = opened([self.allowance])
        except VaultError:
            return {"unreadable": unreadable()}
        return {"one": one, "iban": shown_iban(one.iban)}

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """Edit, and the same member in another year."""
        buttons = []
        if self.user_has_permission("change"):
            edit = reverse(f"{NAME}:edit", args=[self.allowance.pk])
            buttons.append(HeaderButton(_("Edit"), url=edit, icon_name="edit"))
        if self.user_has_permission("add"):
            again = f"{reverse(f'{NAME}:add')}?as={self.allowance.pk}"
            label = _("Same account, another year")
            buttons.append(HeaderButton(label, url=again, icon_name="copy"))
        return buttons


class AllowanceCreateView(GuardedScreen, CreateView):
    """Recording an allowance; with ``?as=`` name and account are those of another."""

    def get_initial_form_instance(self) -> Allowance | None:
        """Empty, or as another one."""
        asked = self.request.GET.get("as", "")
        other = Allowance.objects.filter(pk=int(asked)).first() if asked.isdigit() else None
        if other is None:
            return None
        new = Allowance(member=other.member)
        try:
            new.name, new.iban = other.name.open(), other.iban.open()
            new.holder = other.holder.open()
        except VaultError:
            return None
        return new

    def save_instance(self) -> Allowance:
        """Record it, with its payments."""
        allowance = self.form.save(commit=False)
        today, by = clock.today(), self.request.user
        return recording.record(allowance, self.form.save_payments, today=today, by=by)

    def get_success_url(self) -> str:
        """The allowance."""
        return reverse(f"{NAME}:inspect", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        """It is on the screen already."""
        return []


class AllowanceEditView(GuardedScreen, EditView):
    """Changing an allowance."""

    def save_instance(self) -> Allowance:
        """Save it, with its payments."""
        allowance: Allowance = self.form.save(commit=False)
        try:
            recording.change(allowance, self.form.save_payments, by=self.request.user)
        except recording.AllowanceGone:
            raise Http404 from None
        return allowance

    def get_success_url(self) -> str:
        """The allowance."""
        return reverse(f"{NAME}:inspect", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        """It is on the screen already."""
        return []


class AllowanceViewSet(RegisterViewSet):
    """Allowances: for finance, and nobody else."""

    model = Allowance
    name = NAME
    url_prefix = "allowances"
    icon = "wallet"
    add_to_admin_menu = True
    menu_label = gettext_lazy("Allowances")
    menu_order = 252
    list_filter = ["year"]
    index_view_class = AllowanceIndexView
    inspect_view_class = AllowanceInspectView
    add_view_class = AllowanceCreateView
    edit_view_class = AllowanceEditView
    index_template_name = AllowanceIndexView.template_name
    create_template_name = "allowances/admin/form.html"
    edit_template_name = "allowances/admin/form.html"
    left_out = RegisterViewSet.left_out | {"history", "history_results"}

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Without the history: what matters of it stands with the files."""
        common: dict[str, Any] = super().get_common_view_kwargs(history_url_name=None, **kwargs)
        return common

    @property
    def inspect_view(self) -> Any:
        """A screen of its own: it takes nothing that Wagtail's takes."""
        return self.construct_view(AllowanceInspectView)

    def get_form_class(self, for_update: bool = False) -> type[AllowanceForm]:
        """The form with payments in it."""
        return AllowanceForm

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the files."""
        return [
            *super().get_urlpatterns(),
            path("exports/", self.construct_view(ExportsView), name="exports"),
            path("exports/<int:pk>/again/", self.construct_view(AgainView), name="again"),
        ]
