"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FormsPrivacyConfig(AppConfig):
    name = "forms_privacy"
    label = "forms_privacy"
    verbose_name = _("Privacy of forms")
    default_auto_field = "django.db.models.BigAutoField"
