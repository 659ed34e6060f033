"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyBlocksConfig(AppConfig):
    name = "privacy_blocks"
    label = "privacy_blocks"
    verbose_name = _("Privacy statement blocks")
    default_auto_field = "django.db.models.BigAutoField"
