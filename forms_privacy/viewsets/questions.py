"""What becomes of the answers to a question that a form no longer asks."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from forms_privacy.models import Question, Submission
from forms_privacy.operations.questions import Removed, remove_answers
from forms_privacy.queries.questions import kept
from forms_privacy.queries.rights import Right, may
from retention import clock

from .screen import InboxScreen


class RemovedQuestionView(InboxScreen, WagtailAdminTemplateMixin, View):
    """Answers stay until their message goes, unless somebody decides otherwise here."""

    header_icon = "form"
    page_title = gettext_lazy("A question that is no longer asked")
    template_name = "forms_privacy/inbox/question.html"

    @cached_property
    def question(self) -> Question:
        """The question, 404 while it is asked."""
        rows = Question.objects.select_related("form").exclude(removed_on=None)
        found: Question = get_object_or_404(rows, pk=self.kwargs["pk"])
        return found

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """For who publishes the form's page, or handles its messages."""
        return super().dispatch(request, *args, **kwargs)

    def check(self) -> None:
        """Refuse everybody else."""
        try:
            form = self.question.form
        except Http404:
            raise PermissionDenied from None
        user: Any = self.request.user
        pages = Page.objects.filter(translation_key=form.uuid)
        publishes = any(page.permissions_for_user(user).can_publish() for page in pages)
        if not publishes and not may(user, Right.HANDLE, form):
            raise PermissionDenied

    def next_url(self) -> str:
        """Where the user came from."""
        came_from: str = get_valid_next_url_from_request(self.request)
        return came_from or reverse("wagtailadmin_home")

    def get_page_subtitle(self) -> str:
        """The question."""
        return self.question.label

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """This screen."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say what is there, and ask."""
        self.check()
        context = self.get_context_data(
            question=self.question,
            held=Submission.objects.filter(form=self.question.form).count(),
            kept=kept(self.question),
            back_url=self.next_url(),
        )
        response: HttpResponse = self.render_to_response(context)
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Remove them."""
        self.check()
        by: Any = request.user
        removed = remove_answers(self.question, by=by, today=clock.today())
        self.tell(removed)
        return redirect(self.next_url())

    def tell(self, removed: Removed) -> None:
        """Say what went and what stays, and why."""
        request = self.request
        told = ngettext(
            "The answer is removed from %(count)d message.",
            "The answers are removed from %(count)d messages.",
            removed.messages,
        ) % {"count": removed.messages}
        messages.success(request, told)
        if removed.unreadable:
            cannot = _("Messages that could not be opened, and are as they were: %(count)d.")
            messages.warning(request, cannot % {"count": removed.unreadable})
        if removed.kept.total:
            stay = _(
                "The answers stay in messages that are restricted (%(restricted)d) or under a "
                "hold (%(held)d). Once that has ended, you can remove them too."
            )
            numbers = {"restricted": removed.kept.restricted, "held": removed.kept.held}
            buttons = [messages.button(request.path, _("To the answers that stay"))]
            messages.warning(request, stay % numbers, buttons=buttons)
