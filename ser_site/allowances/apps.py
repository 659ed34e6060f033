"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AllowancesConfig(AppConfig):
    """Allowances of members: bank details and payments, for finance alone."""

    name = "ser_site.allowances"
    label = "allowances"
    verbose_name = _("Allowances of members")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the engine keep what is promised about allowances."""
        from retention import stores
        from ser_site.committees import outliving

        from .queries.members import stays_after_leaving
        from .stores import AllowanceStore

        stores.register(AllowanceStore())
        outliving.register(stays_after_leaving)
