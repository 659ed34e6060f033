"""Who sits in a committee now, and so gets its papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.views.decorators.debug import sensitive_variables

from retention import vault
from retention.sealing import VaultError
from ser_site.committees.models import MEMBERS, Member
from ser_site.committees.queries.sitting import running
from ser_site.correspondence.models import Document


@dataclass(frozen=True, slots=True)
class Addressee:
    """A member on the list: what to call them, and where mail goes."""

    member: Member
    name: str
    address: str
    had_it: bool


def members_of_record(committee: UUID, today: date) -> QuerySet[Member]:
    """Members with a term that runs today, who have not left."""
    here = Q(clock_start=None) | Q(clock_start__gt=today)
    terms = running(today).filter(committee=committee).order_by()
    members: QuerySet[Member] = Member.objects.filter(
        here, taken_down_at=None, pk__in=terms.values("member")
    )
    return members.order_by("pk")


@sensitive_variables()
def distribution(document: Document, today: date) -> list[Addressee]:
    """Who would get a document now. Three queries, however many they are."""
    members = list(members_of_record(document.meeting.committee, today))
    had = set(
        Member.objects.filter(pk__in=[one.pk for one in members])
        .filter(pk__in=document.sendings.values("deliveries__member"))
        .values_list("pk", flat=True)
    )
    keys = vault.keys_of(MEMBERS, [one.uuid for one in members])
    listed = [_addressee(one, keys, one.pk in had) for one in members]
    return sorted(listed, key=lambda one: one.name.casefold())


def _addressee(member: Member, keys: vault.Keys, had_it: bool) -> Addressee:
    try:
        return Addressee(member, member.name.open(keys), member.email.open(keys), had_it)
    except VaultError:
        return Addressee(member, str(member), "", had_it)
