"""The end of a workflow, at which Wagtail publishes.

Wagtail imports this while its own models are being made, so what needs models is imported later.
"""

from __future__ import annotations

import logging
from typing import Any

from retention import clock

logger = logging.getLogger(__name__)


def finish_workflow(workflow_state: Any, user: Any = None) -> None:
    """Publish what is approved, unless it is a statement that has to be confirmed first.

    For the setting ``WAGTAIL_FINISH_WORKFLOW_ACTION``.
    """
    from privacy_blocks.publishing.acts import hold_back
    from privacy_blocks.publishing.findings import is_statement

    content = workflow_state.content_object
    content = getattr(content, "specific", content)
    if is_statement(content) and hold_back(content, user, today=clock.today()):
        logger.warning("page %s is approved and waits to be confirmed", content.pk)
        return
    content.get_latest_revision().publish(user=user)
