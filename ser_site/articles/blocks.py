"""What an article is made of.

Every picture stands beside ``alt_text``, ``caption`` and ``credit``: they go
when the picture goes. Where the picture (or film) is the whole point of a
block its chooser is required, so that the block goes with it; in a quotation
the portrait is an extra and may be missing. What is left out is an empty text and never
None: wagtail-localize stumbles over that.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page
from wagtailmedia.blocks import VideoChooserBlock

from media_retention.blocks import EmbedChooserBlock

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]

_ALT_HELP = _("What can be seen, for people who do not see the picture. Empty if it is decoration.")


class PictureBlock(blocks.StructBlock):
    """A picture between the text."""

    image = ImageChooserBlock(label=_("Picture"))
    alt_text = blocks.CharBlock(
        required=False, default="", max_length=255, label=_("Text alternative"), help_text=_ALT_HELP
    )
    caption = blocks.CharBlock(required=False, default="", max_length=255, label=_("Caption"))
    credit = blocks.CharBlock(
        required=False,
        default="",
        max_length=255,
        label=_("Credit"),
        help_text=_("Empty: the credit of the picture itself."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "articles/blocks/picture.html"


class FilmBlock(blocks.StructBlock):
    """A film that the site itself plays; nothing comes from elsewhere."""

    video = VideoChooserBlock(label=_("Film"))
    caption = blocks.CharBlock(required=False, default="", max_length=255, label=_("Caption"))
    credit = blocks.CharBlock(required=False, default="", max_length=255, label=_("Credit"))
    transcript = blocks.TextBlock(
        required=False,
        default="",
        rows=4,
        label=_("Transcript"),
        help_text=_("What is said and shown, for people who cannot hear or see the film."),
    )

    class Meta:
        icon = "media"
        label = _("Film")
        #: What describes the film and goes with it.
        media_texts = {"video": ("caption", "credit", "transcript")}
        template = "articles/blocks/film.html"


class EmbedBlock(blocks.StructBlock):
    """A video that plays at YouTube or Vimeo, and nothing of theirs before a visitor plays it."""

    video = EmbedChooserBlock(label=_("Video from elsewhere"))
    caption = blocks.CharBlock(required=False, default="", max_length=255, label=_("Caption"))
    credit = blocks.CharBlock(required=False, default="", max_length=255, label=_("Credit"))
    transcript = blocks.TextBlock(
        required=False,
        default="",
        rows=4,
        label=_("Transcript"),
        help_text=_("What is said and shown, for people who cannot hear or see the film."),
    )

    class Meta:
        icon = "media"
        label = _("Video from elsewhere")
        #: What describes the video and goes with it.
        media_texts = {"video": ("caption", "credit", "transcript")}
        template = "articles/blocks/embed.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, with a portrait if there is one."""

    text = blocks.TextBlock(rows=3, label=_("Quotation"))
    speaker = blocks.CharBlock(required=False, default="", max_length=120, label=_("Said by"))
    role = blocks.CharBlock(required=False, default="", max_length=120, label=_("Function"))
    portrait = ImageChooserBlock(required=False, label=_("Portrait"))
    alt_text = blocks.CharBlock(
        required=False, default="", max_length=255, label=_("Text alternative"), help_text=_ALT_HELP
    )
    caption = blocks.CharBlock(
        required=False, default="", max_length=255, label=_("Caption of the portrait")
    )
    credit = blocks.CharBlock(
        required=False, default="", max_length=255, label=_("Credit of the portrait")
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "articles/blocks/quote.html"


class RelatedPages(blocks.StructValue):
    """The chosen pages as a visitor may see them."""

    @property
    def live_pages(self) -> list[Page]:
        """Without pages that were deleted or are not public."""
        return [page for page in self["pages"] if page is not None and page.live]


class RelatedPagesBlock(blocks.StructBlock):
    """Pages of this site to read on."""

    heading = blocks.CharBlock(
        required=False,
        default="",
        max_length=120,
        label=_("Heading"),
        help_text=_('Empty: "Read more".'),
    )
    pages = blocks.ListBlock(blocks.PageChooserBlock(label=_("Page")), label=_("Pages"))

    class Meta:
        icon = "link"
        label = _("Related pages")
        template = "articles/blocks/related_pages.html"
        value_class = RelatedPages


class BodyBlock(blocks.StreamBlock):
    """The body of an article or a plain page."""

    text = blocks.RichTextBlock(
        features=TEXT_FEATURES, label=_("Text"), template="articles/blocks/text.html"
    )
    image = PictureBlock()
    video = FilmBlock()
    embed = EmbedBlock()
    quote = QuoteBlock()
    related_pages = RelatedPagesBlock()
