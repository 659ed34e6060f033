"""Models that refer to media in every way that the walk over content knows."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model_string
from wagtail.models import DraftStateMixin, Orderable, Page, RevisionMixin
from wagtail.snippets.models import register_snippet

from .blocks import BodyBlock
from .records import Letter as Letter
from .records import LetterNote as LetterNote
from .vault import Depicted as Depicted
from .vault import Remark as Remark

IMAGE = get_image_model_string()
VIDEO = "media.SerVideo"


@register_snippet
class Person(models.Model):
    """A snippet without revisions."""

    name = models.CharField(max_length=80)
    portrait = models.ForeignKey(
        IMAGE, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    portrait_alt = models.CharField(max_length=80, blank=True)
    caption = models.CharField(max_length=80, blank=True)

    def __str__(self) -> str:
        return self.name


@register_snippet
class Profile(DraftStateMixin, RevisionMixin, ClusterableModel):
    """A snippet with drafts and inline rows."""

    name = models.CharField(max_length=80)
    photo = models.ForeignKey(
        IMAGE, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    words = models.CharField(max_length=80, blank=True)

    media_texts: ClassVar[dict[str, tuple[str, ...]]] = {"photo": ("words",)}

    def __str__(self) -> str:
        return self.name


class ProfileShot(Orderable):
    """A row that may be without its picture."""

    profile = ParentalKey(Profile, on_delete=models.CASCADE, related_name="shots")
    image = models.ForeignKey(IMAGE, null=True, on_delete=models.SET_NULL, related_name="+")
    caption = models.CharField(max_length=80, blank=True)
    year = models.IntegerField(null=True, blank=True)


class Card(models.Model):
    """A plain model that cannot be without its picture, with more beside it."""

    title = models.CharField(max_length=80)
    image = models.ForeignKey(IMAGE, on_delete=models.CASCADE, related_name="+")
    by_uuid = models.ForeignKey(
        IMAGE, to_field="uuid", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    others = models.ManyToManyField(IMAGE, blank=True, related_name="+")

    def __str__(self) -> str:
        return self.title


class EverythingPage(Page):
    """A page with every kind of reference."""

    hero_image = models.ForeignKey(
        IMAGE, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    hero_alt = models.CharField(max_length=80, blank=True)
    hero_caption = models.CharField(max_length=80, blank=True)
    caption = models.CharField(max_length=80, blank=True)
    cover = models.ForeignKey(
        IMAGE, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    film = models.ForeignKey(
        VIDEO, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    intro = RichTextField(blank=True)
    body = StreamField(BodyBlock(), blank=True)
    images = ParentalManyToManyField(IMAGE, blank=True, related_name="+")
    about_type = models.ForeignKey(
        ContentType, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    about_id = models.CharField(max_length=40, null=True, blank=True)  # noqa: DJ001
    about = GenericForeignKey("about_type", "about_id")

    media_texts: ClassVar[dict[str, tuple[str, ...]]] = {"hero_image": ("hero_alt", "hero_caption")}

    content_panels = [
        *Page.content_panels,
        FieldPanel("hero_image"),
        FieldPanel("hero_alt"),
        FieldPanel("hero_caption"),
        FieldPanel("cover"),
        FieldPanel("film"),
        FieldPanel("intro"),
        FieldPanel("body"),
        InlinePanel("gallery"),
        InlinePanel("team"),
    ]


class GalleryItem(Orderable):
    """A row that cannot be without its picture."""

    page = ParentalKey(EverythingPage, on_delete=models.CASCADE, related_name="gallery")
    image = models.ForeignKey(IMAGE, on_delete=models.CASCADE, related_name="+")
    caption = models.CharField(max_length=80, blank=True)


class TeamMember(ClusterableModel, Orderable):
    """A row with a stream, rich text and rows of its own."""

    page = ParentalKey(EverythingPage, on_delete=models.CASCADE, related_name="team")
    name = models.CharField(max_length=80)
    portrait = models.ForeignKey(
        IMAGE, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    alt_text = models.CharField(max_length=80, blank=True)
    about = RichTextField(blank=True)
    story = StreamField(BodyBlock(), blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("portrait"),
        FieldPanel("alt_text"),
        FieldPanel("about"),
        FieldPanel("story"),
        InlinePanel("shots"),
    ]

    def __str__(self) -> str:
        return self.name


class TeamShot(Orderable):
    """A row in a row."""

    member = ParentalKey(TeamMember, on_delete=models.CASCADE, related_name="shots")
    image = models.ForeignKey(IMAGE, on_delete=models.CASCADE, related_name="+")
