"""What the ledger's values are called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, PermissionsMixin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from retention.models import Brake, Rule, Sweep
from retention.queries.labels import store_label
from retention.queries.period_words import written
from retention.rules.decision import Cause

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

CAUSES: dict[str, _StrPromise] = {
    Cause.PERIOD_ENDED: gettext_lazy("The period ended"),
    Cause.CONSENT_WITHDRAWN: gettext_lazy("Consent was withdrawn"),
    Cause.OBJECTION: gettext_lazy("Somebody objected"),
    Cause.REQUEST: gettext_lazy("Somebody asked for it"),
    Cause.HANDLED: gettext_lazy("The matter was handled"),
    Cause.LEFT_OFFICE: gettext_lazy("Somebody left office"),
    Cause.UNSUBSCRIBED: gettext_lazy("Somebody unsubscribed"),
    Cause.DELETED: gettext_lazy("An editor deleted it"),
    Cause.STRAY_FILE: gettext_lazy("A file that belonged to nothing"),
    Cause.REPLAYED: gettext_lazy("Again, after an older back-up was put back"),
}

STATUSES: dict[int | None, _StrPromise] = {
    0: gettext_lazy("All dealt with"),
    1: gettext_lazy("Something failed"),
    3: gettext_lazy("Stopped by the brake"),
    None: gettext_lazy("Not finished"),
}

BRAKE_ON_STORE = re.compile(r"(\d+) of (\d+) records")
BRAKE_ON_CLOCK = re.compile(r"today is (\S+), the last sweep ran on (\S+)")


def may_see_promises(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether the state of the promises concerns this user."""
    return isinstance(user, PermissionsMixin) and user.has_perm("retention.view_sweep")


def cause_of(cause: str) -> str:
    """Why something ended."""
    return str(CAUSES.get(cause, cause))


def status_of(sweep: Sweep) -> str:
    """How a sweep ended."""
    return str(STATUSES.get(sweep.status, sweep.status))


def rule_names(keys: Iterable[str]) -> dict[str, str]:
    """Rules by name in the reader's language, in two queries."""
    rows = Rule.objects.filter(key__in=set(keys)).prefetch_related("texts")
    return {rule.key: str(rule) for rule in rows}


def brake_in_words(brake: Brake) -> str:
    """Why the brake stopped; what it says in another form stays as it was written."""
    if found := BRAKE_ON_STORE.match(brake.detail):
        moved, size = map(int, found.groups())
        return _(
            "%(store)s: %(moved)d of %(size)d fell due because their date was moved. If that is"
            " right, release the brake. If it is a mistake, put the rule right first."
        ) % {"store": store_label(brake.store), "moved": moved, "size": size}
    if found := BRAKE_ON_CLOCK.match(brake.detail):
        today, last = (written(date.fromisoformat(day)) for day in found.groups())
        return _(
            "The server says that it is %(today)s, but the last sweep ran on %(last)s. Is the"
            " clock right?"
        ) % {"today": today, "last": last}
    return brake.detail


def proof_in_words(proof: dict[str, Any] | None) -> list[str]:
    """What was looked for after something went, and what was seen."""
    if not proof:
        return []
    files, pages = proof.get("files", {}), proof.get("pages", {})
    rows, cached = sum(proof.get("rows", {}).values()), proof.get("caches", 0)
    in_caches = ngettext(
        "%(count)d address may still be in a cache in front of the site",
        "%(count)d addresses may still be in a cache in front of the site",
        cached,
    )
    return [
        *([in_caches % {"count": cached}] if cached else []),
        ngettext(
            "%(count)d place in the database still spoke of it",
            "%(count)d places in the database still spoke of it",
            rows,
        )
        % {"count": rows},
        _("Files looked for: %(checked)d, still there: %(found)d")
        % {"checked": files.get("checked", 0), "found": files.get("found", 0)},
        _("Pages fetched: %(checked)d, still showing it: %(found)d, with an error: %(failed)d")
        % {
            "checked": pages.get("checked", 0),
            "found": pages.get("found", 0),
            "failed": pages.get("failed", 0),
        },
    ]
