"""A privacy statement: the blocks that it is built from."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamBlock
from wagtail.blocks.stream_block import StreamBlockValidationError

from privacy_blocks.reading import reading_of
from privacy_blocks.rich_text.in_use import going_by

from .activity import ActivityBlock
from .changes import ChangesBlock
from .complaint import ComplaintBlock
from .contact import ContactBlock
from .cookies import CookiesBlock
from .heading import HeadingBlock
from .introduction import IntroductionBlock
from .overview import OverviewBlock
from .platforms import PlatformsBlock
from .recipients import RecipientsBlock
from .retention_table import RetentionTableBlock
from .rights import RightsBlock
from .role_choice import RoleChoiceBlock
from .security import SecurityBlock
from .sound import faults_in
from .text import TextBlock
from .transfers import TransfersBlock

_FROM_REGISTER = _("From the register")
_WAYS = _("Finding your way")
_EVERYBODY = _("For everybody")
_OWN = _("Own words")

#: Parts with a fixed anchor, of which a page has one at most.
_ONCE = (
    "introduction",
    "overview",
    "role_choice",
    "rights",
    "recipients",
    "transfers",
    "security",
    "platforms",
    "cookies",
    "contact",
    "complaint",
    "changes",
)


class StatementBlock(StreamBlock):
    """Everything that a statement consists of, in the order that the editor chooses."""

    introduction = IntroductionBlock(group=_WAYS)
    overview = OverviewBlock(group=_WAYS)
    role_choice = RoleChoiceBlock(group=_WAYS)
    activity = ActivityBlock(group=_FROM_REGISTER)
    retention_table = RetentionTableBlock(group=_FROM_REGISTER)
    recipients = RecipientsBlock(group=_FROM_REGISTER)
    transfers = TransfersBlock(group=_FROM_REGISTER)
    rights = RightsBlock(group=_EVERYBODY)
    security = SecurityBlock(group=_EVERYBODY)
    platforms = PlatformsBlock(group=_EVERYBODY)
    cookies = CookiesBlock(group=_EVERYBODY)
    contact = ContactBlock(group=_EVERYBODY)
    complaint = ComplaintBlock(group=_EVERYBODY)
    changes = ChangesBlock(group=_EVERYBODY)
    heading = HeadingBlock(group=_OWN)
    text = TextBlock(group=_OWN)

    class Meta:
        template = "privacy_blocks/blocks/statement.html"
        block_counts = {name: {"max_num": 1} for name in _ONCE}

    def clean(self, value: Any) -> Any:
        """Refuse what makes a page contradict itself or lead nowhere; a draft may be unfinished."""
        cleaned = super().clean(value)
        if not self.is_deferred_validation and (faults := faults_in(cleaned)):
            raise StreamBlockValidationError(block_errors=faults)
        return cleaned

    def render(self, value: Any, context: Any = None) -> str:
        """The blocks, with every chip in their texts from the reading of the page."""
        with going_by(reading_of(context)):
            rendered: str = super().render(value, context=context)
        return rendered
