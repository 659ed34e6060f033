"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContentConfig(AppConfig):
    name = "ser_site.content"
    label = "content"
    verbose_name = _("Sample content")
    default_auto_field = "django.db.models.BigAutoField"
