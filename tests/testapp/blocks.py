"""Blocks of every kind that can refer to something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtailmedia.blocks import VideoChooserBlock


class FigureBlock(blocks.StructBlock):
    """A picture with the usual texts, by the usual names."""

    image = ImageChooserBlock()
    alt_text = blocks.CharBlock(required=False)
    caption = blocks.RichTextBlock(required=False)
    width = blocks.ChoiceBlock(choices=[("half", "Half"), ("full", "Full")], default="full")


class DeclaredBlock(blocks.StructBlock):
    """Two pictures whose texts have names of their own."""

    left = ImageChooserBlock(required=False)
    left_words = blocks.CharBlock(required=False)
    right = ImageChooserBlock(required=False)
    right_words = blocks.CharBlock(required=False)
    caption = blocks.CharBlock(required=False)

    class Meta:
        media_texts = {"left": ("left_words",), "right": ("right_words",)}


class PairBlock(blocks.StructBlock):
    """Two pictures and one caption, with nothing to tell whose it is."""

    left_image = ImageChooserBlock(required=False)
    left_alt = blocks.CharBlock(required=False)
    right_image = ImageChooserBlock(required=False)
    right_alt = blocks.CharBlock(required=False)
    caption = blocks.CharBlock(required=False)


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, with a portrait that may not be missed."""

    text = blocks.TextBlock()
    portrait = ImageChooserBlock()
    alt_text = blocks.CharBlock(required=False)


class GalleryBlock(blocks.StructBlock):
    """A heading and figures."""

    heading = blocks.CharBlock(required=False)
    figures = blocks.ListBlock(FigureBlock())


class SectionBlock(blocks.StreamBlock):
    """A stream in a stream."""

    text = blocks.RichTextBlock()
    image = ImageChooserBlock()
    gallery = GalleryBlock()


class FilmBlock(blocks.StructBlock):
    """A film with its poster."""

    video = VideoChooserBlock()
    poster = ImageBlock(required=False)
    transcript = blocks.TextBlock(required=False)


class StrangeBlock(blocks.FieldBlock):
    """A site's own block: keeps an image's key in a way of its own, and tells so."""

    field = forms.CharField(required=False)

    def extract_references(self, value: str) -> Iterator[tuple[Any, str, str, str]]:
        kind, _, key = value.partition(":")
        if kind != "image":
            raise ValueError(value)
        yield get_image_model(), key, "", ""


class BodyBlock(blocks.StreamBlock):
    """Everything."""

    heading = blocks.CharBlock()
    text = blocks.RichTextBlock()
    raw = blocks.RawHTMLBlock()
    rule = blocks.StaticBlock()
    image = ImageChooserBlock()
    image_block = ImageBlock()
    video = VideoChooserBlock()
    page = blocks.PageChooserBlock()
    person = SnippetChooserBlock("testapp.Person")
    figure = FigureBlock()
    declared = DeclaredBlock()
    pair = PairBlock()
    quote = QuoteBlock()
    film = FilmBlock()
    images = blocks.ListBlock(ImageChooserBlock())
    image_blocks = blocks.ListBlock(ImageBlock())
    gallery = GalleryBlock()
    section = SectionBlock(required=False)
    table = TypedTableBlock(
        [
            ("text", blocks.CharBlock(required=False)),
            ("rich", blocks.RichTextBlock(required=False)),
            ("image", ImageChooserBlock(required=False)),
            ("image_block", ImageBlock(required=False)),
            ("figure", FigureBlock()),
        ]
    )
    strange = StrangeBlock()
