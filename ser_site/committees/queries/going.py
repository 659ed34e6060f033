"""What is erased with members who leave, and what stays; as many queries for many as for one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from media_retention.models import Placement
from media_retention.queries.media import by_uuid
from retention.models import Hold
from ser_site.committees.models import MEMBERS, Member, MemberPage, Term
from ser_site.committees.outliving import Stays, stays_of


@dataclass(frozen=True, slots=True)
class Portrait:
    """A picture of a profile, and whether a use elsewhere outlives the departure."""

    medium: Any
    kept: bool
    until: date | None
    """The end of the longest use elsewhere, where it has one."""

    def __str__(self) -> str:
        return str(self.medium)


@dataclass(frozen=True, slots=True)
class Goes:
    """What goes with a member on a day, and what does not."""

    member: Member
    on: date
    profiles: list[MemberPage]
    """In every language, public or not."""
    pictures: list[Portrait]
    terms: int
    stays: list[Stays]
    """What others keep because the law wants it."""
    held: bool
    """Whether a hold keeps the record from being erased."""

    @property
    def portraits(self) -> list[Portrait]:
        """Pictures that nothing else keeps."""
        return [one for one in self.pictures if not one.kept]

    @property
    def kept(self) -> list[Portrait]:
        """Pictures that leave the profile only."""
        return [one for one in self.pictures if one.kept]


def goes_with(members: Sequence[Member], days: Mapping[int, date]) -> list[Goes]:
    """What goes with each on its day, given by key."""
    keys = [one.pk for one in members]
    profiles: dict[int, list[MemberPage]] = defaultdict(list)
    for page in MemberPage.objects.filter(member__in=keys).select_related("locale").order_by("pk"):
        profiles[page.member_id].append(page)
    terms = Counter(Term.objects.filter(member__in=keys).values_list("member_id", flat=True))
    pictures = _pictures(profiles, days)
    stays = stays_of(keys)
    holds = Hold.objects.active().filter(store=MEMBERS, record__in=[one.uuid for one in members])
    held = set(holds.values_list("record", flat=True))
    return [
        Goes(
            member=one,
            on=days[one.pk],
            profiles=profiles[one.pk],
            pictures=pictures[one.pk],
            terms=terms[one.pk],
            stays=stays[one.pk],
            held=one.uuid in held,
        )
        for one in members
    ]


def _pictures(
    profiles: Mapping[int, list[MemberPage]], days: Mapping[int, date]
) -> dict[int, list[Portrait]]:
    whose = {page.pk: member for member, pages in profiles.items() for page in pages}
    uses = Placement.objects.filter(ended_at=None)
    of_members: dict[int, set[UUID]] = defaultdict(set)
    for page, medium in uses.filter(page_id__in=whose).values_list("page_id", "medium"):
        of_members[whose[page]].add(medium)
    media = set().union(*of_members.values())
    elsewhere: dict[UUID, list[tuple[int | None, date | None]]] = defaultdict(list)
    for medium, page, due in uses.filter(medium__in=media).values_list("medium", "page_id", "due"):
        elsewhere[medium].append((whose.get(page), due))
    known = {one.uuid: one for one in by_uuid(media)}
    found: dict[int, list[Portrait]] = defaultdict(list)
    for member, of_member in of_members.items():
        for medium in sorted(of_member & known.keys()):
            ends = [due for whom, due in elsewhere[medium] if whom != member]
            found[member].append(_portrait(known[medium], ends, days[member]))
    return found


def _portrait(medium: Any, ends: Collection[date | None], on: date) -> Portrait:
    """Another use keeps it if it has no end, or one after the departure."""
    dated = [end for end in ends if end is not None]
    endless = len(dated) < len(ends)
    latest = max(dated, default=None)
    kept = endless or (latest is not None and latest > on)
    return Portrait(medium, kept, None if endless or not kept else latest)
