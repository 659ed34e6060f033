"""Where media_retention joins Wagtail."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib.auth.models import Permission
from django.core.signals import request_started
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.images import get_image_model
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtailmedia.models import get_media_model

from media_retention import admin_urls, page_messages, visibility
from media_retention.bulk_actions.describe import DescribeAction
from media_retention.bulk_actions.hold import HoldAction
from media_retention.bulk_actions.listing_query import IN_PLACE_OF_WAGTAILS
from media_retention.bulk_actions.withdraw import WithdrawAction
from media_retention.home import LeavingPanel
from media_retention.models import RetainedEmbed, RetainedMedium
from media_retention.queries.media import embed_model, retained_models
from media_retention.queries.page_uses import known_uses
from media_retention.queries.permissions import may_see_report, may_view_all
from media_retention.queries.shown import may_be_chosen
from media_retention.views.held import refuse_held
from media_retention.viewsets.collection_uses import CollectionUseViewSet
from media_retention.viewsets.consents import ConsentViewSet
from media_retention.viewsets.embeds import embed_viewsets
from media_retention.viewsets.objections import ObjectionViewSet
from retention import clock

LOG_ACTIONS = {
    "attach": (_("Attach to media"), _("Attached to media")),
    "detach": (_("Detach from a medium"), _("Detached from a medium")),
    "withdraw": (_("Withdraw"), _("Withdrawn")),
    "keep_poster": (
        _("Keep an opening picture"),
        _("Kept when a consent was withdrawn: this person cannot be recognised in it"),
    ),
    "nobody_in_it": (
        _("Say past its end that nobody can be recognised"),
        _("Nobody can be recognised in it: it has no end date any more, and is shown again"),
    ),
    "object": (_("Object"), _("Objection recorded")),
    "erase_objection": (_("Erase after an objection"), _("Decided: erase")),
    "restore_objection": (_("Put back after an objection"), _("Decided: put back")),
}

FIRST = -10
"""Before Wagtail's own addresses, so that these screens come in their place."""


