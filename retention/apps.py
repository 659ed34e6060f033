"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RetentionConfig(AppConfig):
    """The ground: what is promised, and the one engine that keeps it."""

    name = "retention"
    label = "retention"
    verbose_name = _("Retention")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have Django check the site's keys to the vault, and its caches."""
        from retention import checks

        checks.register()
