"""What goes with a member, told before it goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.views.decorators.debug import sensitive_variables

from media_retention.models import Placement
from media_retention.queries.media import by_uuid
from media_retention.queries.mentions import Mention, pages_mentioning
from retention.queries.holds import active_hold
from retention.sealing import VaultError
from ser_site.committees.models import MEMBERS, Member, MemberPage, Term

from .profiles import profiles_of


@dataclass(frozen=True, slots=True)
class Departing:
    """What a departure erases, and what stays although it speaks of the member."""

    profiles: list[MemberPage]
    """In every language, public or not."""
    portraits: list[Any]
    """Pictures of the profile that nothing else keeps."""
    kept: list[Any]
    """Pictures of the profile that another use keeps."""
    terms: int
    mentions: list[Mention]
    """Pages whose own text has the name: they stay as they are."""
    unreadable: bool
    """Whether the name could not be read, so that no text was searched."""
    held: bool
    """Whether a hold keeps the record from being erased."""


@sensitive_variables()
def departing(member: Member) -> Departing:
    """What goes when this member leaves."""
    profiles = list(profiles_of([member.uuid]).select_related("locale"))
    own = {page.pk for page in profiles}
    uses = Placement.objects.filter(page_id__in=own, ended_at=None)
    media = set(uses.values_list("medium", flat=True))
    elsewhere = Placement.objects.filter(medium__in=media, ended_at=None).exclude(page_id__in=own)
    kept = set(elsewhere.values_list("medium", flat=True))
    names = {page.title for page in profiles}
    unreadable = False
    try:
        names.add(member.name.open())
    except VaultError:
        unreadable = not names
    mentions = [one for one in pages_mentioning(names) if one.page.pk not in own]
    return Departing(
        profiles=profiles,
        portraits=by_uuid(media - kept),
        kept=by_uuid(kept),
        terms=terms_of(member).count(),
        mentions=mentions,
        unreadable=unreadable,
        held=active_hold(MEMBERS, member.uuid) is not None,
    )


def terms_of(member: Member) -> QuerySet[Term]:
    """The terms of a member, the latest first."""
    found: QuerySet[Term] = Term.objects.filter(member=member)
    return found
