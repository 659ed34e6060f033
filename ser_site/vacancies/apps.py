"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VacanciesConfig(AppConfig):
    """Vacancies, internships and open applications, and what applicants send."""

    name = "ser_site.vacancies"
    label = "vacancies"
    verbose_name = _("Vacancies")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What applicants send falls under the register's rules for it."""
        from forms_privacy import kinds, mails
        from retention import rounds

        from . import signals  # noqa: F401 (connects)
        from .kind import APPLICATION
        from .mails import VOG, vog
        from .operations.closing import finish_closings

        kinds.register(APPLICATION)
        mails.register(VOG, vog)
        rounds.register(finish_closings)
