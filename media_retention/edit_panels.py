"""Panels for a page's edit screen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from media_retention.queries.explain import State
from media_retention.queries.page_uses import PageUse, uses_on_page
from media_retention.queries.permissions import may_view
from media_retention.views.medium import edit_url
from media_retention.words import STATES
from retention import clock
from retention.queries.period_words import readers_language, written


class MediaOnPagePanel(Panel):
    """Which photos and videos visitors see on this page, until when and why.

    Put it in the panels of a page model::

        content_panels = [*Page.content_panels, FieldPanel("body"), MediaOnPagePanel()]
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Photos and videos on this page"))
        kwargs.setdefault("icon", "image")
        super().__init__(**kwargs)

    @property
    def clean_name(self) -> str:
        """What the panel's place is called in the address."""
        return "media_on_page"

    class BoundPanel(Panel.BoundPanel):
        """The panel of one page, for one reader."""

        template_name = "media_retention/media_on_page.html"

        class Media:
            css: ClassVar[dict[str, tuple[str, ...]]] = {"all": ("media_retention/admin.css",)}

        @cached_property
        def rows(self) -> list[dict[str, Any]]:
            """What stands on the page now, what goes first before the rest."""
            today = clock.today()
            return [
                {
                    "medium": one.medium,
                    "url": edit_url(one.medium) if may_view(self.request.user, one.medium) else "",
                    "until": one.until,
                    "reason": _why(one, today),
                    "state": "" if one.state is State.SHOWN else STATES[one.state][0],
                }
                for one in uses_on_page(self.instance, today=today)
            ]

        def is_shown(self) -> bool:
            """Only on a page with something to tell."""
            return bool(super().is_shown() and self.instance.pk and self.rows)

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Any:
            """The rows of the table."""
            context = super().get_context_data(parent_context)
            context["rows"] = self.rows
            return context


def _why(one: PageUse, today: date) -> str:
    """Why it may stand here until then; of an end that has come, that it has."""
    if one.until is not None and one.until <= today:
        return gettext("Its period ended on %(day)s.") % {"day": written(one.until)}
    return one.reason.sentence(readers_language())
