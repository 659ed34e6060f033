"""What a store must be able to do, and the list of them.

A store is a place where personal data lives. A package registers its store in
``AppConfig.ready()``; the engine knows stores by this contract alone.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from retention.rules.decision import Cause
from retention.rules.rule import RuleVersion


class UnknownStore(LookupError):
    """No store is registered under this key."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record, or one use of it, whose end has come (or is asked for)."""

    record: UUID
    rule: str
    since: date | None
    due: date | None
    cause: Cause = Cause.PERIOD_ENDED
    part: UUID | None = None
    """The use that ends; None when the record itself does."""
    other_use_until: date | None = None
    """Until when another lawful use keeps the record, when only a use ends."""
    is_down: bool = False
    """Whether it has been taken off the site already."""
    row: int | None = field(default=None, compare=False)
    """The primary key of its row, where the store found it by that."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of a record: the alias of its storage in ``STORAGES``, and its name."""

    record: UUID
    storage: str
    name: str


@dataclass(slots=True)
class Effects:
    """What an act in the database leaves to be done after commit."""

    done: list[Candidate] = field(default_factory=list)
    files: list[StoredFile] = field(default_factory=list)
    returned: list[StoredFile] = field(default_factory=list)
    """Files that are at their public address again: caches must not say that they are gone."""
    pages: dict[UUID, set[int]] = field(default_factory=dict)
    """Pages that lost the record, by record (by part, when only a use ended)."""
    names: dict[UUID, set[str]] = field(default_factory=dict)
    """What file names of the record begin with: no page may still speak of them."""
    keys: dict[UUID, str] = field(default_factory=dict)
    """The row of each record, as "model label:primary key": none of it may be found again."""
    touched: set[tuple[str, str]] = field(default_factory=set)
    """Objects whose content changed, as (model label, primary key): indexes must follow."""


@dataclass(frozen=True, slots=True)
class Holding:
    """How much a store holds under one rule; records on hold are not counted as oldest due."""

    count: int
    oldest_due: date | None


@dataclass(frozen=True, slots=True)
class ChangePreview:
    """What a change of a period would do: records whose date moves, and that fall due at once."""

    moved: int
    due_at_once: int


@dataclass(frozen=True, slots=True)
class Label:
    """What a record is called in the admin, and the address where it is shown."""

    title: str
    url: str


class Store(ABC):
    """A place where personal data lives and that can find, export and erase it."""

    key: str
    rules: Collection[str]
    """Keys of the rules that this store enforces."""

    @property
    @abstractmethod
    def label(self) -> str:
        """The store's name for people."""

    @abstractmethod
    def size(self) -> int:
        """The number of records held."""

    @abstractmethod
    def holdings(self) -> Mapping[str, Holding]:
        """What is held, by rule."""

    @abstractmethod
    def moved_due(self, today: date, since: datetime | None) -> int:
        """Records due because their date was moved after ``since`` (or ever, when None)."""

    @abstractmethod
    def due(self, today: date, *, limit: int) -> Iterator[Sequence[Candidate]]:
        """All candidates with ``due <= today``, in batches of at most ``limit``.

        What is erased in the meantime must neither repeat nor skip any.
        """

    def due_by(self, day: date) -> int:
        """How many records and uses end on or before a day, without those under a hold."""
        return sum(len(batch) for batch in self.due(day, limit=2_000))

    def collected_before(self, rule: str, day: date) -> int | None:
        """How much is held under a rule that came in before a day; None when that is unknown."""
        return None

    def labels(self, records: Collection[UUID]) -> Mapping[UUID, Label]:
        """Names and admin addresses of those records that are still there."""
        return {}

    @abstractmethod
    def candidate(
        self, record: UUID, cause: Cause, *, part: UUID | None = None
    ) -> Candidate | None:
        """A record, or one use of it, for an act on request, due or not; None when gone."""

    @abstractmethod
    def lock(self, candidates: Sequence[Candidate], *, today: date) -> Sequence[Candidate]:
        """Lock the records' rows and return those to which the same still applies."""

    @abstractmethod
    def erase(self, candidates: Sequence[Candidate], *, today: date) -> Effects:
        """Erase records with all they leave behind in the database (inside a transaction)."""

    @abstractmethod
    def end_uses(self, candidates: Sequence[Candidate], *, today: date) -> Effects:
        """End single uses of records that stay elsewhere (inside a transaction)."""

    @abstractmethod
    def take_down(self, records: Sequence[Candidate], *, now: datetime) -> Effects:
        """Take records off the site, reversibly (inside a transaction)."""

    @abstractmethod
    def restore(self, records: Sequence[Candidate], *, today: date) -> Effects:
        """Put records that were taken down back on the site (inside a transaction)."""

    @abstractmethod
    def after_commit(self, effects: Effects) -> None:
        """Bring indexes and caches up to date. What fails here is logged, never undone."""

    @abstractmethod
    def remains(self, records: Mapping[UUID, str]) -> Mapping[UUID, Mapping[str, int]]:
        """What is still found of erased records, given with their keys: counts by place.

        A record of which nothing is left does not appear in the answer.
        """

    @abstractmethod
    def recalculate(self, rule: str, *, today: date, now: datetime, may_extend: bool) -> int:
        """Recompute due dates under a rule; never later unless ``may_extend``. Returns moves."""

    @abstractmethod
    def preview_change(
        self, rule: str, versions: Sequence[RuleVersion], *, today: date
    ) -> ChangePreview:
        """What a rule with these versions, one of them from tomorrow, does to what is held."""

    @abstractmethod
    def stray_files(self, *, before: datetime, turn: int) -> Iterable[StoredFile]:
        """Files on storage that no row knows and that were there before the given moment.

        A row that nobody will complete counts as none: see :meth:`forget_stray`.

        Args:
            turn: one higher with each sweep. A store with more files than one run should look
                through takes another part each time, so that every file has its turn.
        """

    def forget_stray(self, stray: StoredFile) -> int:
        """Delete what row there is of a stray file, in the transaction that notes the file.

        Returns how many rows that were.
        """
        return 0

    @abstractmethod
    def export(self, record: UUID) -> Mapping[str, object]:
        """All that is held of one record, for access and portability (GDPR art. 15, 20)."""


_stores: dict[str, Store] = {}


def register(store: Store) -> None:
    """Add a store; a second one under the same key replaces the first."""
    _stores[store.key] = store


def all_stores() -> list[Store]:
    """Every registered store, by key."""
    return [_stores[key] for key in sorted(_stores)]


def get(key: str) -> Store:
    """The store with this key.

    Raises:
        UnknownStore: no such store.
    """
    try:
        return _stores[key]
    except KeyError:
        raise UnknownStore(key) from None


def required_rules() -> set[str]:
    """Keys of all rules that some store enforces, and that the register must hold."""
    return {rule for store in _stores.values() for rule in store.rules}
