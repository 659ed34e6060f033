"""What the admin's home page tells of the promises."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component
from wagtail.utils.timestamps import render_timestamp

from retention import clock, stores
from retention.models import Sweep
from retention.queries.holds import holds_to_review
from retention.queries.labels import store_label
from retention.queries.parties import to_look_at
from retention.queries.purges import open_cache_purges, refused_purges
from retention.queries.sweeps import (
    last_sweep,
    open_brakes,
    open_file_removals,
    open_proofs,
    overdue_stores,
)
from retention.viewsets.party_words import concern_in_words
from retention.viewsets.words import brake_in_words, status_of

SOON = timedelta(days=30)


class PromisesPanel(Component):
    """The last sweep, what is wrong, and what is coming."""

    name = "retention_promises"
    order = 50
    template_name = "retention/home/panel.html"

    class Media:
        css: ClassVar[dict[str, tuple[str, ...]]] = {"all": ("retention/home.css",)}

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Everything that the panel shows, read now."""
        user = parent_context["request"].user
        sweep, today = last_sweep(), clock.today()
        late, coming = due_soon(today)
        recipients = to_look_at(today=today)
        return {
            "sweep": sweep,
            "ran_at": render_timestamp(sweep.finished_at) if sweep else "",
            "status": status_of(sweep) if sweep else "",
            "alarms": [*alarms(sweep, timezone.now()), *troubles(late)],
            "brakes": [(brake, brake_in_words(brake)) for brake in open_brakes()],
            "may_release": user.has_perm("retention.change_brake"),
            "may_see_ledger": user.has_perm("retention.view_erasure"),
            "may_see_holds": user.has_perm("retention.view_hold"),
            "open_files": open_file_removals(),
            "open_proofs": open_proofs(),
            "open_purges": open_cache_purges(),
            "holds_to_review": holds_to_review(today),
            "coming": coming,
            "may_see_recipients": user.has_perm("retention.view_recipient"),
            "recipients_to_look_at": len(recipients),
            "recipients": [
                concern_in_words(recipient, concern)
                for recipient, concerns in recipients
                for concern in concerns
            ],
        }


def alarms(sweep: Sweep | None, now: datetime) -> list[str]:
    """What must be looked into today."""
    found = []
    if sweep is None:
        found.append(
            _("No sweep has run yet. Ask who looks after the server to schedule one a day.")
        )
    elif overdue := overdue_stores(now):
        found.append(
            _(
                "No sweep has gone through this for more than 36 hours: %(stores)s. What is past"
                " its date is out of sight, but not erased. Ask who looks after the server."
            )
            % {"stores": ", ".join(map(store_label, overdue))}
        )
    if sweep is not None and sweep.status == 1:
        found.append(_("Something failed in the last sweep. The next one tries again."))
    return found


def troubles(late: Mapping[str, int]) -> list[str]:
    """What is not gone, though it should be."""
    found = []
    if late:
        found.append(
            _(
                "Past its date and not erased: %(stores)s. Visitors do not see it. Look at the"
                " last sweep if this stays."
            )
            % {"stores": ", ".join(f"{label} ({count})" for label, count in late.items())}
        )
    if refused := refused_purges().count():
        found.append(
            ngettext(
                "A cache in front of the site refused to forget %(count)d address. It may still"
                " show what has gone. The next sweep asks again.",
                "A cache in front of the site refused to forget %(count)d addresses. They may"
                " still show what has gone. The next sweep asks again.",
                refused,
            )
            % {"count": refused}
        )
    return found


def due_soon(today: date) -> tuple[dict[str, int], list[tuple[str, int]]]:
    """By store: what should have gone before today, and what goes within thirty days."""
    late: dict[str, int] = {}
    coming = []
    for store in stores.all_stores():
        if count := store.due_by(today - timedelta(days=1)):
            late[store.label] = count
        coming.append((store.label, store.due_by(today + SOON) - count))
    return late, coming
