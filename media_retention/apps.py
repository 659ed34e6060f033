"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaRetentionConfig(AppConfig):
    """Images and videos: placements, and the store that the engine sweeps."""

    name = "media_retention"
    label = "media_retention"
    verbose_name = _("Retention of media")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the store; take over from Wagtail the removing of files."""
        from media_retention import (
            checks,
            consent_signals,
            file_signals,
            profile_pictures,
            signals,
            stored_files,
            takeover,
        )
        from media_retention.consent_store import ConsentStore
        from media_retention.objection_store import ObjectionStore
        from media_retention.stores import MediaStore
        from retention import stores

        stores.register(MediaStore())
        stores.register(ConsentStore())
        stores.register(ObjectionStore())
        signals.connect()
        consent_signals.connect()
        file_signals.connect()
        stored_files.take_over_storing()
        profile_pictures.take_over_profile_pictures()
        takeover.take_over_file_removal()
        takeover.take_over_apis()
        takeover.take_over_serving()
        takeover.take_over_labels()
        checks.register()
