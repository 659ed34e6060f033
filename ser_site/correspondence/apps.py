"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CorrespondenceConfig(AppConfig):
    """Papers, minutes and messages for the members of a committee."""

    name = "ser_site.correspondence"
    label = "correspondence"
    verbose_name = _("Correspondence with members")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the engine keep what is promised about correspondence."""
        from retention import stores

        from .stores import CorrespondenceStore

        stores.register(CorrespondenceStore())
