"""What was asked of us for events by somebody who asks what there is of them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from forms_privacy.beside_messages import Beside
from forms_privacy.queries.rights import Right, everywhere
from retention.queries.period_words import written
from ser_site.events.models import INVITATIONS, Invitation

STOPS = "events.delete_invitation"
"""Who stops invitations for others may know whose there are."""


def invitations_of(person: bytes, user: Any) -> list[Beside]:
    """The request for invitations, also one that was withdrawn and that a hold keeps."""
    if not user.has_perm(STOPS):
        return []
    may_copy = everywhere(user, Right.EXPORT)
    found = Invitation.objects.defer("name", "email").filter(person=person)
    return [Beside(INVITATIONS, one, _told(one), may_copy) for one in found]


def _told(invitation: Invitation) -> str:
    if invitation.taken_down_at is not None:
        return _("Invitations to similar events: withdrawn. A hold keeps it from being erased.")
    return _("Invitations to similar events: asked on %(day)s, stays until that is withdrawn.") % {
        "day": written(invitation.collected_on)
    }
