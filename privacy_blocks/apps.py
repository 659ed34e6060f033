"""App configuration."""

from django.apps import AppConfig, apps
from django.utils.translation import gettext_lazy as _


class PrivacyBlocksConfig(AppConfig):
    name = "privacy_blocks"
    label = "privacy_blocks"
    verbose_name = _("Privacy statement blocks")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to statements and the register, and let one be held against the other."""
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
        _register_promises()


def _register_promises() -> None:
    """Tell the ground what is published, typed, and would change with a period."""
    from privacy_blocks import promises as published
    from retention import promises

    promises.register_source(published.promises)
    promises.register_typed(published.typed)
    promises.register_preview(published.lines_that_change)
    promises.register_left_out(published.left_out)
