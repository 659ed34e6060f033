"""The site's images and videos."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtailmedia.models import AbstractMedia

from media_retention.models import (
    RETENTION_FORM_FIELDS,
    RetainedEmbed,
    RetainedImage,
    RetainedVideo,
)


class SerImage(RetainedImage, AbstractImage):
    """A picture on the SER site."""

    admin_form_fields = (*Image.admin_form_fields, *RETENTION_FORM_FIELDS)

    class Meta:
        verbose_name = _("image")
        verbose_name_plural = _("images")


class SerRendition(AbstractRendition):
    """A picture at one size."""

    image = models.ForeignKey(SerImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            )
        ]


class SerVideo(RetainedVideo, AbstractMedia):
    """A video (or sound recording) on the SER site."""

    admin_form_fields = (
        "title",
        "file",
        "collection",
        "duration",
        "width",
        "height",
        "thumbnail",
        "tags",
        *RETENTION_FORM_FIELDS,
    )

    class Meta:
        verbose_name = _("video")
        verbose_name_plural = _("videos and sound")


class SerEmbed(RetainedEmbed):
    """A video on YouTube or Vimeo that pages of the SER site show."""

    class Meta(RetainedEmbed.Meta):
        verbose_name = _("video from elsewhere")
        verbose_name_plural = _("videos from elsewhere")
