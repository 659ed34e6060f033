"""A store in memory, to see what the engine does with any store that keeps the contract."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID, uuid4

from retention.rules.decision import Cause
from retention.rules.rule import RuleVersion
from retention.stores import Candidate, ChangePreview, Effects, Holding, Store, StoredFile


class Broken(RuntimeError):
    """What a fake store raises when told to."""


@dataclass
class FakeStore(Store):
    """Records by UUID with their due dates; a transaction that fails does not put them back."""

    key: str = "fake"
    rules: Collection[str] = ()
    records: dict[UUID, date] = field(default_factory=dict)
    down: set[UUID] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)
    """Names of methods that raise."""
    stubborn: set[UUID] = field(default_factory=set)
    """Records that cannot be erased."""
    moved: int = 0
    """How many records are due because their date was moved."""
    asked_since: list[datetime | None] = field(default_factory=list)
    """The moments since which the brake wanted to know what moved."""
    files: list[StoredFile] = field(default_factory=list)
    """Files of records, removed with them."""
    pages: dict[UUID, set[int]] = field(default_factory=dict)
    """Pages that show records."""

    def add(self, due: date) -> UUID:
        """A new record."""
        record = uuid4()
        self.records[record] = due
        return record

    @property
    def label(self) -> str:
        return self.key

    def size(self) -> int:
        return len(self.records)

    def holdings(self) -> Mapping[str, Holding]:
        return {}

    def moved_due(self, today: date, since: datetime | None) -> int:
        self._break("moved_due")
        self.asked_since.append(since)
        return self.moved

    def due(self, today: date, *, limit: int) -> Iterator[Sequence[Candidate]]:
        self._break("due")
        ended = [self._as_candidate(record) for record, due in self.records.items() if due <= today]
        for start in range(0, len(ended), limit):
            yield ended[start : start + limit]

    def candidate(
        self, record: UUID, cause: Cause, *, part: UUID | None = None
    ) -> Candidate | None:
        if record not in self.records:
            return None
        return replace(self._as_candidate(record), cause=cause)

    def lock(self, candidates: Sequence[Candidate], *, today: date) -> Sequence[Candidate]:
        return [candidate for candidate in candidates if candidate.record in self.records]

    def erase(self, candidates: Sequence[Candidate], *, today: date) -> Effects:
        self._break("erase")
        if any(candidate.record in self.stubborn for candidate in candidates):
            raise Broken("this one stays")
        effects = Effects(done=list(candidates))
        for candidate in candidates:
            del self.records[candidate.record]
            effects.files += [file for file in self.files if file.record == candidate.record]
            effects.pages[candidate.record] = self.pages.get(candidate.record, set())
        return effects

    def end_uses(self, candidates: Sequence[Candidate], *, today: date) -> Effects:
        return Effects(done=list(candidates))

    def take_down(self, records: Sequence[Candidate], *, now: datetime) -> Effects:
        self._break("take_down")
        fresh = [candidate for candidate in records if candidate.record not in self.down]
        self.down |= {candidate.record for candidate in fresh}
        return Effects(done=fresh)

    def restore(self, records: Sequence[Candidate], *, today: date) -> Effects:
        self._break("restore")
        self.down -= {candidate.record for candidate in records}
        return Effects(done=list(records))

    def after_commit(self, effects: Effects) -> None:
        self._break("after_commit")

    def remains(self, records: Mapping[UUID, str]) -> Mapping[UUID, Mapping[str, int]]:
        self._break("remains")
        return {record: {"row": 1} for record in records if record in self.records}

    def recalculate(self, rule: str, *, today: date, now: datetime, may_extend: bool) -> int:
        self._break("recalculate")
        return 0

    def preview_change(
        self, rule: str, versions: Sequence[RuleVersion], *, today: date
    ) -> ChangePreview:
        return ChangePreview(0, 0)

    def stray_files(self, *, before: datetime, turn: int) -> Iterable[StoredFile]:
        self._break("stray_files")
        return ()

    def export(self, record: UUID) -> Mapping[str, object]:
        return {"due": self.records[record].isoformat()}

    def _as_candidate(self, record: UUID) -> Candidate:
        return Candidate(
            record, "", since=None, due=self.records[record], is_down=record in self.down
        )

    def _break(self, method: str) -> None:
        if method in self.broken:
            raise Broken(method)
