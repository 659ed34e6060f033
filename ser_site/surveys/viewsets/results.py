"""Results of surveys: the list, one survey, its file, and the texts that somebody looks at."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from forms_privacy.models import Form, Question
from forms_privacy.operations.counting import look_at
from forms_privacy.queries.free_texts import has_waiting, next_waiting
from forms_privacy.queries.results import LEAST
from forms_privacy.viewsets.screen import InboxScreen
from forms_privacy.workbook import as_csv, as_xlsx
from retention import clock
from retention.sealing import VaultError
from retention.spreadsheets import file_name
from ser_site.surveys.queries import readers
from ser_site.surveys.queries.outcomes import as_table, outcome

if TYPE_CHECKING:
    from ser_site.surveys.models import SurveyPage

NAME = "survey_results"
TITLE = gettext_lazy("Results of surveys")
AT_ONCE = 50
"""Texts on one screen."""

MOST_TEXTS = 200
"""Texts of one question beside its results; a file has them all."""

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class SurveyScreen(InboxScreen, WagtailAdminTemplateMixin, View):
    """A screen below "Results of surveys"."""

    header_icon = "list-ul"
    page_title = TITLE

    def trail(self) -> list[dict[str, Any]]:
        """Below the list."""
        return []

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The list, and where one is below it."""
        if not (below := self.trail()):
            return [*self.breadcrumbs_items, {"url": "", "label": str(TITLE)}]
        top = {"url": reverse(f"{NAME}:index"), "label": str(TITLE)}
        return [*self.breadcrumbs_items, top, *below]

    def page(self, **context: Any) -> HttpResponse:
        """The screen."""
        response: HttpResponse = self.render_to_response(self.get_context_data(**context))
        return response


class SurveysView(SurveyScreen):
    """All surveys whose results this user reads."""

    template_name = "surveys/admin/index.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The list."""
        if not readers.may_use(request.user):
            raise PermissionDenied
        found = readers.surveys_for(request.user, get_language() or "")
        return self.page(surveys=found, today=clock.today())


class OneSurvey(SurveyScreen):
    """A screen about one survey."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Which survey."""
        super().setup(request, *args, **kwargs)
        self.uuid: UUID = kwargs["uuid"]

    @cached_property
    def form_record(self) -> Form | None:
        """What came in is counted under this; None while nothing did."""
        return Form.objects.filter(uuid=self.uuid).first()

    @cached_property
    def pages(self) -> list[SurveyPage]:
        """Its pages, the one in the reader's language first; none when they were deleted."""
        return readers.pages_of(self.uuid, get_language() or "")

    @property
    def title(self) -> str:
        """What it is called.

        Raises:
            Http404: there is no such survey.
        """
        if self.pages:
            return str(self.pages[0].title)
        if self.form_record is None:
            raise Http404
        return self.form_record.title

    def get_page_subtitle(self) -> str:
        """The survey."""
        return self.title

    def trail(self) -> list[dict[str, Any]]:
        """The survey."""
        return [{"url": self.url("survey"), "label": self.title}]

    def url(self, name: str) -> str:
        """The address of a screen about it."""
        return reverse(f"{NAME}:{name}", args=[self.uuid])

    def check_reader(self) -> None:
        """Refuse who may not read the results."""
        if not readers.may_read(self.request.user, self.uuid):
            raise PermissionDenied


class ResultsView(OneSurvey):
    """What it found, in numbers and bars."""

    template_name = "surveys/admin/results.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The results."""
        self.check_reader()
        found = outcome(self.form_record, self.pages)
        may_look = readers.may_look(request.user, self.uuid)
        return self.page(
            outcome=found,
            least=LEAST,
            most_texts=MOST_TEXTS,
            is_named=bool(self.pages and self.pages[0].is_named),
            texts_url=self.url("texts") if may_look and self.waits else "",
            waits=self.waits,
            files=[("Excel (XLSX)", self.url("xlsx")), ("CSV", self.url("csv"))],
        )

    @cached_property
    def waits(self) -> bool:
        """Whether texts wait that nobody has looked at yet."""
        return self.form_record is not None and has_waiting(self.form_record)


