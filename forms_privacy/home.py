"""What the admin's home page tells of messages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from wagtail.admin.ui.components import Component

from retention import clock

from .models import Submission
from .operations.mailing import given_up
from .queries.backlog import backlog
from .queries.inbox import overview
from .queries.questions import can_go_now
from .queries.rights import Right, forms_for


class InboxPanel(Component):
    """The user's own messages, those of nobody, and the oldest."""

    name = "forms_inbox"
    order = 44
    template_name = "forms_privacy/inbox/home.html"

    class Media:
        css: ClassVar[dict[str, tuple[str, ...]]] = {"all": ("forms_privacy/inbox.css",)}

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Counted now."""
        today = clock.today()
        user = parent_context["request"].user
        found = overview(user, today)
        oldest = found["oldest"]
        forms = forms_for(user, Right.HANDLE)
        mine = Submission.objects.filter(form__in=forms)
        silent = backlog(today, among=mine)
        return {
            **found,
            "oldest": clock.day_of(oldest) if oldest else None,
            "unsent": given_up(forms),
            "answers_left": can_go_now(forms),
            "silent": len(silent),
            "to_decide": sum(one.must_be_decided for one in silent),
        }
