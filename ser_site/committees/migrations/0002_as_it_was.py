"""How pages of who has left stood on the site is noted whole, and terms end the day before."""

from datetime import timedelta
from typing import Any

from django.db import migrations
from django.db.models import F


def note_more(apps: Any, schema_editor: Any) -> None:
    """A page was noted by its key alone: what else it was is not known any more."""
    for member in apps.get_model("committees", "Member").objects.exclude(taken_pages=[]):
        member.taken_pages = [
            {
                "page": page,
                "live": True,
                "live_revision": None,
                "latest_revision": None,
                "has_unpublished_changes": True,
                "scheduled": {},
            }
            for page in member.taken_pages
        ]
        member.save(update_fields=["taken_pages"])


def note_less(apps: Any, schema_editor: Any) -> None:
    for member in apps.get_model("committees", "Member").objects.exclude(taken_pages=[]):
        member.taken_pages = [noted["page"] for noted in member.taken_pages if noted["live"]]
        member.save(update_fields=["taken_pages"])


def end_the_day_before(apps: Any, schema_editor: Any) -> None:
    """A departure closed terms on the day of leaving, on which nobody sits any more."""
    _move_ends(apps, timedelta(days=-1))


def end_on_the_day(apps: Any, schema_editor: Any) -> None:
    _move_ends(apps, timedelta(days=1))


def _move_ends(apps: Any, by: timedelta) -> None:
    closed = apps.get_model("committees", "Term").objects.filter(closed_by_departure=True)
    closed.update(end=F("end") + by)


class Migration(migrations.Migration):
    dependencies = [("committees", "0001_initial")]

    operations = [
        migrations.RunPython(note_more, note_less),
        migrations.RunPython(end_the_day_before, end_on_the_day),
    ]
