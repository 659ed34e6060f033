"""Taking the removal of files over from Wagtail and wagtailmedia.

Theirs happens in a task that forgets a refusal, or while the page waits; ours is written
down with the row's deletion and tried until it succeeds (``retention.files``).
"""

from django.db.models.signals import post_delete
from wagtail.images import signal_handlers as image_handlers
from wagtailmedia import signal_handlers as media_handlers

from media_retention.queries.media import retained_models


def take_over_file_removal() -> None:
    """Disconnect their receivers for models with the mixin; must run after theirs connect."""
    for model in retained_models():
        post_delete.disconnect(image_handlers.post_delete_file_cleanup, sender=model)
        post_delete.disconnect(media_handlers.post_delete_file_cleanup, sender=model)
        if hasattr(model, "get_rendition_model"):
            post_delete.disconnect(
                image_handlers.post_delete_file_cleanup, sender=model.get_rendition_model()
            )
