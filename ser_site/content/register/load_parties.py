"""Filling in who receives data, and who answers for it, on a new site."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta

from retention.models import Activity, Controller, ControllerText, Recipient, RecipientText

from .recipients import RECIPIENTS, RecipientEntry
from .responsible import FIGURES, WORDS

# Room between two entries for what a coordinator adds.
_STEP = 10
_LANGUAGES = ("nl", "en")


def load_controller() -> int:
    """Fill in the controller where there is none; returns how many were added."""
    if Controller.objects.exists():
        return 0
    row = Controller.objects.create(**FIGURES)
    ControllerText.objects.bulk_create(
        ControllerText(controller=row, language=language, **words)
        for language, words in WORDS.items()
    )
    return 1


def load_recipients(*, today: date) -> int:
    """Add the sample recipients whose keys are not there; returns how many."""
    known = set(Recipient.objects.values_list("key", flat=True))
    activities = {activity.key: activity for activity in Activity.objects.all()}
    missing = [
        (entry, place * _STEP)
        for place, entry in enumerate(RECIPIENTS, start=1)
        if entry.key not in known
    ]
    for entry, place in missing:
        row = _recipient(entry, place, today)
        row.activities.set([activities[key] for key in entry.activities])
        row.save()
        RecipientText.objects.bulk_create(
            RecipientText(recipient=row, language=language, **asdict(getattr(entry, language)))
            for language in _LANGUAGES
        )
    return len(missing)


def _recipient(entry: RecipientEntry, place: int, today: date) -> Recipient:
    def day(offset: int | None) -> date | None:
        return None if offset is None else today + timedelta(days=offset)

    row: Recipient = Recipient.objects.create(
        key=entry.key,
        sort_order=place,
        kind=entry.kind,
        ground=entry.ground,
        country=entry.country,
        safeguard=entry.safeguard,
        agreed_on=day(entry.agreed),
        agreement_expires_on=day(entry.expires),
        agreement_reference=entry.reference,
    )
    return row
