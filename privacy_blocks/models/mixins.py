"""What makes a page of a site its privacy statement."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from privacy_blocks.contents import contents_of
from privacy_blocks.fields import StatementField
from privacy_blocks.queries.statement import register_changed_on
from privacy_blocks.reading import CONTEXT_NAME, RegisterReading
from retention import clock


class StatementPageMixin(models.Model):
    """A page that is a privacy statement in one language: its blocks, its date, its contents.

    A site's page model names it before ``Page``: ``class StatementPage(StatementPageMixin,
    Page)``, adds ``FieldPanel("body")`` and a template. The context then holds ``changed_on``,
    ``contents`` and, for blocks and chips, one reading of the register.
    """

    body = StatementField(
        blank=True,
        verbose_name=_("statement"),
        help_text=_("Periods and facts come from the register; the words around them are yours."),
    )

    class Meta:
        abstract = True

    def changed_on(self, *, today: date) -> date | None:
        """The day this page or the register behind it last changed (promise P30)."""
        published = self.last_published_at  # type: ignore[attr-defined]
        days = [
            timezone.localdate(published) if published else None,
            register_changed_on(today=today),
        ]
        return max((day for day in days if day is not None), default=None)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the statement's template and blocks need."""
        context: dict[str, Any] = super().get_context(  # type: ignore[misc]
            request, *args, **kwargs
        )
        today = clock.today()
        reading = RegisterReading(self.locale.language_code, today=today)  # type: ignore[attr-defined]
        context[CONTEXT_NAME] = reading
        context["contents"] = contents_of(self.body, reading)
        context["changed_on"] = self.changed_on(today=today)
        return context
