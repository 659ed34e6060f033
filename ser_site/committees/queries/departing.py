"""What goes with a member, and which pages of others mention them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.views.decorators.debug import sensitive_variables

from media_retention.queries.mentions import Mention, pages_mentioning
from retention.sealing import VaultError
from ser_site.committees.models import Member, Term

from .going import Goes, goes_with


@dataclass(frozen=True, slots=True)
class Departing:
    """What a departure erases, and what stays although it speaks of the member."""

    goes: Goes
    mentions: list[Mention]
    """Pages whose own text has the name: they stay as they are."""
    unreadable: bool
    """Whether the name could not be read, so that no text was searched."""


@sensitive_variables()
def departing(member: Member, *, on: date) -> Departing:
    """What goes when this member leaves on a day. Reads the text of every page: not for lists."""
    (goes,) = goes_with([member], {member.pk: on})
    own = {page.pk for page in goes.profiles}
    names = {page.title for page in goes.profiles}
    unreadable = False
    try:
        names.add(member.name.open())
    except VaultError:
        unreadable = not names
    mentions = [one for one in pages_mentioning(names) if one.page.pk not in own]
    return Departing(goes=goes, mentions=mentions, unreadable=unreadable)


def terms_of(member: Member) -> QuerySet[Term]:
    """The terms of a member, the latest first."""
    found: QuerySet[Term] = Term.objects.filter(member=member)
    return found
