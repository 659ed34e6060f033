"""Blocks for a site's StreamFields."""

from __future__ import annotations

from typing import Any

from django.utils.functional import cached_property
from wagtail.blocks import ChooserBlock

from media_retention.models import RetainedEmbed
from media_retention.queries.media import embed_model


class EmbedChooserBlock(ChooserBlock):
    """Chooses a video that plays at YouTube or Vimeo from those that the site knows."""

    class Meta:
        icon = "media"

    @cached_property
    def target_model(self) -> type[RetainedEmbed]:
        """The site's own model.

        Raises:
            LookupError: it has none.
        """
        model = embed_model()
        if model is None:
            raise LookupError("this site has no model of videos that play elsewhere")
        return model

    @cached_property
    def widget(self) -> Any:
        """The chooser that the package registers."""
        from media_retention.viewsets.embeds import embed_chooser

        return embed_chooser().widget_class()
