"""A store for records in a table of their own: what most stores have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Generic, TypeVar
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Manager, QuerySet
from wagtail.models import ModelLogEntry

from retention.models import VaultKey
from retention.models.record import RetainedRecord
from retention.operations import records as operations
from retention.queries import records as queries
from retention.rules.decision import Cause
from retention.rules.rule import RuleVersion
from retention.stores import Candidate, ChangePreview, Effects, Holding, Store, StoredFile

R = TypeVar("R", bound=RetainedRecord)


class RecordStore(Store, Generic[R]):
    """Records of one model with :class:`RetainedRecord`, found by their due date.

    A subclass says what it is called, which files a record has, and what can be exported. To
    be out of sight means what the subclass's own screens make of ``taken_down_at``.
    """

    model: type[R]

    cause: Cause = Cause.PERIOD_ENDED
    """Why a record's end comes when its day is there."""

    @property
    def rows(self) -> QuerySet[R]:
        """All records."""
        manager: Manager[R] = self.model._default_manager
        return manager.all()

    def files_of(self, records: Sequence[R]) -> Iterable[StoredFile]:
        """The files that go with these records."""
        return ()

    def erase_rows(self, records: Sequence[R], effects: Effects) -> None:
        """Delete locked rows with what hangs on them; more that goes is noted in ``effects``."""
        operations.delete_rows(records)

    @abstractmethod
    def export_of(self, record: R) -> Mapping[str, object]:
        """All that is held of a record, opened."""

    def size(self) -> int:
        return self.rows.count()

    def holdings(self) -> Mapping[str, Holding]:
        return queries.holdings(self.rows, self.key)

    def moved_due(self, today: date, since: datetime | None) -> int:
        return queries.moved_due(self.rows, today, since)

    def due(self, today: date, *, limit: int) -> Iterator[Sequence[Candidate]]:
        for batch in queries.due_batches(self.rows, today, limit):
            yield [self._as_candidate(row, self.cause) for row in batch]

    def due_by(self, day: date) -> int:
        return self.rows.filter(due__lte=day).exclude(uuid__in=queries.held(self.key)).count()

    def candidate(
        self, record: UUID, cause: Cause, *, part: UUID | None = None
    ) -> Candidate | None:
        row = self.rows.filter(uuid=record).first()
        return None if row is None else self._as_candidate(row, cause)

    def lock(self, candidates: Sequence[Candidate], *, today: date) -> Sequence[Candidate]:
        wanted = {candidate.record: candidate for candidate in candidates}
        locked = queries.endings(self._rows_of(candidates, self.rows.select_for_update()))
        return [
            self._as_candidate(row, found.cause)
            for row in locked
            if (found := wanted.get(row.uuid)) is not None
            and ((row.due is not None and row.due <= today) or not self._by_date(found, today))
        ]

    def erase(self, candidates: Sequence[Candidate], *, today: date) -> Effects:
        effects = Effects(done=list(candidates))
        rows = list(queries.by_uuid(self.rows, [one.record for one in candidates]))
        label = self.model._meta.label_lower
        effects.keys = {row.uuid: f"{label}:{row.pk}" for row in rows}
        effects.files += self.files_of(rows)
        self.erase_rows(rows, effects)
        return effects

    def end_uses(self, candidates: Sequence[Candidate], *, today: date) -> Effects:
        """A record has no uses that end by themselves."""
        return Effects()

    def take_down(self, records: Sequence[Candidate], *, now: datetime) -> Effects:
        shown = [one for one in records if not one.is_down]
        self._mark(shown, now)
        return Effects(done=shown)

    def restore(self, records: Sequence[Candidate], *, today: date) -> Effects:
        down = [one for one in records if one.is_down]
        self._mark(down, None)
        return Effects(done=down)

    def after_commit(self, effects: Effects) -> None:
        """Nothing is indexed."""

    def remains(self, records: Mapping[UUID, str]) -> Mapping[UUID, Mapping[str, int]]:
        found: dict[UUID, dict[str, int]] = {}
        wanted = list(records)
        for start in range(0, len(wanted), operations.CHUNK):
            some = wanted[start : start + operations.CHUNK]
            for place, uuids in self._places({uuid: records[uuid] for uuid in some}).items():
                for uuid in uuids:
                    counts = found.setdefault(uuid, {})
                    counts[place] = counts.get(place, 0) + 1
        return found

    def recalculate(self, rule: str, *, today: date, now: datetime, may_extend: bool) -> int:
        return operations.recalculate(self.rows, rule, today=today, now=now, may_extend=may_extend)

    def preview_change(
        self, rule: str, versions: Sequence[RuleVersion], *, today: date
    ) -> ChangePreview:
        return queries.preview_change(self.rows, rule, versions, today=today)

    def stray_files(self, *, before: datetime, turn: int) -> Iterable[StoredFile]:
        return ()

    def export(self, record: UUID) -> Mapping[str, object]:
        row = self.rows.filter(uuid=record).first()
        return {} if row is None else self.export_of(row)

    def _rows_of(self, candidates: Sequence[Candidate], rows: QuerySet[R]) -> QuerySet[R]:
        """The rows of candidates, in the order in which everybody locks them.

        By their keys where those are known, which costs less than by UUID.
        """
        keys = [one.row for one in candidates if one.row is not None]
        if len(keys) < len(candidates):
            return queries.by_uuid(rows, [one.record for one in candidates])
        return queries.among(rows, str(self.model._meta.pk.column), keys).order_by("pk")

    def _as_candidate(self, row: R | queries.Ending, cause: Cause) -> Candidate:
        return Candidate(
            record=row.uuid,
            rule=row.rule,
            since=row.clock_start,
            due=row.due,
            cause=cause,
            is_down=row.taken_down_at is not None,
            row=row.pk,
        )

    def _by_date(self, candidate: Candidate, today: date) -> bool:
        """Whether the date is why it ends: then it may have moved since it was found."""
        return (
            candidate.cause == self.cause and candidate.due is not None and (candidate.due <= today)
        )

    def _mark(self, candidates: Sequence[Candidate], moment: datetime | None) -> None:
        uuids = [one.record for one in candidates]
        for start in range(0, len(uuids), operations.CHUNK):
            some = uuids[start : start + operations.CHUNK]
            self.rows.filter(uuid__in=some).update(taken_down_at=moment)

    def _places(self, records: Mapping[UUID, str]) -> Mapping[str, Collection[UUID]]:
        """Where something may be left of records, and of which of them it is."""
        by_pk = {key.rpartition(":")[2]: uuid for uuid, key in records.items() if key}
        log = ModelLogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(self.model), object_id__in=by_pk
        ).exclude(label="–")
        keys = VaultKey.objects.filter(store=self.key, record__in=records)
        return {
            "row": list(self.rows.filter(uuid__in=records).values_list("uuid", flat=True)),
            "key": list(keys.values_list("record", flat=True)),
            "log": [by_pk[str(pk)] for pk in log.values_list("object_id", flat=True)],
        }
