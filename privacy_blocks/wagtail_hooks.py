"""What this package adds to the Wagtail admin."""

from django.apps import apps
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.userbar import BaseItem, ContentCheckerItem
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry

from privacy_blocks import admin_urls, content_checks
from privacy_blocks.models.mixins import StatementPageMixin
from privacy_blocks.panels import WaitingPanel
from privacy_blocks.publishing import doors
from privacy_blocks.publishing.waiting import MAY_CONFIRM
from privacy_blocks.queries.confirmations import CONFIRMED, HELD_BACK
from privacy_blocks.rich_text import feature
from privacy_blocks.rich_text.in_use import edit_in
from privacy_blocks.viewsets.versions import VersionViewSet


@hooks.register("register_rich_text_features")
def register_retention_period(features: FeatureRegistry) -> None:
    """The live period in running text."""
    feature.register(features)


@hooks.register("before_edit_page")
@hooks.register("before_create_page")
def speak_as_the_page(request: HttpRequest, page: Page, page_class: object = None) -> None:
    """Show periods in the language of the page that is edited, or of the one that it comes under.

    The admin may be in another.
    """
    edit_in(page.locale.language_code)


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLResolver]:
    """What the editor asks of the register."""
    return [path("privacy-blocks/", include(admin_urls, namespace="privacy_blocks"))]


@hooks.register("register_admin_viewset")
def register_versions() -> VersionViewSet:
    """What statements said before."""
    return VersionViewSet()


@hooks.register("register_log_actions")
def register_confirmations(actions: LogActionRegistry) -> None:
    """What the log of a statement's page tells of publishing it."""
    actions.register_action(
        CONFIRMED,
        _("Publish what the register does not say"),
        _("Published what the register does not say"),
    )
    actions.register_action(
        HELD_BACK,
        _("Hold back publishing"),
        _("Publishing held back: it says something that the register does not"),
    )


@hooks.register("construct_wagtail_userbar")
def check_completeness(request: HttpRequest, items: list[BaseItem], page: Page | None) -> None:
    """Say beside a statement what it lacks (GDPR 13 and 14)."""
    if not isinstance(page, StatementPageMixin):
        return
    found = content_checks.findings(page)
    for item in items:
        if isinstance(item, ContentCheckerItem):
            content_checks.add_findings(item, found)


@hooks.register("register_permissions")
def register_confirming() -> QuerySet[Permission]:
    """Let administrators grant who may confirm."""
    return Permission.objects.filter(
        content_type__app_label="privacy_blocks", codename="confirm_statement"
    )


@hooks.register("construct_homepage_panels")
def add_waiting_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Tell who may confirm which statements wait."""
    if request.user.has_perm(MAY_CONFIRM):
        panels.append(WaitingPanel())


hooks.register("before_publish_page", doors.before_publishing)
hooks.register("before_bulk_action", doors.before_publishing_many)

if apps.is_installed("wagtail_localize"):
    from privacy_blocks.translation import lost_chips, unfinished
    from privacy_blocks.translation.updating import StatementTranslationsView

    # Before wagtail-localize's own, which publishes.
    hooks.register("before_edit_page", lost_chips.refuse_to_publish, order=-10)
    hooks.register("before_edit_page", unfinished.refuse_to_publish, order=-9)
    hooks.register("before_edit_page", doors.before_publishing_translation, order=-8)

    @hooks.register("register_admin_urls", order=-10)
    def register_translations() -> list[URLPattern]:
        """Stand before wagtail-localize's own address, which keeps its name."""
        view = StatementTranslationsView.as_view()
        return [path("localize/update/<int:translation_source_id>/", view)]
