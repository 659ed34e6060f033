"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SubsidiesConfig(AppConfig):
    """Requests for a subsidy, decisions on them, and the register of what was granted."""

    name = "ser_site.subsidies"
    label = "subsidies"
    verbose_name = _("Subsidies")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What applicants send falls under the register's rules for it."""
        from forms_privacy import kinds

        from .kind import SUBSIDY

        kinds.register(SUBSIDY)
