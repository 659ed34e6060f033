"""What this package adds to the Wagtail admin."""

from django.apps import apps
from django.urls import URLResolver, include, path
from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from privacy_blocks import admin_urls
from privacy_blocks.rich_text import feature
from privacy_blocks.viewsets.versions import VersionViewSet


@hooks.register("register_rich_text_features")
def register_retention_period(features: FeatureRegistry) -> None:
    """The live period in running text."""
    feature.register(features)


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLResolver]:
    """What the editor asks of the register."""
    return [path("privacy-blocks/", include(admin_urls, namespace="privacy_blocks"))]


@hooks.register("register_admin_viewset")
def register_versions() -> VersionViewSet:
    """What statements said before."""
    return VersionViewSet()


if apps.is_installed("wagtail_localize"):
    from privacy_blocks.translation.lost_chips import refuse_to_publish

    # Before wagtail-localize's own, which publishes.
    hooks.register("before_edit_page", refuse_to_publish, order=-10)
