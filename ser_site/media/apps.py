"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "ser_site.media"
    label = "media"
    verbose_name = _("Images and videos")
    default_auto_field = "django.db.models.BigAutoField"
