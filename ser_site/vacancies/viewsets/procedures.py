"""The committee's screens: every procedure, who applied, closing and opening again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from forms_privacy.models import Form, Submission
from forms_privacy.queries.ends import held_among, until_in_words
from forms_privacy.queries.rights import Right, forms_for, kinds_for, may
from forms_privacy.viewsets.screen import ForInbox, InboxScreen
from retention import clock
from ser_site.vacancies.kind import APPLICATION, KEPT_RULE
from ser_site.vacancies.operations.closing import closing, reopen
from ser_site.vacancies.queries import procedures

from . import candidate, documents

NAME = "vacancies"
TITLE = gettext_lazy("Applications")
MARK = "<!-- progress -->"


class Screen(InboxScreen, ForInbox, WagtailAdminTemplateMixin, View):
    """A screen for who has a right on some form."""

    header_icon = "group"
    page_title = TITLE

    @cached_property
    def today(self) -> date:
        """The day it is."""
        return clock.today()

    def page(self, **context: Any) -> HttpResponse:
        """The screen."""
        response: HttpResponse = self.render_to_response(self.get_context_data(**context))
        return response


class ProceduresView(Screen):
    """Every vacancy, internship and open application that somebody applied for."""

    template_name = "vacancies/admin/procedures.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """This list."""
        return [*self.breadcrumbs_items, {"url": "", "label": str(TITLE)}]

    def get(self, request: HttpRequest) -> HttpResponse:
        """Those on which the user has a right."""
        forms = forms_for(request.user, Right.LIST)
        return self.page(overviews=procedures.overviews(forms, today=self.today))


class OneProcedure(Screen):
    """A screen about one procedure."""

    right = Right.LIST

    @cached_property
    def form(self) -> Form:
        """What one applies with."""
        found = Form.objects.filter(kind=APPLICATION.key, pk=self.kwargs["pk"]).first()
        if found is None:
            raise Submission.DoesNotExist
        return found

    def is_allowed(self) -> bool:
        """Whether the user has the right on this form."""
        return may(self.request.user, self.right, self.form)

    def get_page_subtitle(self) -> str:
        """The vacancy."""
        return self.form.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The list, this one."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(f"{NAME}:index"), "label": str(TITLE)},
            {"url": "", "label": self.form.title},
        ]

    def back(self) -> HttpResponse:
        """To who applied."""
        return redirect(f"{NAME}:procedure", self.form.pk)


class ProcedureView(OneProcedure):
    """Who applied, by number; what they sent stands in the inbox."""

    template_name = "vacancies/admin/procedure.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The first first."""
        rows = list(procedures.candidates(self.form).defer("answers"))
        held = held_among(rows)
        return self.page(
            form=self.form,
            candidates=[
                (
                    one,
                    _("restricted")
                    if one.restricted_on
                    else str(one.behaviour.stage(one.stage).label),
                    until_in_words(one, held=one.uuid in held, today=self.today),
                    one.rule == KEPT_RULE,
                )
                for one in rows
            ],
            ended_on=procedures.ended_on(self.form),
            without_end=procedures.without_end(self.form),
            closes_on=procedures.closing_days([self.form.uuid]).get(self.form.uuid),
            may_handle=may(request.user, Right.HANDLE, self.form),
        )


class CloseView(OneProcedure):
    """Shows what happens to each applicant, and then does it."""

    right = Right.HANDLE
    template_name = "vacancies/admin/close.html"
    page_title = gettext_lazy("Close the procedure")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What would happen, applicant by applicant."""
        found = procedures.outcomes(self.form, on=self.today, today=self.today)
        return self.page(
            form=self.form,
            outcomes=found,
            is_open_application=procedures.ends_by_itself(self.form),
            closes_on=self.still_open_until(),
        )

    def still_open_until(self) -> date | None:
        """The last day to apply, where that has not come yet."""
        day = procedures.closing_days([self.form.uuid]).get(self.form.uuid)
        return day if day is not None and day >= self.today else None

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Do it, and tell how far it is while it goes."""
        context = self.get_context_data(form=self.form, mark=MARK)
        shell = render_to_string("vacancies/admin/closing.html", context, request)
        answer = StreamingHttpResponse(self._progress(shell, get_language()))
        # A server in front that waits until a page is whole would show it all at the end.
        answer["X-Accel-Buffering"] = "no"
        return answer

    def _progress(self, shell: str, language: str | None) -> Iterator[str]:
        """A browser shows each line when it comes. By then the request's language is gone."""
        before, _mark, after = shell.partition(MARK)
        yield before
        by: Any = self.request.user
        for done, of in closing(self.form, by=by, today=self.today):
            with override(language):
                told = _("%(done)d of %(of)d applications") % {"done": done, "of": of}
            yield format_html("<li>{}</li>\n", told)
        yield after


class ReopenView(OneProcedure):
    """The procedure goes on after all."""

    right = Right.HANDLE
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Who was rejected by closing is in it again."""
        by: Any = request.user
        reopen(self.form, by=by, today=self.today)
        messages.success(request, _("The procedure is open again. Nobody of it is erased now."))
        return self.back()


class ApplicationsMenuItem(MenuItem):
    """For who has a right on a form to apply with."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether there is anything to see."""
        return APPLICATION.key in kinds_for(request.user, Right.LIST)


def menu_item() -> MenuItem:
    """In the side bar, below the messages."""
    return ApplicationsMenuItem(
        TITLE, reverse(f"{NAME}:index"), name="applications", icon_name="group", order=242
    )


class ApplicationsViewSet(ViewSet):
    """The committee's side of vacancies."""

    name = NAME
    url_prefix = "applications"
    icon = "group"
    menu_label = TITLE

    def get_urlpatterns(self) -> list[URLPattern]:
        """Every screen."""
        one = "candidate/<uuid:uuid>/"
        return [
            path("", ProceduresView.as_view(), name="index"),
            path("<int:pk>/", ProcedureView.as_view(), name="procedure"),
            path("<int:pk>/close/", CloseView.as_view(), name="close"),
            path("<int:pk>/reopen/", ReopenView.as_view(), name="reopen"),
            path(f"{one}document/<uuid:file>/", documents.DocumentView.as_view(), name="document"),
            path(f"{one}finding/", candidate.FindingView.as_view(), name="finding"),
            path(f"{one}discussed/<int:pk>/", candidate.DiscussedView.as_view(), name="discussed"),
            path(f"{one}vog/", candidate.VogView.as_view(), name="vog"),
            path(f"{one}package/", candidate.PackageView.as_view(), name="package"),
            path(f"{one}confirm/", candidate.ConfirmView.as_view(), name="confirm"),
        ]