@hooks.register("before_serve_page")
def remember_page(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> None:
    """Rendering asks which media may still stand on this page."""
    visibility.now_serving(page.pk)


def forget_page(**kwargs: Any) -> None:
    """A thread serves many requests: the page of the last one says nothing of this one."""
    visibility.now_serving(None)


request_started.connect(forget_page, dispatch_uid="media_retention.forget_page")


@hooks.register("register_admin_urls", order=FIRST)
def register_screens() -> list[URLPattern | URLResolver]:
    """The suite's screens, and Wagtail's own with the end date on them."""
    return [
        path("media-retention/", include(admin_urls, namespace="media_retention")),
        *(admin_urls.image_screens() if issubclass(get_image_model(), RetainedMedium) else ()),
        *(admin_urls.video_screens() if issubclass(get_media_model(), RetainedMedium) else ()),
    ]


@hooks.register("register_admin_viewset")
def register_people() -> list[ModelViewSet]:
    """Consents and objections of people depicted, and what collections are for."""
    return [ConsentViewSet(), ObjectionViewSet(), CollectionUseViewSet()]


@hooks.register("register_admin_viewset")
def register_embeds() -> list[ModelViewSet | ChooserViewSet]:
    """Videos that play elsewhere, where the site has them."""
    return embed_viewsets()


@hooks.register("register_permissions")
def register_view_permission() -> QuerySet[Permission]:
    """Let the group's screen grant the seeing of all media and where they are used."""
    return Permission.objects.filter(
        content_type__app_label="media_retention", codename="view_placement"
    )


class MediaMenuItem(MenuItem):
    """For who may see all media and change none: others have Wagtail's own item."""

    def __init__(self, *args: Any, model: type[RetainedMedium], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.model = model

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the listing tells of ends, and is not in the menu already."""
        if not issubclass(self.model, RetainedMedium):
            return False
        actions = ["add", "change", "delete"]
        policy = policy_registry.get_by_type(self.model)
        return may_view_all(request.user) and not policy.user_has_any_permission(
            request.user, actions
        )


@hooks.register("register_privacy_menu_item")
def register_images_item() -> MenuItem:
    """Images, for who may only look."""
    return MediaMenuItem(
        _("Images"),
        reverse("wagtailimages:index"),
        name="privacy-images",
        icon_name="image",
        order=800,
        model=get_image_model(),
    )


@hooks.register("register_privacy_menu_item")
def register_videos_item() -> MenuItem:
    """Videos, for who may only look."""
    return MediaMenuItem(
        _("Videos and sound"),
        reverse("wagtailmedia:index"),
        name="privacy-media",
        icon_name="media",
        order=810,
        model=get_media_model(),
    )


def register_embeds_item() -> MenuItem:
    """Videos from elsewhere, for who may only look; only where the site has them."""
    return MediaMenuItem(
        _("Videos from elsewhere"),
        reverse("media_retention_embed:index"),
        name="privacy-embeds",
        icon_name="media",
        order=815,
        model=embed_model() or RetainedEmbed,
    )


if embed_model() is not None:
    hooks.register("register_privacy_menu_item", register_embeds_item)


@hooks.register("construct_main_menu")
def name_videos_in_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """wagtailmedia says "Media", which in Dutch stands beside another word for images."""
    for item in items:
        if item.name == "media":
            item.label = _("Videos and sound")


class LeavingMenuItem(MenuItem):
    """For who works with media, or may look at all of them."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the report opens for this user; on a site without ends it is empty."""
        return bool(retained_models()) and may_see_report(request.user)


@hooks.register("register_reports_menu_item")
def register_leaving_report() -> MenuItem:
    """The report "what leaves the site"."""
    return LeavingMenuItem(
        _("What leaves the site"),
        reverse("media_retention:leaving"),
        name="media-leaving",
        icon_name="date",
        order=600,
    )


@hooks.register("construct_homepage_panels")
def add_leaving_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Tell on the home page what goes soon."""
    if retained_models() and may_see_report(request.user):
        panels.append(LeavingPanel())


@hooks.register("before_bulk_action")
def refuse_to_delete_held(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any
) -> HttpResponse | None:
    """Say which of the chosen files are under a hold, and delete none."""
    media = [one for one in objects if isinstance(one, RetainedMedium)]
    if action_type != "delete" or not (message := refuse_held(media)):
        return None
    messages.error(request, message)
    return redirect(action.next_url)


for bulk_action in (DescribeAction, HoldAction, WithdrawAction):
    hooks.register("register_bulk_action", bulk_action)

if issubclass(get_image_model(), RetainedMedium):
    for bulk_action in IN_PLACE_OF_WAGTAILS:
        # After Wagtail's own: of two with the same name, the last counts.
        hooks.register("register_bulk_action", bulk_action, order=-FIRST)


@hooks.register("construct_image_chooser_queryset")
@hooks.register("construct_media_chooser_queryset")
def offer_what_may_be_shown(media: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
    """No editor can place what visitors would not see."""
    if not issubclass(media.model, RetainedMedium):
        return media
    return may_be_chosen(media, clock.today())


@hooks.register("insert_global_admin_js")
def name_fields_for_tags() -> str:
    """Wherever Wagtail's widget for tags may be."""
    return format_html('<script src="{}"></script>', versioned_static("media_retention/tags.js"))


@hooks.register("insert_editor_js")
def let_the_video_chooser_refuse() -> str:
    """Where videos are chosen and uploaded."""
    address = versioned_static("media_retention/video_chooser.js")
    return format_html('<script src="{}"></script>', address)


@hooks.register("before_edit_page")
def warn_editor(request: HttpRequest, page: Page) -> None:
    """Tell what the page loses soon, and what is no longer shown on it."""
    if request.method == "GET" and "_w_hydrate_create_view" not in request.GET:
        page_messages.warn_editor(request, page)


@hooks.register("before_publish_page")
def remember_uses(request: HttpRequest, page: Page) -> None:
    """What was on the page before is not news after publishing."""
    request.uses_before = known_uses(page)  # type: ignore[attr-defined]


@hooks.register("after_publish_page")
def tell_what_was_placed(request: HttpRequest, page: Page) -> None:
    """Once the uses are computed, tell until when what is new stays."""
    before: dict[UUID, date | None] = getattr(request, "uses_before", {})
    transaction.on_commit(partial(page_messages.tell_what_was_placed, request, page, before))


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """What is done with consents and objections; the log never says who they are about."""
    for action, (label, message) in LOG_ACTIONS.items():
        actions.register_action(f"media_retention.{action}", label, message)
