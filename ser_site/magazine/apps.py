"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MagazineConfig(AppConfig):
    name = "ser_site.magazine"
    label = "magazine"
    verbose_name = _("Magazine")
    default_auto_field = "django.db.models.BigAutoField"
