"""The register of granted subsidies, and the screen on which one is granted or extended."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets import AdminDateInput
from wagtail.log_actions import log

from forms_privacy.operations.handling import Restricted
from forms_privacy.viewsets.screen import InboxScreen, MessageAct
from forms_privacy.workbook import as_csv, as_xlsx
from retention import clock
from retention.spreadsheets import file_name
from ser_site.subsidies.kind import GRANTED, SUBSIDY
from ser_site.subsidies.models import Grant
from ser_site.subsidies.operations.deciding import Decision, TooLate, grant
from ser_site.subsidies.queries.granted import as_table, euros, may_read

NAME = "subsidies"
TITLE = gettext_lazy("Granted subsidies")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class GrantForm(forms.ModelForm):  # type: ignore[type-arg]
    """What is granted to whom, and for how long."""

    class Meta:
        model = Grant
        fields = ("organisation", "amount", "start", "end")
        widgets: ClassVar[dict[str, Any]] = {"start": AdminDateInput, "end": AdminDateInput}


class GrantView(MessageAct):
    """Granting a request; and afterwards changing or extending what was granted."""

    template_name = "forms_privacy/inbox/ask.html"
    page_title = gettext_lazy("Grant a subsidy")

    def is_allowed(self) -> bool:
        """Only what came in as a request for a subsidy."""
        return super().is_allowed() and self.message.kind == SUBSIDY.key

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask what is granted."""
        return self.ask(GrantForm(instance=self.granted))

    def ask(self, form: GrantForm) -> HttpResponse:
        """The questions, with what follows."""
        return self.page(
            form=form,
            media=form.media,
            explained=_(
                "The request is erased seven years after the last day of the subsidy. You can "
                "move that day until it has passed. Organisation, amount and period stay in the "
                "register of granted subsidies: never write the name of a person there."
            ),
            button=_("Save") if self.granted.pk else _("Grant"),
        )

    @property
    def granted(self) -> Grant:
        """What was granted before, or nothing yet."""
        found = Grant.objects.filter(submission=self.message.uuid).first()
        return found or Grant(submission=self.message.uuid)

    def act(self) -> HttpResponse:
        """Grant it, or say why not."""
        form = GrantForm(self.request.POST, instance=self.granted)
        if not form.is_valid():
            return self.ask(form)
        self.refuse_restricted()
        try:
            grant(self.message, Decision(**form.cleaned_data), today=self.today)
        except TooLate:
            words = _("The last day has passed, so the seven years count. Nothing has changed.")
            form.add_error(None, words)
            return self.ask(form)
        by: Any = self.request.user
        log(self.message, "forms_privacy.stage", user=by, data={"stage": GRANTED.key})
        told = _("%(message)s is granted.")
        return self.done(told % {"message": self.message})

    def refuse_restricted(self) -> None:
        """Nothing is done with what is restricted (GDPR 18)."""
        if self.message.restricted_on is not None:
            raise Restricted(str(self.message.uuid))


class RegisterView(InboxScreen, WagtailAdminTemplateMixin, View):
    """What was granted to which organisation, and for how long."""

    header_icon = "clipboard-list"
    page_title = TITLE
    template_name = "subsidies/admin/register.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The list."""
        if not may_read(request.user):
            raise PermissionDenied
        rows = [(one, euros(one)) for one in Grant.objects.all()]
        files = [("Excel (XLSX)", reverse(f"{NAME}:xlsx")), ("CSV", reverse(f"{NAME}:csv"))]
        context = self.get_context_data(rows=rows, files=files)
        response: HttpResponse = self.render_to_response(context)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """This list."""
        return [*self.breadcrumbs_items, {"url": "", "label": str(TITLE)}]


class ExportView(InboxScreen, View):
    """The register as a file."""

    sort = "xlsx"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The table as an attachment."""
        if not may_read(request.user):
            raise PermissionDenied
        rows = list(as_table(Grant.objects.all()))
        if self.sort == "csv":
            answer = HttpResponse(b"".join(as_csv(rows)), content_type="text/csv; charset=utf-8")
        else:
            answer = HttpResponse(as_xlsx(rows, TITLE), content_type=XLSX)
        name = file_name(TITLE, clock.today())
        answer["Content-Disposition"] = f'attachment; filename="{name}.{self.sort}"'
        return answer


class RegisterMenuItem(MenuItem):
    """For who reads the register."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the list opens for this user."""
        return may_read(request.user)


def menu_item() -> MenuItem:
    """In the side bar, below the messages."""
    url = reverse(f"{NAME}:index")
    return RegisterMenuItem(
        gettext_lazy("Subsidies"), url, name=NAME, icon_name="clipboard-list", order=246
    )


class SubsidyViewSet(ViewSet):
    """The register, its file, and the screen of a decision."""

    name = NAME
    url_prefix = "subsidies"

    def get_urlpatterns(self) -> list[URLPattern]:
        """Every screen."""
        return [
            path("", RegisterView.as_view(), name="index"),
            path("xlsx/", ExportView.as_view(sort="xlsx"), name="xlsx"),
            path("csv/", ExportView.as_view(sort="csv"), name="csv"),
            path("<uuid:uuid>/grant/", GrantView.as_view(), name="grant"),
        ]
