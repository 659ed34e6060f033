"""The store of submissions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from uuid import UUID, uuid4

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from forms_privacy import kinds
from retention.files import PRIVATE
from retention.operations.records import CHUNK
from retention.private_storage import files_in
from retention.queries.records import among
from retention.record_store import RecordStore
from retention.rules.decision import Cause
from retention.stores import Candidate, Effects, Label, StoredFile

from .addresses import address_in_inbox
from .models import SUBMISSIONS, Submission, Upload
from .operations.erasing import HANGING, delete_submissions, tell_kinds, tell_who_took_back

_LABEL = Submission._meta.label_lower


class SubmissionStore(RecordStore[Submission]):
    """What people sent with forms, with its files, notes and pending mail."""

    key = SUBMISSIONS
    model = Submission
    cause = Cause.HANDLED

    @property
    def rules(self) -> Collection[str]:  # type: ignore[override]
        """The rules of all kinds that the site registered."""
        return frozenset().union(*(kind.rules for kind in kinds.all_kinds()))

    @property
    def label(self) -> str:
        """For people."""
        return _("Forms sent in")

    @property
    def rows(self) -> QuerySet[Submission]:
        """Without the answers: nothing that finds, ends or erases a submission needs them."""
        return Submission.objects.defer("answers")

    def labels(self, records: Collection[UUID]) -> Mapping[UUID, Label]:
        found = self.rows.filter(uuid__in=list(records))
        return {one.uuid: Label(str(one), address_in_inbox(one)) for one in found}

    def erase(self, candidates: Sequence[Candidate], *, today: date) -> Effects:
        tell_who_took_back(candidates, today=today)
        # The rows are not read again: with thousands, that is what would take longest.
        uuid_of = {one.row: one.record for one in candidates if one.row is not None}
        tell_kinds(uuid_of, today=today)
        effects = Effects(done=list(candidates))
        effects.keys = {uuid: f"{_LABEL}:{pk}" for pk, uuid in uuid_of.items()}
        uploads = among(Upload.objects.all(), "submission_id", uuid_of)
        for submission, name in uploads.values_list("submission", "file"):
            effects.files.append(StoredFile(uuid_of[submission], PRIVATE, name))
        delete_submissions(uuid_of)
        return effects

    def stray_files(self, *, before: datetime, turn: int) -> Iterable[StoredFile]:
        """Files in private storage that no row knows: a post that was never completed."""
        for names in _chunks(files_in(SUBMISSIONS, before=before)):
            known = set(Upload.objects.filter(file__in=names).values_list("file", flat=True))
            for name in names:
                if name not in known:
                    yield StoredFile(uuid4(), PRIVATE, name)

    def _places(self, records: Mapping[UUID, str]) -> Mapping[str, Collection[UUID]]:
        """Also what hung on a submission, should any of it have been left."""
        found = dict(super()._places(records))
        uuid_of = {key.rpartition(":")[2]: uuid for uuid, key in records.items() if key}
        for place, model in HANGING.items():
            left = model._base_manager.filter(submission__in=[int(pk) for pk in uuid_of])
            found[place] = [uuid_of[str(pk)] for pk in left.values_list("submission", flat=True)]
        return found

    def export_of(self, record: Submission) -> Mapping[str, object]:
        """The answers, when they came, what was agreed to, and what was noted (GDPR 15, 20)."""
        return {
            "received": record.received_at.isoformat(),
            "form": record.form.title,
            "answers": {answer.label: answer.value for answer in record.opened()},
            "consents": [
                {"wording": consent.wording, "given": consent.given_at.isoformat()}
                for consent in record.consents.all()
            ],
            "notes": [
                {"text": note.text.open(), "written": note.written_at.isoformat()}
                for note in record.notes.all()
            ],
            **record.behaviour.export(record),
        }


def _chunks(names: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(names)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk
