"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SurveysConfig(AppConfig):
    """Surveys, anonymous unless they say otherwise."""

    name = "ser_site.surveys"
    label = "surveys"
    verbose_name = _("Surveys")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What respondents send falls under the register's rule for it."""
        from forms_privacy import kinds

        from .kind import SURVEY

        kinds.register(SURVEY)
