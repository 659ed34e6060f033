"""The store of images and videos."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import chain
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from media_retention import conf
from media_retention.models import Placement, RetainedMedium
from media_retention.operations import clocks, ending, erasing, taking_down
from media_retention.operations.parked import forget_parked
from media_retention.operations.renditions import forget_rendition
from media_retention.operations.stripping import refresh_indexes
from media_retention.operations.traces import forget_references
from media_retention.queries import due, files, leaving, parked, preview, remains
from media_retention.queries.media import by_uuid, find_medium, retained_models
from retention.rules.decision import Cause
from retention.rules.rule import RuleVersion
from retention.stores import (
    Candidate,
    ChangePreview,
    Effects,
    Holding,
    Label,
    Store,
    StoredFile,
)


class MediaStore(Store):
    """Everything with the mixin of ``media_retention.models``, and each of its uses."""

    key = "media"

    @property
    def rules(self) -> Collection[str]:  # type: ignore[override]
        """The rules that the site's settings name."""
        return conf.all_rules()

    @property
    def label(self) -> str:
        """For people."""
        return _("Images and videos")

    def size(self) -> int:
        return sum(model._default_manager.count() for model in retained_models())

    def holdings(self) -> Mapping[str, Holding]:
        return due.holdings(self.key)

    def collected_before(self, rule: str, day: date) -> int:
        return due.collected_before(rule, day)

    def moved_due(self, today: date, since: datetime | None) -> int:
        return due.moved(today, since)

    def due(self, today: date, *, limit: int) -> Iterator[Sequence[Candidate]]:
        return due.batches(today, limit)

    def due_by(self, day: date) -> int:
        return leaving.count(leaving.Selection(last=day, held=False))

    def labels(self, records: Collection[UUID]) -> Mapping[UUID, Label]:
        return {
            medium.uuid: Label(str(medium), reverse("media_retention:medium", args=[medium.uuid]))
            for medium in by_uuid(records)
        }

    def candidate(
        self, record: UUID, cause: Cause, *, part: UUID | None = None
    ) -> Candidate | None:
        medium = find_medium(record)
        if medium is None:
            return None
        if part is None:
            return due.as_candidate(medium, cause)
        use = Placement.objects.filter(uuid=part, ended_at=None).first()
        return due.use_as_candidate(use, medium, cause) if use else None

    def lock(self, candidates: Sequence[Candidate], *, today: date) -> Sequence[Candidate]:
        return ending.lock(candidates, today)

    def erase(self, candidates: Sequence[Candidate], *, today: date) -> Effects:
        return erasing.erase(_media(candidates), candidates, today=today)

    def end_uses(self, candidates: Sequence[Candidate], *, today: date) -> Effects:
        return ending.end_uses(candidates, today=today)

    def take_down(self, candidates: Sequence[Candidate], *, now: datetime) -> Effects:
        return taking_down.take_down(_media(candidates), candidates, now)

    def restore(self, candidates: Sequence[Candidate], *, today: date) -> Effects:
        return taking_down.restore(_media(candidates), candidates, today)

    def after_commit(self, effects: Effects) -> None:
        refresh_indexes(effects.touched)
        forget_references(effects.keys.values())

    def remains(self, records: Mapping[UUID, str]) -> Mapping[UUID, Mapping[str, int]]:
        return remains.remains(records)

    def recalculate(self, rule: str, *, today: date, now: datetime, may_extend: bool) -> int:
        return clocks.recalculate(rule, today=today, now=now, may_extend=may_extend)

    def preview_change(
        self, rule: str, versions: Sequence[RuleVersion], *, today: date
    ) -> ChangePreview:
        return preview.preview_change(rule, versions, today)

    def stray_files(self, *, before: datetime, turn: int) -> Iterable[StoredFile]:
        return chain(
            files.stray_files(before, turn=turn),
            parked.parked_uploads(before),
            files.renditions_of_what_is_down(),
        )

    def forget_stray(self, stray: StoredFile) -> int:
        return forget_parked(stray) + forget_rendition(stray)

    def export(self, record: UUID) -> Mapping[str, object]:
        medium = find_medium(record)
        return {} if medium is None else remains.export(medium)


def _media(candidates: Sequence[Candidate]) -> list[RetainedMedium]:
    return by_uuid({candidate.record for candidate in candidates})
