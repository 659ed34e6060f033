"""What is to be done with a record today, and the names for why and how it ended."""

from datetime import date
from enum import StrEnum


class Outcome(StrEnum):
    """How the engine left a record."""

    # Gone for good: row, files and references.
    ERASED = "erased"
    # Off this page or off the site, while another lawful use keeps the record.
    TAKEN_DOWN = "taken_down"
    # Due, and kept out of sight under a hold.
    HELD = "held"
    # Something went wrong; the next run tries again.
    FAILED = "failed"


class Cause(StrEnum):
    """Why a record's end came."""

    PERIOD_ENDED = "period_ended"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    OBJECTION = "objection"
    # A person asked for erasure (article 17).
    REQUEST = "request"
    HANDLED = "handled"
    LEFT_OFFICE = "left_office"
    UNSUBSCRIBED = "unsubscribed"
    # An editor deleted it.
    DELETED = "deleted"
    # A file in storage that no row speaks of.
    STRAY_FILE = "stray_file"
    # Erased again from the journal after an older back-up was put back.
    REPLAYED = "replayed"


def decide(
    due: date | None, today: date, held: bool, other_use_until: date | None
) -> Outcome | None:
    """Return what becomes of one use of a record today, ``None`` if it simply stays.

    - not due yet, or no due date: ``None``;
    - due and under a hold: ``HELD``, since a hold beats erasure (it never keeps anything
      public);
    - due, with another lawful use that lasts beyond today: ``TAKEN_DOWN``, off this page
      alone. ``other_use_until`` is the due date of that other use, the first day on which
      it has ended too;
    - otherwise ``ERASED``.

    Withdrawn consent and an objection end every use at once: then the caller passes
    ``today`` as ``due`` and no other use.
    """
    if due is None or today < due:
        return None
    if held:
        return Outcome.HELD
    if other_use_until is not None and other_use_until > today:
        return Outcome.TAKEN_DOWN
    return Outcome.ERASED
