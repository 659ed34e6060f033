"""Videos that play at a provider: the site keeps an address, and no file."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string
from wagtail.search import index

from media_retention.providers import Provider, VideoAddress

from .medium import RetainedMedium


class RetainedEmbed(RetainedMedium, index.Indexed):
    """One video at YouTube or Vimeo, with a picture of the site's own to stand for it.

    The concrete model's ``Meta`` is a subclass of this one: the constraint makes one video
    one medium, so that all its uses end together.
    """

    #: What the player shows; the name is wagtailmedia's.
    type: ClassVar[str] = "video"

    title = models.CharField(_("title"), max_length=255)
    provider = models.CharField(
        _("provider"),
        max_length=16,
        choices=[(one.value, one.label) for one in Provider],
        editable=False,
    )
    video_id = models.CharField(_("video"), max_length=64, editable=False)
    start_at = models.PositiveIntegerField(_("starts at"), default=0, editable=False)
    poster = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("opening picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Shown until a visitor starts the video. Without one, the site draws something."
        ),
    )
    created_at = models.DateTimeField(_("added on"), auto_now_add=True)

    search_fields = [
        index.SearchField("title", boost=10),
        index.AutocompleteField("title"),
        index.FilterField("due"),
        index.FilterField("taken_down_at"),
        # The listing filters and sorts by these, also among what a search finds.
        index.FilterField("id"),
        index.FilterField("title"),
        index.FilterField("created_at"),
    ]

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "video_id"], name="%(app_label)s_%(class)s_one_a_video"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> VideoAddress:
        """Where it plays."""
        return VideoAddress(Provider(self.provider), self.video_id, self.start_at)

    @address.setter
    def address(self, video: VideoAddress) -> None:
        self.provider, self.video_id = video.provider.value, video.video_id
        self.start_at = video.start_at
