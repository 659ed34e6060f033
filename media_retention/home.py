"""What the admin's home page tells of media that go soon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.utils.timestamps import render_timestamp

from media_retention.queries.leaving import Selection, as_ends, count, ends
from media_retention.queries.leaving_rows import tell
from media_retention.queries.losses import AHEAD
from media_retention.views.leaving_words import rows_of
from retention import clock
from retention.panels import alarms
from retention.queries.period_words import readers_language
from retention.queries.sweeps import last_sweep
from retention.viewsets.words import may_see_promises

TOP = 5
"""How many are named."""


class LeavingPanel(Component):
    """What leaves the site within thirty days: how many, the first of them, and the rest."""

    name = "media_leaving"
    order = 45
    template_name = "media_retention/leaving/home.html"

    class Media:
        css: ClassVar[dict[str, tuple[str, ...]]] = {
            "all": ("retention/home.css", "media_retention/leaving.css")
        }

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Everything that the panel shows, read now."""
        user, today = parent_context["request"].user, clock.today()
        soon = Selection(first=today, last=today + AHEAD, held=False, viewer=user)
        late = Selection(last=today - timedelta(days=1), held=False, viewer=user)
        found = count(soon)
        first = tell(list(as_ends(ends(soon)[:TOP])), today=today, language=readers_language())
        return {
            "count": found,
            "others": 0 if found else count(replace(soon, viewer=None)),
            "rows": rows_of(first, user),
            "url": report_url(soon),
            "late": count(late),
            "late_url": report_url(late),
            **({} if may_see_promises(user) else _last_sweep()),
        }


def _last_sweep() -> dict[str, Any]:
    """For who does not see the panel of `retention`, where all of it stands."""
    sweep = last_sweep()
    return {
        "tells_sweep": True,
        "swept_at": render_timestamp(sweep.finished_at) if sweep else "",
        "alarms": alarms(sweep, timezone.now()),
    }


def report_url(wanted: Selection) -> str:
    """The report with the same selection."""
    query = {
        "period_from": _iso(wanted.first),
        "period_to": _iso(wanted.last),
        "held": "" if wanted.held is None else ("yes" if wanted.held else "no"),
    }
    chosen = urlencode({key: value for key, value in query.items() if value})
    return f"{reverse('media_retention:leaving')}?{chosen}"


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()
