"""Which media rest on which consents."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from media_retention.models import CONSENTS, Consent, ConsentLink, RetainedMedium
from media_retention.queries.media import CHUNK, by_uuid, placements_of, retained_models
from media_retention.queries.permissions import User
from retention.models import Hold, VaultKey
from retention.rules.decision import Cause
from retention.stores import Candidate, Holding

RULE = "consent-evidence"
"""The rule of the register that says how long a consent is kept."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A consent as it stands beside a medium: never with a name."""

    consent: Consent
    stands: bool


def media_on(consent: Consent, *, lock: bool = False) -> list[RetainedMedium]:
    """The media that rest on a consent."""
    return by_uuid(set(consent.links.values_list("medium", flat=True)), lock=lock)


def consents_of(medium: RetainedMedium, today: date) -> list[Attached]:
    """The consents that a medium rests on, those that still stand first."""
    found = Consent.objects.filter(links__medium=medium.uuid).order_by("-given_on", "pk")
    attached = [Attached(consent, consent.stands(today)) for consent in found]
    return sorted(attached, key=lambda one: not one.stands)


def ends_by_consent(media: Collection[UUID]) -> dict[UUID, date]:
    """The first day on which one of the consents that a medium rests on no longer stands."""
    ends: dict[UUID, date] = {}
    wanted = sorted(media)
    for start in range(0, len(wanted), CHUNK):
        links = ConsentLink.objects.filter(medium__in=wanted[start : start + CHUNK])
        for link in links.select_related("consent"):
            day = link.consent.over_on
            if day is not None:
                ends[link.medium] = min(day, ends.get(link.medium, day))
    return ends


def consents_with_an_end(medium: UUID, *, today: date) -> QuerySet[Consent]:
    """The consents that a medium rests on and that end on an agreed day to come."""
    return Consent.objects.filter(links__medium=medium, withdrawn_on=None, ends_on__gt=today)


def pages_losing(media: Collection[RetainedMedium]) -> list[Page]:
    """The pages that show any of the media now, by title."""
    shown = {use.page_id for use in placements_of([one.uuid for one in media]) if use.shown}
    return list(Page.objects.filter(pk__in=shown).order_by("title"))


def attachable(medium: RetainedMedium, today: date) -> QuerySet[Consent]:
    """Consents that still stand and that the medium does not rest on yet, latest first."""
    here = ConsentLink.objects.filter(consent=OuterRef("pk"), medium=medium.uuid)
    standing = Consent.objects.filter(~Exists(here), withdrawn_on=None)
    return standing.exclude(ends_on__lte=today).order_by("-recorded_on", "-pk")


def media_to_attach(
    consent: Consent, user: User, sought: str, limit: int, *, today: date
) -> list[RetainedMedium]:
    """What a user may rest on a consent: by title, of each kind what shows people, latest first.

    Not what rests on it already, and nothing that is past an end.
    """
    found: list[RetainedMedium] = []
    linked = consent.links.values("medium")
    for model in retained_models():
        policy = policy_registry.get_by_type(model)
        rows = policy.instances_user_has_permission_for(user, "change").exclude(uuid__in=linked)
        rows = rows.exclude(due__lte=today).exclude(ends_on__lte=today)
        found += rows.filter(title__icontains=sought).order_by("-people_recognisable", "-pk")[
            :limit
        ]
    return found


def as_candidate(consent: Consent, cause: Cause) -> Candidate:
    """A consent as the engine knows it."""
    return Candidate(
        record=consent.uuid, rule=RULE, since=consent.spent_on, due=consent.due, cause=cause
    )


def due_batches(today: date, limit: int) -> Iterator[Sequence[Candidate]]:
    """Consents on which nothing rests, and whose time has come."""
    last = 0
    due = Consent.objects.filter(due__lte=today).order_by("pk")
    while found := list(due.filter(pk__gt=last)[:limit]):
        last = found[-1].pk
        yield [as_candidate(consent, Cause.PERIOD_ENDED) for consent in found]


def holding() -> Holding:
    """How many consents there are, and the oldest due date of those not under a hold."""
    held = Hold.objects.active().filter(store=CONSENTS).values("record")
    due = Consent.objects.exclude(due=None).exclude(uuid__in=held).order_by("due")
    return Holding(Consent.objects.count(), due.values_list("due", flat=True).first())


def export(consent: Consent) -> dict[str, object]:
    """All that is held of a consent, for the person themselves: opened."""
    sealed = ("name", "contact", "guardian")
    own = {
        field.name: str(field.value_from_object(consent))
        for field in consent._meta.concrete_fields
        if field.name not in sealed
    }
    opened = {name: getattr(consent, name).open() for name in sealed}
    media = consent.links.values_list("medium", flat=True)
    return {**own, **opened, "media": [str(medium) for medium in media]}


def remains(records: Iterable[UUID]) -> dict[UUID, dict[str, int]]:
    """What is still there of erased consents: the row, or a key in the vault."""
    found: dict[UUID, dict[str, int]] = {}
    wanted = list(records)
    for start in range(0, len(wanted), CHUNK):
        some = wanted[start : start + CHUNK]
        for uuid in Consent.objects.filter(uuid__in=some).values_list("uuid", flat=True):
            found.setdefault(uuid, {})["row"] = 1
        keys = VaultKey.objects.filter(store=CONSENTS, record__in=some)
        for uuid in keys.values_list("record", flat=True):
            found.setdefault(uuid, {})["key"] = 1
    return found
