"""Who may see, handle and export what comes in with which form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BaseColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from forms_privacy.models import Form, FormRight
from forms_privacy.operations.rights import Given, give
from retention.spreadsheets import NoFileMixin

from . import cards
from .cards import FactColumn
from .screen import InboxScreen

NAME = "forms_rights"
TITLE = gettext_lazy("Access to messages")
POLICY = ModelPermissionPolicy(FormRight)
ASKED = ("may_open", "may_handle", "may_export")


def group_names(rows: list[FormRight], name: str) -> str:
    """Groups with a right, by name."""
    return ", ".join(row.group.name for row in rows if getattr(row, name)) or "–"


class RightsForm(forms.Form):
    """One group's rights on a form."""

    may_open = forms.BooleanField(label=gettext_lazy("Reads"), required=False)
    may_handle = forms.BooleanField(label=gettext_lazy("Handles"), required=False)
    may_export = forms.BooleanField(label=gettext_lazy("Exports"), required=False)


class RightsIndexView(NoFileMixin, InboxScreen, IndexView):
    """Forms, each with the groups that see its messages."""

    model = Form
    permission_policy = POLICY
    index_url_name = f"{NAME}:index"
    index_results_url_name = f"{NAME}:index_results"
    template_name = cards.TEMPLATE
    header_icon = "group"
    page_title = TITLE
    default_ordering = "title"
    paginate_by = 50
    is_searchable = False
    any_permission_required = ["change", "view"]

    def get_page_subtitle(self) -> str:
        """The list is called by its title alone."""
        return ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """This list."""
        return [*self.breadcrumbs_items, {"url": "", "label": str(TITLE)}]

    def get_base_queryset(self) -> QuerySet[Form]:
        """With their groups."""
        rights = FormRight.objects.select_related("group").order_by("group__name")
        return Form.objects.prefetch_related(Prefetch("rights", queryset=rights))

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """The form, and who."""
        return [
            TitleColumn(
                "title",
                label=capfirst(_("form")),
                accessor="title",
                get_url=lambda form: reverse(f"{NAME}:form", args=[form.pk]),
                classname="retention-title",
            ),
            *(
                FactColumn(name, label=label, accessor=self.groups(name))
                for name, label in (
                    ("may_open", _("Reads")),
                    ("may_handle", _("Handles")),
                    ("may_export", _("Exports")),
                )
            ),
        ]

    def groups(self, name: str) -> Any:
        """Which groups have a right on a form."""
        return lambda form: group_names(list(form.rights.all()), name)


class FormRightsView(InboxScreen, PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """One form: a row of boxes for each group."""

    model = FormRight
    permission_policy = POLICY
    any_permission_required = ["change", "view"]
    header_icon = "group"
    page_title = TITLE
    template_name = "forms_privacy/inbox/rights.html"

    @cached_property
    def form_record(self) -> Form:
        """The form that the address names."""
        return get_object_or_404(Form, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        """The form."""
        return self.form_record.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """All forms, this one."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(f"{NAME}:index"), "label": self.get_page_title()},
            {"url": "", "label": self.form_record.title},
        ]

    def rows(self, data: Any = None) -> list[tuple[Group, RightsForm]]:
        """A form of three boxes for each group."""
        given = {row.group_id: row for row in FormRight.objects.filter(form=self.form_record)}
        found = []
        for group in Group.objects.order_by("name"):
            row = given.get(group.pk)
            initial = {name: getattr(row, name, False) for name in ASKED}
            found.append((group, RightsForm(data, prefix=f"group-{group.pk}", initial=initial)))
        return found

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The boxes."""
        context = self.get_context_data(
            form_record=self.form_record,
            rows=self.rows(),
            may_change=self.user_has_permission("change"),
            back_url=reverse(f"{NAME}:index"),
        )
        response: HttpResponse = self.render_to_response(context)
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give what is ticked; the log says what changed, and by whom."""
        if not self.user_has_permission("change"):
            response: HttpResponse = self.http_method_not_allowed(request)
            response.status_code = 403
            return response
        wanted = {
            group: Given(**form.cleaned_data)
            for group, form in self.rows(request.POST)
            if form.is_valid()
        }
        by: Any = request.user
        give(self.form_record, wanted, by=by)
        told = _("Who may do what with the messages of “%(form)s” is saved.")
        messages.success(request, told % {"form": self.form_record})
        return redirect(f"{NAME}:index")


class RightsMenuItem(MenuItem):
    """For who may look at it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the list opens for this user."""
        return bool(POLICY.user_has_any_permission(request.user, ["change", "view"]))


def menu_item() -> MenuItem:
    """In the group "Privacy"."""
    url = reverse(f"{NAME}:index")
    return RightsMenuItem(TITLE, url, name="privacy-form-rights", icon_name="group", order=820)


class FormRightsViewSet(ViewSet):
    """Access to messages, form by form."""

    name = NAME
    url_prefix = "privacy/form-rights"

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, and one form."""
        return [
            path("", RightsIndexView.as_view(), name="index"),
            path("results/", RightsIndexView.as_view(results_only=True), name="index_results"),
            path("<int:pk>/", FormRightsView.as_view(), name="form"),
        ]
