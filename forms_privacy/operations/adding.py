"""Files that somebody adds to what they sent before."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from forms_privacy.answers import Answer, Sort, as_json
from forms_privacy.models import Submission
from forms_privacy.operations.stages import AlreadyGone
from forms_privacy.operations.submitting import SentFile, keep_files

FIELD = "added-later"
"""The name of the answer that tells what the files were called; no question has a hyphen."""

MOST = 20
"""Files with one submission, all together."""


class TooMany(ValueError):
    """There are files enough."""


def add_files(submission: Submission, files: Sequence[SentFile], names: Sequence[str]) -> None:
    """Keep them as the others: sealed, and gone with the submission.

    Raises:
        AlreadyGone: it was erased meanwhile.
        TooMany: nothing was kept.
        VaultError: it cannot be opened or sealed; nothing was kept.
    """
    with transaction.atomic():
        locked = Submission.objects.select_for_update().filter(pk=submission.pk).first()
        if locked is None:
            raise AlreadyGone(str(submission.uuid))
        if locked.uploads.count() + len(files) > MOST:
            raise TooMany
        answers = locked.opened()
        before: list[str] = next((one.value for one in answers if one.name == FIELD), [])
        with override(locked.language or None):
            label = _("Files added later")
        added = Answer(FIELD, label, [*before, *names], Sort.IDENTIFYING, "file")
        locked.answers = as_json([*(one for one in answers if one.name != FIELD), added])
        locked.save(update_fields=["answers"])
        keep_files(locked, files)
