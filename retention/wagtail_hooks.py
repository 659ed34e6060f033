"""What this package adds to the Wagtail admin."""

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.base import ViewSetGroup

from retention.panels import PromisesPanel
from retention.viewsets.activity import ActivityViewSet
from retention.viewsets.brakes import BrakeViewSet
from retention.viewsets.completeness import CompletenessViewSet
from retention.viewsets.controller import ControllerViewSet
from retention.viewsets.holds import HoldViewSet
from retention.viewsets.ledger import ErasureViewSet
from retention.viewsets.processing_record import RecordViewSet
from retention.viewsets.promises import PromisesViewSet
from retention.viewsets.recipients import RecipientViewSet
from retention.viewsets.rule import RuleViewSet
from retention.viewsets.sweeps import SweepViewSet
from retention.viewsets.words import may_see_promises


class PrivacyGroup(ViewSetGroup):
    """The menu group "Privacy".

    Other screens join it through the hook ``register_privacy_menu_item``, or as a viewset
    with ``menu_hook = "register_privacy_menu_item"``.
    """

    menu_label = _("Privacy")
    menu_name = "privacy"
    menu_icon = "lock"
    menu_order = 700
    submenu_hook = "register_privacy_menu_item"
    items = (
        ActivityViewSet,
        RuleViewSet,
        PromisesViewSet,
        RecipientViewSet,
        ControllerViewSet,
        RecordViewSet,
        CompletenessViewSet,
        HoldViewSet,
        ErasureViewSet,
        SweepViewSet,
        BrakeViewSet,
    )


@hooks.register("register_admin_viewset")
def register_privacy_group() -> PrivacyGroup:
    """Add the group with the register's screens."""
    return PrivacyGroup()


@hooks.register("construct_homepage_panels")
def add_promises_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Tell on the home page whether the promises are kept."""
    if may_see_promises(request.user):
        panels.append(PromisesPanel())


@hooks.register("insert_global_admin_js")
def leave_typed_dates_alone() -> str:
    """Wherever somebody fills in a date."""
    return format_html('<script src="{}"></script>', versioned_static("retention/dates.js"))
