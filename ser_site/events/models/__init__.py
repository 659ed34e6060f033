"""Events, and who wants to hear of more of them."""

from .event import Event
from .invitation import INVITATIONS, INVITED, Invitation
from .invitation_mail import InvitationMail
from .pages import EventField, EventIndexPage, EventPage

__all__ = [
    "INVITATIONS",
    "INVITED",
    "Event",
    "EventField",
    "EventIndexPage",
    "EventPage",
    "Invitation",
    "InvitationMail",
]
