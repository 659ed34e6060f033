"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StatementConfig(AppConfig):
    """The privacy statement: what it publishes is what the suite is held to."""

    name = "ser_site.statement"
    label = "statement"
    verbose_name = _("Privacy statement")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let forms lead to the part that tells about them."""
        from forms_privacy import statement

        from .address import address_of

        statement.register(address_of)
