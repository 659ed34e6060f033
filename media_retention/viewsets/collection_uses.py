"""What the media of a collection are for: set once, and no upload needs to be asked."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from media_retention.models import CollectionUse


class CollectionUseViewSet(ModelViewSet):
    """List, add, change and delete, among Wagtail's settings."""

    model = CollectionUse
    name = "media_retention_collection_uses"
    url_prefix = "media-retention/collections"
    icon = "folder-open-1"
    menu_label = _("Uses of collections")
    menu_name = "collection-uses"
    menu_order = 710
    menu_hook = "register_settings_menu_item"
    add_to_reference_index = False
    copy_view_enabled = False
    form_fields = ["collection", "intended_use", "legal_basis"]
    list_display = [
        "collection",
        Column("intended_use", label=_("Intended use"), accessor="get_intended_use_display"),
        Column("legal_basis", label=_("Legal basis"), accessor="get_legal_basis_display"),
    ]
