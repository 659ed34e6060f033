"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyBlocksConfig(AppConfig):
    name = "privacy_blocks"
    label = "privacy_blocks"
    verbose_name = _("Privacy statement blocks")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep a version each time a statement says something else."""
        from privacy_blocks import signals
        from privacy_blocks.consequences import keep_statements
        from retention import consequences

        signals.connect()
        consequences.register(keep_statements)
