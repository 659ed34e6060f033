"""The models of council and committees."""

from .address import GoneAddress
from .member import MEMBERS, Member
from .pages import CommitteeIndexPage, CommitteePage, MemberIndexPage, MemberPage
from .term import Term

__all__ = [
    "MEMBERS",
    "CommitteeIndexPage",
    "CommitteePage",
    "GoneAddress",
    "Member",
    "MemberIndexPage",
    "MemberPage",
    "Term",
]
