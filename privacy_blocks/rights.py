"""The seven rights of promise P27: what they mean, when they apply, how to use them.

Words for visitors in the active language; which activities a right concerns follows from
their legal bases in the register (GDPR articles 7 and 15 to 21).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from retention.rules.basis import LegalBasis

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Right(StrEnum):
    """What a person may ask; the order is that of the statement."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    WITHDRAWAL = "withdrawal"
    OBJECTION = "objection"
    ERASURE = "erasure"
    PORTABILITY = "portability"
    RESTRICTION = "restriction"

    @property
    def words(self) -> RightWords:
        """What a statement says of it unless an editor says it in other words."""
        return _WORDS[self]

    def concerns(self, bases: tuple[LegalBasis, ...]) -> bool:
        """Whether it can be used where processing rests on one of these bases."""
        limit = _LIMITS.get(self)
        return limit is None or any(limit(basis) for basis in bases)

    @property
    def depends_on_basis(self) -> bool:
        """Whether it can be used for some activities and not for others."""
        return self in _LIMITS


@dataclass(frozen=True, slots=True)
class RightWords:
    """A right in words: name, meaning, when it applies, and the way to use it."""

    name: str | _StrPromise
    meaning: str | _StrPromise
    when: str | _StrPromise
    way: str | _StrPromise
    article: str | _StrPromise


_LIMITS: dict[Right, Callable[[LegalBasis], bool]] = {
    Right.WITHDRAWAL: lambda basis: basis.allows_withdrawal,
    Right.OBJECTION: lambda basis: basis.allows_objection,
    Right.PORTABILITY: lambda basis: basis.allows_portability,
}

_ASK = _("Send us your request.")

_WORDS = {
    Right.ACCESS: RightWords(
        name=_("Seeing your data"),
        meaning=_("You can see which data we hold about you, what for, and who else has it."),
        when=_("Always."),
        way=_("Ask us for a copy. Tell us what it is about, so that we know where to look."),
        article="15",
    ),
    Right.RECTIFICATION: RightWords(
        name=_("Having your data corrected"),
        meaning=_("We change what is wrong and add what is missing."),
        when=_("When data about you is not right or not complete."),
        way=_("Tell us what is wrong, and what it should be."),
        article="16",
    ),
    Right.WITHDRAWAL: RightWords(
        name=_("Withdrawing your consent"),
        meaning=_("You take back your yes. We then stop using the data and remove it."),
        when=_("At any time, without a reason, where we use your data because you agreed."),
        way=_("Do so where you gave it, or write to us: it is as easy as saying yes was."),
        article=_("7(3)"),
    ),
    Right.OBJECTION: RightWords(
        name=_("Objecting"),
        meaning=_("You tell us why we should not use your data, in your situation."),
        when=_("Where we use your data for a public task or because of an interest of ours."),
        way=_("Write to us what you object to, and why."),
        article="21",
    ),
    Right.ERASURE: RightWords(
        name=_("Having your data erased"),
        meaning=_("We remove your data for good."),
        when=_(
            "When we no longer need it, when you withdrew your consent or objected with success. "
            "Not when a law obliges us to keep it."
        ),
        way=_ASK,
        article="17",
    ),
    Right.PORTABILITY: RightWords(
        name=_("Taking your data along"),
        meaning=_("You get your data in a file that another organisation can use, or we send it."),
        when=_(
            "Where you gave us the data yourself and we use it with your consent or for an "
            "agreement with you."
        ),
        way=_("Tell us which data, and where it should go."),
        article="20",
    ),
    Right.RESTRICTION: RightWords(
        name=_("Putting the use of your data on hold"),
        meaning=_("We keep your data for a while without doing anything with it."),
        when=_(
            "While we look into your objection, or into whether data is right; and when you need "
            "data that we would otherwise remove."
        ),
        way=_ASK,
        article="18",
    ),
}
