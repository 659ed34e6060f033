"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FormsPrivacyConfig(AppConfig):
    """Forms that forget."""

    name = "forms_privacy"
    label = "forms_privacy"
    verbose_name = _("Privacy of forms")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the engine keep what is promised to who fills in a form."""
        from retention import rounds, stores

        from . import (
            receivers,  # noqa: F401 (connects)
            reminders,
        )
        from .access_store import AccessStore
        from .free_text_store import FreeTextStore
        from .operations.reminding import SILENCE, remind
        from .rounds import forget_counted_posts, send_mails
        from .steps.parking import remove_all
        from .stores import SubmissionStore

        stores.register(SubmissionStore())
        stores.register(FreeTextStore())
        stores.register(AccessStore())
        reminders.register(SILENCE)
        rounds.register(send_mails)
        rounds.register(forget_counted_posts)
        rounds.register(remind)
        rounds.register(remove_all)
