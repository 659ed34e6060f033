"""Who sits in a committee on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

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


def running(today: date) -> QuerySet[Term]:
    """Terms on this day, chairs first."""
    order = Case(
        When(role=Role.CHAIR, then=Value(0)),
        When(role=Role.VICE_CHAIR, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    going_on = Q(end=None) | Q(end__gte=today)
    terms: QuerySet[Term] = Term.objects.filter(going_on, start__lte=today)
    return terms.order_by(order, "pk")


def sides_of(committee: UUID, language: str, *, today: date) -> list[Side]:
    """The members of a committee by side, with a public profile in this language."""
    terms = list(running(today).filter(committee=committee))
    pages = present(MemberPage.objects.filter(locale__language_code=language), today)
    profiles = {
        page.member_id: page
        for page in pages.filter(member__in={term.member_id for term in terms})
        .select_related("photo")
        .prefetch_related("photo__renditions")
    }
    shown = [(term, profiles[term.member_id]) for term in terms if term.member_id in profiles]
    sides = [
        Side(
            seat.value,
            str(seat.label),
            [_sitting(term, page) for term, page in shown if term.seat == seat],
        )
        for seat in Seat
    ]
    return [side for side in sides if side.seats]


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
        (page, page.get_url() or "", _role(term))
        for term in terms
        if (page := known.get(term.committee)) is not None
    ]


def _sitting(term: Term, page: MemberPage) -> Sitting:
    return Sitting(page, page.get_url() or "", _role(term))


def _role(term: Term) -> str:
    return "" if term.role == Role.MEMBER else str(term.get_role_display())
