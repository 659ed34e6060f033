"""Deleting submissions with all that hangs on them, and what their kinds do when they go."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import groupby
from uuid import UUID

from django.db.models import ForeignObjectRel, Model

from forms_privacy import kinds
from forms_privacy.kinds import Kind
from forms_privacy.models import SUBMISSIONS, GivenConsent, Note, PendingMail, Submission, Upload
from retention import vault
from retention.operations.records import delete_rows, forget_log
from retention.queries.records import among
from retention.rules.decision import Cause
from retention.stores import Candidate

BY_THE_PERSON = frozenset({Cause.CONSENT_WITHDRAWN, Cause.OBJECTION, Cause.REQUEST})
"""Causes with which somebody takes back what they sent."""

HANGING: Mapping[str, type[Model]] = {
    "uploads": Upload,
    "notes": Note,
    "consents": GivenConsent,
    "mails": PendingMail,
}
"""What hangs on a submission and goes with it, each with a ``submission``."""


def tell_kinds(pks: Collection[int], *, today: date) -> None:
    """Tell each kind which submissions, given by key, go before they do."""
    minding = [kind.key for kind in kinds.all_kinds() if type(kind).erasing is not Kind.erasing]
    if not minding or not pks:
        return
    # Without the answers: nothing here may depend on a key that is there.
    known = (
        among(Submission.objects.defer("answers"), "id", pks)
        .filter(kind__in=minding)
        .select_related("form")
        .order_by("kind", "pk")
    )
    for key, some in groupby(known, key=lambda one: one.kind):
        kinds.get(key).erasing(list(some), today=today)


def tell_who_took_back(candidates: Sequence[Candidate], *, today: date) -> None:
    """Tell each kind which of these its senders take back, while they can still be read."""
    minding = [k.key for k in kinds.all_kinds() if type(k).taken_back is not Kind.taken_back]
    uuids = [one.record for one in candidates if one.cause in BY_THE_PERSON]
    if not minding or not uuids:
        return
    going = Submission.objects.filter(uuid__in=uuids, kind__in=minding).select_related("form")
    for submission in going.order_by("pk"):
        submission.behaviour.taken_back(submission, today=today)


def delete_submissions(records: Mapping[int, UUID]) -> None:
    """Delete submissions with their keys and all that hangs on them, a statement a table.

    They are given as UUIDs by primary key.

    Should a site's own tables refer to one, Django deletes it, and follows the references.
    """
    pks = list(records)
    notes = among(Note.objects.all(), "submission_id", pks).values_list("uuid", flat=True)
    vault.forget(SUBMISSIONS, [*records.values(), *notes])
    for model in HANGING.values():
        hanging = among(model._base_manager.all(), "submission_id", pks)
        hanging._raw_delete(hanging.db)
    if any(_refers(relation, pks) for relation in _of_the_site()):
        delete_rows(list(Submission.objects.filter(pk__in=pks)))
        return
    rows = among(Submission.objects.all(), "id", pks)
    rows._raw_delete(rows.db)
    forget_log(Submission, [str(pk) for pk in pks])


def _of_the_site() -> list[ForeignObjectRel]:
    ours = set(HANGING.values())
    related = Submission._meta.related_objects
    return [relation for relation in related if relation.related_model not in ours]


def _refers(relation: ForeignObjectRel, pks: Sequence[int]) -> bool:
    rows = relation.related_model._base_manager.all()
    return among(rows, str(relation.field.column), pks).exists()