class ExportView(OneSurvey):
    """The numbers as a file: the same as on the screen, small groups left out."""

    sort = "xlsx"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The table as an attachment."""
        self.check_reader()
        rows = list(as_table(outcome(self.form_record, self.pages)))
        if self.sort == "csv":
            body, kind = b"".join(as_csv(rows)), "text/csv; charset=utf-8"
        else:
            body, kind = as_xlsx(rows, self.title), XLSX
        answer = HttpResponse(body, content_type=kind)
        name = file_name(self.title, clock.today())
        answer["Content-Disposition"] = f'attachment; filename="{name}.{self.sort}"'
        return answer


class TextsView(OneSurvey):
    """What people typed, until somebody looked: it joins the results or goes."""

    template_name = "surveys/admin/texts.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Some of the texts."""
        form = self.check_looker()
        try:
            waiting = next_waiting(form, most=AT_ONCE)
        except VaultError:
            return self.page(unreadable=True, back_url=self.url("survey"))
        return self.page(questions=self.rows(waiting), back_url=self.url("survey"))

    def check_looker(self) -> Form:
        """Refuse who does not handle what comes in with it."""
        if not readers.may_look(self.request.user, self.uuid) or self.form_record is None:
            raise PermissionDenied
        return self.form_record

    def rows(self, waiting: Mapping[str, Sequence[str]]) -> list[dict[str, Any]]:
        """Questions as they are put, each with its texts and what stands for them in the form."""
        labels = dict(Question.objects.filter(form__uuid=self.uuid).values_list("name", "label"))
        if self.pages:
            labels |= {one.clean_name: one.label for one in self.pages[0].get_form_fields()}
        return [
            {
                "label": labels.get(name, name),
                "texts": [(mark(name, text), text) for text in texts],
            }
            for name, texts in waiting.items()
        ]

    def trail(self) -> list[dict[str, Any]]:
        """The survey, its texts."""
        return [*super().trail(), {"url": "", "label": _("Texts to look at")}]

    @sensitive_variables("waiting", "looked")
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show or remove what was chosen."""
        form = self.check_looker()
        act = request.POST.get("act", "")
        chosen = set(request.POST.getlist("text"))
        if act not in {"show", "remove"} or not chosen:
            messages.error(request, _("Choose one or more texts. Nothing has changed."))
            return redirect(self.url("texts"))
        try:
            waiting = next_waiting(form, most=AT_ONCE * 2)
            looked = {
                name: {text for text in texts if mark(name, text) in chosen}
                for name, texts in waiting.items()
            }
            done = look_at(form, looked, show=act == "show")
        except VaultError:
            return self.page(unreadable=True, back_url=self.url("survey"))
        messages.success(request, told(done, is_shown=act == "show"))
        return redirect(self.url("texts" if has_waiting(form) else "survey"))


def mark(question: str, text: str) -> str:
    """What stands for a text in a form: browsers change line ends in texts."""
    plain = f"{question}\0{text}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(plain).hexdigest()


def told(done: int, *, is_shown: bool) -> str:
    """What was done."""
    words = (
        ngettext(
            "%(count)d text is in the results now.",
            "%(count)d texts are in the results now.",
            done,
        )
        if is_shown
        else ngettext("%(count)d text is removed.", "%(count)d texts are removed.", done)
    )
    return words % {"count": done}


class ResultsMenuItem(MenuItem):
    """For who reads the results of some survey."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether there is anything to read."""
        return readers.has_surveys(request.user)


def menu_item() -> MenuItem:
    """In the side bar, below the messages."""
    url = reverse(f"{NAME}:index")
    return ResultsMenuItem(
        gettext_lazy("Surveys"), url, name="survey-results", icon_name="list-ul", order=245
    )


class SurveyResultsViewSet(ViewSet):
    """The screens of results."""

    name = NAME
    url_prefix = "surveys"

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, one survey, its file, its texts."""
        return [
            path("", SurveysView.as_view(), name="index"),
            path("<uuid:uuid>/", ResultsView.as_view(), name="survey"),
            path("<uuid:uuid>/texts/", TextsView.as_view(), name="texts"),
            path("<uuid:uuid>/xlsx/", ExportView.as_view(sort="xlsx"), name="xlsx"),
            path("<uuid:uuid>/csv/", ExportView.as_view(sort="csv"), name="csv"),
        ]
