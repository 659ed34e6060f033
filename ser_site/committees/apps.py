"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommitteesConfig(AppConfig):
    """Council and committees, their members, and everything that leaves with a member."""

    name = "ser_site.committees"
    label = "committees"
    verbose_name = _("Council and committees")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the engine keep what is promised to members."""
        from retention import rounds, stores

        from . import signals  # noqa: F401 (connects)
        from .operations.new_day import forget_old_lists
        from .stores import MemberStore

        stores.register(MemberStore())
        rounds.register(forget_old_lists)
