"""A site of which every promise is kept, and statements in which something was typed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from retention.models import Rule, StoreSweep, Sweep
from retention.stores import all_stores, required_rules


def all_else_is_kept(today: date) -> None:
    """Only what stores here enforce is stated, and a sweep has just gone through them all."""
    Rule.objects.exclude(key__in=required_rules()).update(stated=False)
    now = timezone.now()
    sweep = Sweep.objects.create(today=today, started_at=now, finished_at=now, status=0)
    StoreSweep.objects.bulk_create(
        StoreSweep(sweep=sweep, store=store.key) for store in all_stores()
    )


def without(page: Any, activity: str) -> None:
    """Publish a statement in which an activity is left out."""
    page.body = [
        (child.block_type, child.value)
        for child in page.body
        if child.value.get("activity") != activity
    ]
    page.save_revision().publish()
    page.refresh_from_db()


def type_into(page: Any, words: str, *, activity: str = "", publish: bool = True) -> Any:
    """Write a paragraph in the part of an activity, or at the end; publish it in code."""
    body = [(child.block_type, child.value) for child in page.body]
    if activity:
        for kind, value in body:
            if kind == "activity" and value["activity"] == activity:
                value["more"] = type(value["more"])(f"<p>{words}</p>")
    else:
        body += [
            ("heading", {"text": "Slot", "level": "2", "anchor": ""}),
            ("text", {"text": f"<p>{words}</p>"}),
        ]
    page.body = body
    revision = page.save_revision()
    if publish:
        revision.publish()
        page.refresh_from_db()
    return revision
