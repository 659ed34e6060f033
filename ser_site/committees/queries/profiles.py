"""Profiles and where they are shown."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from retention.queries.addresses import teasing_pages
from ser_site.committees.models import CommitteePage, Member, MemberIndexPage, MemberPage, Term


def profiles_of(members: Collection[UUID]) -> QuerySet[MemberPage]:
    """The profiles of members in all languages, public or not."""
    pages: QuerySet[MemberPage] = MemberPage.objects.filter(member__uuid__in=members)
    return pages.order_by("pk")


def present(pages: Any, today: date) -> Any:
    """Those of the profiles that are public: no member who has left is among them."""
    public = Q(member__clock_start=None) | Q(member__clock_start__gt=today)
    return pages.live().filter(public, member__isnull=False)


def pages_showing(member: Member) -> set[int]:
    """Every page that shows something of a member: the profiles, and where these are listed."""
    own = set(profiles_of([member.uuid]).values_list("pk", flat=True))
    committees = Term.objects.filter(member=member).values("committee")
    lists = {
        *CommitteePage.objects.filter(translation_key__in=committees).values_list("pk", flat=True),
        *MemberIndexPage.objects.values_list("pk", flat=True),
    }
    return own | lists | teasing_pages(own)
