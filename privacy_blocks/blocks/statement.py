"""A privacy statement: the blocks that it is built from."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamBlock

from privacy_blocks.reading import reading_of
from privacy_blocks.rich_text.in_use import going_by

from .activity import ActivityBlock
from .changes import ChangesBlock
from .heading import HeadingBlock
from .introduction import IntroductionBlock
from .recipients import RecipientsBlock
from .text import TextBlock
from .transfers import TransfersBlock


class StatementBlock(StreamBlock):
    """Everything that a statement consists of, in the order that the editor chooses."""

    introduction = IntroductionBlock(group=_("Parts"))
    activity = ActivityBlock(group=_("From the register"))
    recipients = RecipientsBlock(group=_("From the register"))
    transfers = TransfersBlock(group=_("From the register"))
    changes = ChangesBlock(group=_("Parts"))
    heading = HeadingBlock(group=_("Own words"))
    text = TextBlock(group=_("Own words"))

    class Meta:
        template = "privacy_blocks/blocks/statement.html"
        block_counts = {
            "introduction": {"max_num": 1},
            "recipients": {"max_num": 1},
            "transfers": {"max_num": 1},
            "changes": {"max_num": 1},
        }

    def render(self, value: Any, context: Any = None) -> str:
        """The blocks, with every chip in their texts from the reading of the page."""
        with going_by(reading_of(context)):
            rendered: str = super().render(value, context=context)
        return rendered
