"""App configuration."""

from django.apps import AppConfig, apps
from django.utils.translation import gettext_lazy as _


class PrivacyBlocksConfig(AppConfig):
    name = "privacy_blocks"
    label = "privacy_blocks"
    verbose_name = _("Privacy statement blocks")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep versions of statements, a reading of the register per request, translated chips."""
        from privacy_blocks import signals
        from privacy_blocks.consequences import keep_statements
        from privacy_blocks.rich_text import in_use
        from retention import consequences

        signals.connect()
        consequences.register(keep_statements)
        in_use.connect()
        if apps.is_installed("wagtail_localize"):
            from privacy_blocks.translation import lost_chips

            lost_chips.connect()
