"""When a consent goes: once nothing rests on it, or soon if nothing ever did."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from media_retention.deleting import files_are_noted
from media_retention.models import Consent, ConsentLink
from media_retention.queries.consents import RULE, as_candidate
from media_retention.queries.media import CHUNK
from retention.files import PRIVATE
from retention.operations.records import forget_log
from retention.queries.register import rules_by_key
from retention.rules.decision import Cause
from retention.rules.due import due_date
from retention.rules.period import Period, Unit
from retention.rules.rule import RuleVersion
from retention.stores import Candidate, ChangePreview, Effects, StoredFile

UNUSED = Period(1, Unit.MONTH)
"""How long a consent may wait for the first medium that rests on it: our own choice."""


def start_waiting(consent: Consent, *, today: date) -> None:
    """Nothing rests on it, as yet."""
    consent.spent_on, consent.due = None, UNUSED.after(today)


def spend(consents: Iterable[Consent], *, today: date) -> None:
    """Nothing rests on these locked consents any more: the rule says how long they stay."""
    versions = _versions()
    for consent in consents:
        consent.spent_on = today
        consent.due = _due(consent, versions, today)
        consent.save(update_fields=["spent_on", "due"])


def release_media(media: Collection[UUID], *, today: date) -> None:
    """These locked media are being erased: nothing of them rests on a consent any more."""
    consents: set[int] = set()
    wanted = sorted(media)
    for start in range(0, len(wanted), CHUNK):
        links = ConsentLink.objects.filter(medium__in=wanted[start : start + CHUNK])
        consents.update(links.values_list("consent", flat=True))
    # Locked before the links are counted: of two who each take one of the last two, the
    # second sees what the first did.
    rows = Consent.objects.select_for_update().filter(pk__in=consents).order_by("pk")
    locked = list(rows)
    for start in range(0, len(wanted), CHUNK):
        ConsentLink.objects.filter(medium__in=wanted[start : start + CHUNK]).delete()
    spend([consent for consent in locked if not consent.links.exists()], today=today)


def lock(candidates: Sequence[Candidate], today: date) -> list[Candidate]:
    """Those candidates to which the same still applies: media may rest on one since."""
    causes = {candidate.record: candidate.cause for candidate in candidates}
    rows = Consent.objects.select_for_update().filter(uuid__in=causes).order_by("pk")
    return [
        as_candidate(consent, causes[consent.uuid])
        for consent in rows
        if causes[consent.uuid] != Cause.PERIOD_ENDED or _is_over(consent, today)
    ]


def _is_over(consent: Consent, today: date) -> bool:
    return consent.due is not None and consent.due <= today and not consent.links.exists()


def erase(candidates: Sequence[Candidate]) -> Effects:
    """Row, key and evidence of locked consents, and what the log called them."""
    effects = Effects(done=list(candidates))
    rows = list(Consent.objects.filter(uuid__in=[one.record for one in candidates]))
    for consent in rows:
        effects.keys[consent.uuid] = f"{consent._meta.label_lower}:{consent.pk}"
        if consent.evidence.name:
            effects.files.append(StoredFile(consent.uuid, PRIVATE, consent.evidence.name))
    with files_are_noted():
        # Deleting the rows forgets their keys in the vault.
        Consent.objects.filter(pk__in=[consent.pk for consent in rows]).delete()
    forget_log(Consent, [str(consent.pk) for consent in rows])
    return effects


def recalculate(rule: str, *, today: date, now: datetime, may_extend: bool) -> int:
    """Recompute the dates of consents that have served. Returns how many moved."""
    if rule != RULE:
        return 0
    versions, moved = _versions(), 0
    with transaction.atomic():
        for consent in Consent.objects.select_for_update().exclude(spent_on=None):
            due = _due(consent, versions, today)
            if due == consent.due or (not may_extend and consent.due and due > consent.due):
                continue
            if consent.due is not None and due < consent.due:
                consent.due_moved_at = now
            consent.due = due
            consent.save(update_fields=["due", "due_moved_at"])
            moved += 1
    return moved


def preview_change(rule: str, versions: Sequence[RuleVersion], today: date) -> ChangePreview:
    """Consents whose date would move with these versions."""
    if rule != RULE:
        return ChangePreview(0, 0)
    dues = [
        (consent.due, _due(consent, versions, today))
        for consent in Consent.objects.exclude(spent_on=None).only("spent_on", "due", "given_on")
    ]
    moving = [new for old, new in dues if new != old]
    return ChangePreview(len(moving), sum(new <= today for new in moving))


def _due(consent: Consent, versions: Sequence[RuleVersion], today: date) -> date:
    """By the rule's period; without one there is nothing left to prove, and it goes at once."""
    start = consent.spent_on or today
    found = due_date(start, consent.recorded_on, versions, today)
    return found.date if found else start


def _versions() -> Sequence[RuleVersion]:
    rule = rules_by_key().get(RULE)
    return rule.versions if rule else ()
