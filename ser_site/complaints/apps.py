"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ComplaintsConfig(AppConfig):
    """Complaints and objections, with their terms."""

    name = "ser_site.complaints"
    label = "complaints"
    verbose_name = _("Complaints and objections")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What comes in falls under the register's rules for it, and is watched."""
        from forms_privacy import kinds, reminders

        from . import signals  # noqa: F401 (connects)
        from .kind import COMPLAINT, OBJECTION
        from .operations.reminding import TERMS

        kinds.register(COMPLAINT)
        kinds.register(OBJECTION)
        reminders.register(TERMS)
