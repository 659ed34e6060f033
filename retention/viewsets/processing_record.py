"""The record of processing activities ("verwerkingsregister") as a page, and as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from retention import clock
from retention.queries.period_words import readers_language
from retention.queries.processing_record import (
    ActivityRecord,
    ControllerShown,
    ProcessingRecord,
    RuleShown,
    processing_record,
)
from retention.spreadsheets import NamedSheetMixin, without_formula

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

PERMISSION = "retention.view_activity"

HEADINGS: dict[str, _StrPromise] = {
    "number": _("Number"),
    "activity": _("Activity"),
    "controller": _("Controller"),
    "officer": _("Data protection officer"),
    "purpose": _("What for"),
    "bases": _("Legal basis (GDPR)"),
    "data_subjects": _("Whose data"),
    "data": _("Which data"),
    "recipients": _("Recipients"),
    "transfers": _("Transfers outside the EEA"),
    "rule": _("Retention rule"),
    "period": _("Retention period"),
    "start": _("Start"),
    "ending": _("What happens then"),
    "archive": _("Selection list (Archiefwet)"),
    "security": _("How data is protected"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the file: one rule of one activity, with all that holds for it."""

    number: str
    activity: str
    controller: str
    officer: str
    purpose: str
    bases: str
    data_subjects: str
    data: str
    recipients: str
    transfers: str
    rule: str
    period: str
    start: str
    ending: str
    archive: str
    security: str


def rows(record: ProcessingRecord) -> Iterator[Row]:
    """Every rule of every activity; an activity without rules has a line too."""
    for activity in record.activities:
        for rule in activity.rules or (None,):
            yield _row(record.controller, activity, rule)


def _row(
    controller: ControllerShown | None, activity: ActivityRecord, rule: RuleShown | None
) -> Row:
    return Row(
        number=activity.number,
        activity=activity.title,
        controller=_lines(controller.name, *controller.contact) if controller else "",
        officer=_lines(controller.officer, *controller.officer_contact) if controller else "",
        purpose=activity.purpose,
        bases=_lines(*activity.bases),
        data_subjects=activity.data_subjects,
        data=activity.data,
        recipients=_lines(*activity.recipients),
        transfers=_lines(*activity.transfers),
        rule=rule.name if rule else "",
        period=rule.period if rule else "",
        start=rule.start if rule else "",
        ending=rule.ending if rule else "",
        archive=rule.archive if rule else "",
        security=_lines(*controller.security) if controller else "",
    )


def _lines(*lines: str) -> str:
    return "\n".join(filter(None, lines))


class RecordView(NamedSheetMixin, WagtailAdminTemplateMixin, View):
    """The record to be read, printed or downloaded, for who may see the register."""

    page_title = _("Record of processing activities")
    header_icon = "doc-full"
    template_name = "retention/register/record.html"
    list_export: ClassVar[list[str]] = list(HEADINGS)
    export_headings = HEADINGS
    custom_value_preprocess: ClassVar[dict[Any, dict[str, Callable[[Any], Any] | None]]] = {
        **NamedSheetMixin.custom_value_preprocess,
        str: {NamedSheetMixin.FORMAT_CSV: without_formula},
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for who may see activities."""
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        self.today = clock.today()
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def record(self) -> ProcessingRecord:
        """What the register says today, in the language of the screen."""
        return processing_record(readers_language(), today=self.today)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page; or the file that ``?export=`` asks for."""
        if self.is_export:
            # Made whole: what is streamed later would be in another language.
            answer = self.as_spreadsheet(list(rows(self.record)), request.GET["export"])
        else:
            answer = self.render_to_response(self.get_context_data())
        return cast(HttpResponseBase, answer)

    def stream_csv(self, queryset: list[Row]) -> Iterator[Any]:
        """Every line, made at once."""
        return iter(list(super().stream_csv(queryset)))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, this screen."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the record, its day and the addresses of the files."""
        return {
            **super().get_context_data(**kwargs),
            "record": self.record,
            "today": self.today,
            "xlsx_url": self.xlsx_export_url,
            "csv_url": self.csv_export_url,
        }


class RegisterMenuItem(MenuItem):
    """For who may see the register."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the screen opens for this user."""
        return bool(request.user.has_perm(PERMISSION))


class RecordViewSet(ViewSet):
    """The record of processing activities."""

    name = "retention_record"
    url_prefix = "privacy/record"
    icon = "doc-full"
    menu_label = _("Record of processing")
    menu_name = "privacy-record"
    menu_item_class = RegisterMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """The one page."""
        return [path("", self.construct_view(RecordView), name="index")]
