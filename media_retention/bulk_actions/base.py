"""What the bulk actions on images and videos have in common.

They are Wagtail's own kind of bulk action, with three differences. They act on what was on the
screen when somebody confirmed, also after "select all", which follows the filters of the
listing. Each medium is a transaction of its own: one that is refused does not undo the others.
And they end with a report that says of each medium what became of it.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from wagtail import hooks
from wagtail.admin.views.bulk_action import BulkAction

from media_retention.models import RetainedMedium
from media_retention.queries.media import retained_models
from media_retention.queries.twins import as_twins
from media_retention.words import words_for
from retention import clock

from .listing_query import FollowsListing, shown

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Tone(StrEnum):
    """How what happened is shown."""

    DONE = "done"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one medium."""

    medium: RetainedMedium
    told: str
    tone: Tone = Tone.DONE
    is_gone: bool = False


class MediaBulkAction(FollowsListing, BulkAction):
    """Asks on one screen, acts, and reports on the next."""

    models: ClassVar[list[type[RetainedMedium]]] = list(retained_models())
    template_name = "media_retention/bulk_actions/confirm.html"
    report_template_name = "media_retention/bulk_actions/report.html"
    title: str | _StrPromise = ""
    """Above the screen; ``display_name`` is short, as the bar below the listing has little room."""
    button: str | _StrPromise = ""
    icon = "image"
    refused_because: str | _StrPromise = ""
    """Why a medium is in the list of those that the user may not treat so."""

    @abstractmethod
    def form_valid(self, form: Any) -> HttpResponse:
        """Carry it out, and report what became of each."""

    def get_actionable_objects(self) -> tuple[list[RetainedMedium], dict[str, Any]]:
        """What the user may treat so, and what not; what they may not see is neither."""
        return self.sorted_out

    @cached_property
    def sorted_out(self) -> tuple[list[RetainedMedium], dict[str, Any]]:
        """The media chosen, once."""
        media = self.chosen()
        mine = [medium for medium in media if self.check_perm(medium)]
        allowed = {medium.pk for medium in mine}
        others = [medium for medium in media if medium.pk not in allowed]
        return mine, {"items_with_no_access": others}

    def report(self, results: Sequence[Result], **context: Any) -> HttpResponse:
        """What became of each."""
        return render(
            self.request,
            self.report_template_name,
            {"results": results, "next": self.next_url, "view": self, **context},
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Describe what was chosen, and remember it for the answer."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        mine, _others = self.get_actionable_objects()
        rows = as_twins(mine, today=clock.today())
        context["rows"] = [(row.medium, words_for(row)) for row in rows]
        context["shown"] = shown(mine)
        return context

    def run_hooks(self, name: str, media: Sequence[RetainedMedium]) -> HttpResponse | None:
        """What others register for bulk actions holds for these too."""
        for hook in hooks.get_hooks(name):
            answer = hook(self.request, self.action_type, media, self)
            if hasattr(answer, "status_code"):
                return answer  # type: ignore[no-any-return]
        return None


class EachMediumAction(MediaBulkAction):
    """An act on each of them by itself."""

    @abstractmethod
    def act(self, media: Sequence[RetainedMedium], form: Any) -> Iterable[Result]:
        """Carry it out, one by one, and say of each."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Act, between the hooks that others register for that, and report."""
        self.cleaned_form = form
        media, _others = self.get_actionable_objects()
        if (answer := self.run_hooks("before_bulk_action", media)) is not None:
            return answer
        results = list(self.act(media, form))
        if (answer := self.run_hooks("after_bulk_action", media)) is not None:
            return answer
        return self.report(results)
