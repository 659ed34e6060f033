"""What a browser would send for a page's edit form, streams included."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock
from wagtail.test.utils.form_data import querydict_from_html, rich_text

from .models import EverythingPage

Field = tuple[str, Any]


def posted(html: str, page: EverythingPage) -> dict[str, Any]:
    """The edit form as it came, with the streams that JavaScript fills in from ``page``."""
    data = posted_body(html, page)
    for place, member in enumerate(page.team.all()):
        data.update(_fields(member.story.stream_block, member.story, f"team-{place}-story"))
    return data


def posted_body(html: str, page: Any) -> dict[str, Any]:
    """The edit form of any page as it came, with its stream ``body``."""
    data: dict[str, Any] = querydict_from_html(html, form_id="page-edit-form").dict()
    data.update(_fields(page.body.stream_block, page.body, "body"))
    return data


def _fields(block: Any, value: Any, prefix: str) -> Iterator[Field]:
    if isinstance(block, blocks.StreamBlock):
        children = [(child.block, child.value, child.id) for child in value]
        yield from _sequence(children, prefix, with_type=True)
    elif isinstance(block, blocks.ListBlock):
        children = [(block.child_block, child.value, child.id) for child in value.bound_blocks]
        yield from _sequence(children, prefix, with_type=False)
    elif isinstance(block, ImageBlock):
        yield from _image_block(value, prefix)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _fields(child, value.get(name), f"{prefix}-{name}")
    elif isinstance(block, TypedTableBlock):
        yield from _table(value, prefix)
    elif isinstance(block, blocks.RichTextBlock):
        yield prefix, rich_text(value.source, features=block.features)
    elif isinstance(block, blocks.ChooserBlock):
        yield prefix, value.pk if value else ""
    else:
        yield prefix, "" if value is None else value


def _sequence(
    children: list[tuple[Any, Any, Any]], prefix: str, *, with_type: bool
) -> Iterator[Field]:
    yield f"{prefix}-count", len(children)
    for place, (block, value, key) in enumerate(children):
        inside = f"{prefix}-{place}"
        yield f"{inside}-deleted", ""
        yield f"{inside}-order", place
        yield f"{inside}-id", key or ""
        if with_type:
            yield f"{inside}-type", block.name
        yield from _fields(block, value, f"{inside}-value")


def _image_block(image: Any, prefix: str) -> Iterator[Field]:
    yield f"{prefix}-image", image.pk if image else ""
    yield f"{prefix}-alt_text", (image and image.contextual_alt_text) or ""
    if image and image.decorative:
        yield f"{prefix}-decorative", "on"


def _table(table: Any, prefix: str) -> Iterator[Field]:
    yield f"{prefix}-caption", table.caption
    yield f"{prefix}-column-count", len(table.columns)
    yield f"{prefix}-row-count", len(table.row_data)
    for place, column in enumerate(table.columns):
        yield f"{prefix}-column-{place}-type", column["block"].name
        yield f"{prefix}-column-{place}-order", place
        yield f"{prefix}-column-{place}-heading", column["heading"]
        yield f"{prefix}-column-{place}-deleted", ""
    for row_place, row in enumerate(table.row_data):
        yield f"{prefix}-row-{row_place}-order", row_place
        yield f"{prefix}-row-{row_place}-deleted", ""
        for place, column in enumerate(table.columns):
            cell = f"{prefix}-cell-{row_place}-{place}"
            yield from _fields(column["block"], row["values"][place], cell)


def errors_in(response: Any) -> Mapping[str, Any]:
    """What the edit form found wrong, for a message when a test fails."""
    form = response.context["form"]
    return {"form": form.errors, **{name: one.errors for name, one in form.formsets.items()}}
