"""Who sits in a committee on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import (
    Case,
    F,
    FilteredRelation,
    IntegerField,
    Q,
    QuerySet,
    Value,
    When,
)

from ser_site.committees.models import CommitteePage, MemberPage, Term
from ser_site.committees.models.choices import Role, Seat
from ser_site.committees.queries.profiles import present

PORTRAIT = "fill-192x192|format-webp"
"""How portraits are made in lists; the theme asks for the same."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A member in a committee: the profile, and the role where it is more than member."""

    profile: MemberPage
    url: str
    role: str


@dataclass(frozen=True, slots=True)
class Side:
    """The members that one side put forward."""

    key: str
    heading: str
    seats: list[Sitting]


LEADING = "chairs"
"""The selection of who leads: chairs and vice-chairs, whichever side they are of."""

_FIRST = {Role.CHAIR: 0, Role.VICE_CHAIR: 1}


def going_on(today: date, term: str = "") -> Q:
    """Which terms run on this day; ``term`` is how the query calls a term, if it is of others."""
    ended = Q(**{f"{term}end": None}) | Q(**{f"{term}end__gte": today})
    return ended & Q(**{f"{term}start__lte": today})


def running(today: date) -> QuerySet[Term]:
    """Terms on this day, chairs first."""
    order = Case(
        *(When(role=role, then=Value(place)) for role, place in _FIRST.items()),
        default=Value(len(_FIRST)),
        output_field=IntegerField(),
    )
    terms: QuerySet[Term] = Term.objects.filter(going_on(today))
    return terms.order_by(order, "pk")


def sides_of(committee: UUID, locale: int, *, today: date) -> list[Side]:
    """The members of a committee by side, with a public profile in this language, chairs first.

    One query for all of them, and one for the sizes of their portraits.
    """
    of_committee = Q(member__terms__committee=committee) & going_on(today, "member__terms__")
    pages = present(MemberPage.objects.filter(locale=locale), today).annotate(
        term=FilteredRelation("member__terms", condition=of_committee)
    )
    seated = (
        pages.filter(term__isnull=False)
        .annotate(seat=F("term__seat"), role=F("term__role"), term_key=F("term"))
        .select_related("photo")
        .prefetch_related("photo__renditions")
    )
    shown = sorted(seated, key=lambda page: (_FIRST.get(page.role, len(_FIRST)), page.term_key))
    sides = [
        Side(
            seat.value,
            str(seat.label),
            [
                Sitting(page, page.get_url() or "", role_in_words(page.role))
                for page in shown
                if page.seat == seat
            ],
        )
        for seat in Seat
    ]
    return [side for side in sides if side.seats]


def leading(sides: list[Side]) -> list[Side]:
    """Those of the sides with who leads only."""
    found = [
        Side(side.key, side.heading, [seat for seat in side.seats if seat.role]) for side in sides
    ]
    return [side for side in found if side.seats]


def everybody(language: str, *, today: date, committee: UUID | None = None) -> list[Sitting]:
    """Members with a public profile in this language, by name; of one committee if given."""
    pages = present(MemberPage.objects.filter(locale__language_code=language), today)
    if committee is not None:
        pages = pages.filter(member__in=running(today).filter(committee=committee).values("member"))
    pages = pages.order_by("title", "pk").select_related("photo")
    return [
        Sitting(page, page.get_url() or "", "")
        for page in pages.prefetch_related("photo__renditions")
    ]


def seats_of(profile: MemberPage, *, today: date) -> list[tuple[CommitteePage, str, str]]:
    """Where a member sits: the page in the profile's language, its address, the role."""
    terms = list(running(today).filter(member=profile.member_id))
    pages = CommitteePage.objects.live().filter(
        locale=profile.locale_id, translation_key__in=[term.committee for term in terms]
    )
    known = {page.translation_key: page for page in pages}
    return [
        (page, page.get_url() or "", role_in_words(term.role))
        for term in terms
        if (page := known.get(term.committee)) is not None
    ]


def role_in_words(role: str) -> str:
    """The role where it is more than member."""
    return "" if role == Role.MEMBER else str(Role(role).label)
