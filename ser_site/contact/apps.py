"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactConfig(AppConfig):
    """Questions and messages to the SER."""

    name = "ser_site.contact"
    label = "contact"
    verbose_name = _("Contact form")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What comes in through a contact form falls under the register's rule for it."""
        from forms_privacy import kinds

        from .kind import CONTACT

        kinds.register(CONTACT)
