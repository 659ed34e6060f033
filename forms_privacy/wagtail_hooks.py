"""Where forms join Wagtail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.base import ViewSet
from wagtail.contrib.forms.utils import get_form_types
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from .beyond_messages import point_out_what_is_beyond
from .bulk_actions.handling import ExportAction, HandlerAction, StageAction
from .home import InboxPanel
from .page_messages import ask_about_answers, warn_before_removal
from .pages import PrivacyFormMixin
from .queries.rights import Right, everywhere, forms_for
from .viewsets import rights
from .viewsets.accesses import AccessViewSet
from .viewsets.inbox import InboxViewSet, menu_item

LOG_ACTIONS = {
    "stage": (_("Bring to a stage"), _("Brought to another stage")),
    "assign": (_("Give to a handler"), _("Handler changed")),
    "pass_on": (_("Pass on"), _("Passed on to another form")),
    "erase": (_("Erase"), _("Erased by hand")),
    "withdraw": (_("Withdraw consent"), _("Consent withdrawn for the sender")),
    "block_links": (_("Block the personal link"), _("Personal link blocked")),
    "restrict": (_("Restrict"), _("Restricted")),
    "lift": (_("End a restriction"), _("Restriction ended")),
    "export": (_("Export"), _("Exported")),
    "rights": (_("Give rights on a form"), _("Rights on the form changed")),
    "remove_answers": (
        _("Remove answers to a question"),
        _("Answers to a question removed from all messages"),
    ),
}

for action in (StageAction, HandlerAction, ExportAction):
    hooks.register("register_bulk_action", action)


@hooks.register("register_admin_viewset")
def register_inbox() -> list[ViewSet]:
    """The inbox, who may use it, and who did."""
    return [InboxViewSet(), rights.FormRightsViewSet(), AccessViewSet()]


@hooks.register("register_admin_menu_item")
def register_inbox_item() -> MenuItem:
    """Messages, in the side bar."""
    return menu_item()


@hooks.register("register_privacy_menu_item")
def register_rights_item() -> MenuItem:
    """Access to messages, in the group "Privacy"."""
    return rights.menu_item()


@hooks.register("filter_form_submissions_for_user")
def leave_to_the_inbox(user: Any, pages: QuerySet[Page]) -> QuerySet[Page]:
    """Wagtail's own list of submissions knows nothing of forms that forget."""
    ours = [
        type_.pk for type_ in get_form_types() if issubclass(type_.model_class(), PrivacyFormMixin)
    ]
    return pages.exclude(content_type__in=ours)


@hooks.register("construct_homepage_panels")
def add_inbox_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Tell on the home page what waits."""
    user = request.user
    if everywhere(user, Right.HANDLE) or forms_for(user, Right.HANDLE).exists():
        panels.append(InboxPanel())


@hooks.register("register_permissions")
def register_permissions() -> QuerySet[Permission]:
    """Let the group's screen grant what counts for every form."""
    names = [f"{verb}_submission" for verb in ("view", "open", "handle", "export", "restrict")]
    return Permission.objects.filter(
        content_type__app_label="forms_privacy",
        codename__in=[*names, "view_access", "view_formright", "change_formright"],
    )


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """What is done with messages; the log never says whose they are."""
    for name, (label, message) in LOG_ACTIONS.items():
        actions.register_action(f"forms_privacy.{name}", label, message)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def tell_about_the_statement(request: HttpRequest, page: Page) -> None:
    """Questions of which the statement does not speak are pointed out on saving."""
    point_out_what_is_beyond(request, page)


@hooks.register("after_publish_page")
def tell_about_questions(request: HttpRequest, page: Page) -> None:
    """A question that went leaves answers behind: say so, and offer to remove them."""
    ask_about_answers(request, page.specific)


@hooks.register("before_delete_page")
def tell_about_messages(request: HttpRequest, page: Page) -> None:
    """What came in with a form outlives its page: say so before it goes."""
    if request.method == "GET":
        warn_before_removal(request, [page])


@hooks.register("before_unpublish_page")
def tell_about_messages_of_unpublished(request: HttpRequest, page: Page) -> None:
    """The same; said when it is done, for Wagtail asks no sooner."""
    warn_before_removal(request, [page])


@hooks.register("before_bulk_action")
def tell_about_messages_of_many(
    request: HttpRequest, action: str, objects: Sequence[Any], instance: Any
) -> None:
    """The same when several pages go at once: told afterwards, for Wagtail asks no sooner."""
    pages = [one for one in objects if isinstance(one, Page)]
    if action in {"delete", "unpublish"} and pages:
        warn_before_removal(request, pages)
