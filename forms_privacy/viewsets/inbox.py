"""The inbox: what came in with forms, and what must be done with it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import (
    BaseColumn,
    BulkActionsCheckboxColumn,
    Column,
    TitleColumn,
)
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import HeaderButton

from forms_privacy.models import Submission
from forms_privacy.queries.ends import held_among, until_in_words
from forms_privacy.queries.inbox import open_ones, visible
from forms_privacy.queries.rights import may_use_inbox
from retention import clock
from retention.queries.period_words import written
from retention.spreadsheets import NoFileMixin

from . import acts, message, person, questions, restricting, withdrawing
from .cards import FactColumn, StageColumn
from .inbox_filters import InboxFilterSet
from .screen import INBOX, NAME, ForInbox, InboxScreen


def handler_of(submission: Submission) -> str:
    """Who handles it."""
    handler = submission.handler
    return (handler.get_full_name() or handler.get_username()) if handler else _("Nobody yet")


def stage_of(submission: Submission) -> str:
    """How far it has come."""
    if submission.restricted_on is not None:
        return _("restricted")
    return str(submission.behaviour.stage(submission.stage).label)


class InboxView(NoFileMixin, InboxScreen, ForInbox, IndexView):
    """Messages by number, the oldest first; nothing of whoever sent them."""

    model = Submission
    permission_policy = None
    any_permission_required = None
    index_url_name = f"{NAME}:index"
    index_results_url_name = f"{NAME}:index_results"
    template_name = "forms_privacy/inbox/index.html"
    results_template_name = "forms_privacy/inbox/index_results.html"
    filterset_class = InboxFilterSet
    default_ordering = "received_at"
    header_icon = "mail"
    page_title = INBOX
    is_searchable = False
    paginate_by = 50
    show_export_buttons = False

    def get_base_queryset(self) -> QuerySet[Submission]:
        """What the user may see; without a choice, what is to be done."""
        rows = visible(self.request.user)
        return rows if self.request.GET.get("status") else open_ones(rows, clock.today())

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Which of this page of the list are under a hold."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        self.held.update(held_among(list(context["object_list"])))
        return context

    @cached_property
    def held(self) -> set[UUID]:
        """Messages on this page of the list that a hold keeps."""
        return set()

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """To what one person sent."""
        title, url = person.PersonView.page_title, reverse(f"{NAME}:person")
        return [HeaderButton(title, url=url, icon_name="user", classname="inbox-person")]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """This list."""
        return [*self.breadcrumbs_items, {"url": "", "label": str(INBOX)}]

    def get_page_subtitle(self) -> str:
        """The list is called by its title alone."""
        return ""

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """What is there, how far, and until when."""
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="submission"),
            TitleColumn(
                "number",
                label=_("Message"),
                accessor="number",
                get_url=lambda one: reverse(f"{NAME}:message", args=[one.uuid]),
                get_title_id=lambda one: f"submission_{one.pk}_title",
                classname="inbox-number",
            ),
            Column(
                "form",
                label=capfirst(_("form")),
                accessor=lambda one: one.form.title,
                classname="inbox-form",
            ),
            FactColumn(
                "received_at",
                label=capfirst(_("received")),
                accessor=lambda one: written(one.collected_on),
                sort_key="received_at",
            ),
            StageColumn(
                "stage",
                label=capfirst(_("stage")),
                accessor=stage_of,
                primary=lambda one: one.stage == one.behaviour.stages[0].key,
            ),
            FactColumn("due", label=_("Stays until"), accessor=self.until, sort_key="due"),
            FactColumn("handler", label=_("Handled by"), accessor=handler_of),
        ]

    def until(self, submission: Submission) -> str:
        """In words."""
        held = submission.uuid in self.held
        return until_in_words(submission, held=held, today=clock.today())


class InboxMenuItem(MenuItem):
    """For who has a right on some form."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether there is an inbox for this user."""
        return may_use_inbox(request.user)


def menu_item() -> MenuItem:
    """In the side bar."""
    return InboxMenuItem(
        INBOX, reverse(f"{NAME}:index"), name="forms-inbox", icon_name="mail", order=240
    )


class InboxViewSet(ViewSet):
    """The list, one message, and everything that is done with it."""

    name = NAME
    url_prefix = "inbox"
    icon = "mail"
    menu_label = gettext_lazy("Messages")

    def get_urlpatterns(self) -> list[URLPattern]:
        """Every screen."""
        return [
            path("", InboxView.as_view(), name="index"),
            path("results/", InboxView.as_view(results_only=True), name="index_results"),
            path("person/", person.PersonView.as_view(), name="person"),
            path("person/copy/", person.PersonCopyView.as_view(), name="person_copy"),
            path("<uuid:uuid>/", message.MessageView.as_view(), name="message"),
            path("<uuid:uuid>/file/<uuid:file>/", message.FileView.as_view(), name="file"),
            path("<uuid:uuid>/stage/", acts.StageView.as_view(), name="stage"),
            path("<uuid:uuid>/undo/", acts.UndoView.as_view(), name="undo"),
            path("<uuid:uuid>/handler/", acts.HandlerView.as_view(), name="handler"),
            path("<uuid:uuid>/note/", acts.NoteView.as_view(), name="note"),
            path("<uuid:uuid>/pass-on/", acts.PassOnView.as_view(), name="pass_on"),
            path("<uuid:uuid>/spam/", acts.SpamView.as_view(), name="spam"),
            path("<uuid:uuid>/erase/", acts.EraseView.as_view(), name="erase"),
            path("<uuid:uuid>/withdraw/", withdrawing.WithdrawView.as_view(), name="withdraw"),
            path("<uuid:uuid>/block-links/", acts.BlockLinksView.as_view(), name="block_links"),
            path("<uuid:uuid>/restrict/", restricting.RestrictView.as_view(), name="restrict"),
            path("<uuid:uuid>/lift/", restricting.LiftView.as_view(), name="lift"),
            path("question/<int:pk>/", questions.RemovedQuestionView.as_view(), name="question"),
        ]
