"""What makes a page of a site its privacy statement."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.url_routing import RouteResult

from privacy_blocks.contents import contents_of
from privacy_blocks.fields import StatementField
from privacy_blocks.models.version import StatementVersion
from privacy_blocks.operations.versions import up_to_date_versions
from privacy_blocks.queries.versions import listed_versions
from privacy_blocks.reading import CONTEXT_NAME, RegisterReading
from privacy_blocks.version_addresses import path_parts
from privacy_blocks.version_views import version_view
from retention import clock

logger = logging.getLogger(__name__)


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

    base_template: ClassVar[str] = "privacy_blocks/base.html"
    """What the pages of versions extend: it has the blocks ``title``, ``head`` and ``content``."""

    class Meta:
        abstract = True

    def changed_on(self) -> date | None:
        """The day of the newest version (promise P30); None before anything was published."""
        versions = self.kept_versions()
        return versions[0].day if versions else None

    def kept_versions(self) -> list[StatementVersion]:
        """What this page said before and says now, newest first; read once."""
        if not hasattr(self, "_kept_versions"):
            self._kept_versions = list(listed_versions(self))
        return self._kept_versions

    def statement_context(
        self, *, today: date, reading: RegisterReading | None = None
    ) -> dict[str, Any]:
        """What the blocks need to be rendered as on a day, with or without a request.

        ``reading`` is one that supposes something else than the register says, for a preview.
        """
        if reading is None:
            reading = RegisterReading(self.locale.language_code, today=today)  # type: ignore[attr-defined]
        # The headings of the page in its own language, whoever it is written out for.
        with override(reading.language):
            contents = contents_of(self.body, reading)
        return {"page": self, CONTEXT_NAME: reading, "contents": contents}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the statement's template and blocks need."""
        context: dict[str, Any] = super().get_context(  # type: ignore[misc]
            request, *args, **kwargs
        )
        context |= self.statement_context(today=clock.today())
        context["changed_on"] = self.changed_on()
        return context

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Also to the versions, which are below the page without being pages."""
        if self.live and (view := version_view(self, path_components)):  # type: ignore[attr-defined]
            return RouteResult(self, kwargs={"view": view})
        return super().route(request, path_components)  # type: ignore[misc]

    def serve(
        self,
        request: HttpRequest,
        *args: Any,
        view: Callable[[HttpRequest], HttpResponse] | None = None,
        **kwargs: Any,
    ) -> HttpResponse:
        """The statement or one of its versions, after making up for versions that are missing."""
        try:
            self._kept_versions = up_to_date_versions(self, today=clock.today())
        except Exception:
            # The next sweep tries again and says what is wrong; visitors can read on.
            logger.exception("versions of page %s cannot be kept", self.pk)
        if view is not None:
            return view(request)
        response: HttpResponse = super().serve(request, *args, **kwargs)  # type: ignore[misc]
        return response

    def get_cached_paths(self) -> list[str]:
        """The page with what is below it that a new version changes."""
        versions, difference = path_parts(self.locale.language_code)  # type: ignore[attr-defined]
        paths = [f"/{versions}/", f"/{versions}/{difference}/", "/pdf/"]
        return [*super().get_cached_paths(), *paths]  # type: ignore[misc]
