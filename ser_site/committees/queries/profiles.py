"""Profiles and where they are shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from retention.queries.addresses import pages_above, pages_referring
from ser_site.committees.models import CommitteePage, Member, MemberIndexPage, MemberPage, Term


def profiles_of(members: Collection[UUID]) -> QuerySet[MemberPage]:
    """The profiles of members in all languages, public or not."""
    pages: QuerySet[MemberPage] = MemberPage.objects.filter(member__uuid__in=members)
    return pages.order_by("pk")


def present(pages: Any, today: date) -> Any:
    """Those of the profiles that are public: no member who has left is among them."""
    public = Q(member__clock_start=None) | Q(member__clock_start__gt=today)
    return pages.live().filter(public, member__isnull=False)


def pages_showing(members: Collection[Member]) -> dict[UUID, set[int]]:
    """Every page that shows something of each member: the profiles, and where these are listed.

    As many queries for many as for one.
    """
    by_pk = {member.pk: member.uuid for member in members}
    shown: dict[UUID, set[int]] = {uuid: set() for uuid in by_pk.values()}
    whose: dict[int, UUID] = {}
    for page, member in MemberPage.objects.filter(member__in=by_pk).values_list("pk", "member"):
        whose[page] = by_pk[member]
        shown[by_pk[member]].add(page)
    committees: dict[UUID, set[int]] = defaultdict(set)
    for page, key in CommitteePage.objects.values_list("pk", "translation_key"):
        committees[key].add(page)
    sitting = Term.objects.filter(member__in=by_pk).values_list("member", "committee")
    for member, committee in sitting.distinct():
        shown[by_pk[member]] |= committees.get(committee, set())
    everywhere = set(MemberIndexPage.objects.values_list("pk", flat=True))
    everywhere |= pages_above(whose)
    referring = pages_referring(whose)
    for uuid in shown:
        shown[uuid] |= everywhere
    for page, uuid in whose.items():
        shown[uuid] |= referring.get(page, set())
    return shown
