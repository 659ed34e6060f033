"""The form in which an article is written."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from retention import clock


class ArticleForm(WagtailAdminPageForm):
    """Proposes today as the date of a new article."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.date is None:
            # The form is a door: an editor opens it, and has a day in mind.
            self.initial["date"] = clock.today()
