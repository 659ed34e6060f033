"""The store of consents: what the engine asks of it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from django.urls import reverse
from django.utils.translation import gettext as _

from media_retention.models import CONSENTS, Consent
from media_retention.operations import consent_ends
from media_retention.queries import consents
from retention.files import PRIVATE
from retention.private_storage import files_in
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


class ConsentStore(Store):
    """Consents of people depicted. None is ever public, so there is nothing to take down."""

    key = CONSENTS
    rules: Collection[str] = (consents.RULE,)

    @property
    def label(self) -> str:
        """For people."""
        return _("Consents of people in pictures")

    def size(self) -> int:
        return Consent.objects.count()

    def holdings(self) -> Mapping[str, Holding]:
        return {consents.RULE: consents.holding()}

    def moved_due(self, today: date, since: datetime | None) -> int:
        moved = Consent.objects.filter(due__lte=today, due_moved_at__isnull=False)
        return (moved if since is None else moved.filter(due_moved_at__gt=since)).count()

    def due(self, today: date, *, limit: int) -> Iterator[Sequence[Candidate]]:
        return consents.due_batches(today, limit)

    def labels(self, records: Collection[UUID]) -> Mapping[UUID, Label]:
        return {
            consent.uuid: Label(
                str(consent), reverse("media_retention_consent:inspect", args=[consent.pk])
            )
            for consent in Consent.objects.filter(uuid__in=records)
        }

    def candidate(
        self, record: UUID, cause: Cause, *, part: UUID | None = None
    ) -> Candidate | None:
        consent = Consent.objects.filter(uuid=record).first()
        return None if consent is None else consents.as_candidate(consent, cause)

    def lock(self, candidates: Sequence[Candidate], *, today: date) -> Sequence[Candidate]:
        return consent_ends.lock(candidates, today)

    def erase(self, candidates: Sequence[Candidate], *, today: date) -> Effects:
        return consent_ends.erase(candidates)

    def end_uses(self, candidates: Sequence[Candidate], *, today: date) -> Effects:
        return Effects()

    def take_down(self, candidates: Sequence[Candidate], *, now: datetime) -> Effects:
        return Effects()

    def restore(self, candidates: Sequence[Candidate], *, today: date) -> Effects:
        return Effects()

    def after_commit(self, effects: Effects) -> None:
        """Nothing is indexed."""

    def remains(self, records: Mapping[UUID, str]) -> Mapping[UUID, Mapping[str, int]]:
        return consents.remains(records)

    def recalculate(self, rule: str, *, today: date, now: datetime, may_extend: bool) -> int:
        return consent_ends.recalculate(rule, today=today, now=now, may_extend=may_extend)

    def preview_change(
        self, rule: str, versions: Sequence[RuleVersion], *, today: date
    ) -> ChangePreview:
        return consent_ends.preview_change(rule, versions, today)

    def stray_files(self, *, before: datetime, turn: int) -> Iterable[StoredFile]:
        known = set(Consent.objects.exclude(evidence="").values_list("evidence", flat=True))
        for name in files_in(CONSENTS, before=before):
            if name not in known:
                yield StoredFile(uuid4(), PRIVATE, name)

    def export(self, record: UUID) -> Mapping[str, object]:
        consent = Consent.objects.filter(uuid=record).first()
        return {} if consent is None else consents.export(consent)
