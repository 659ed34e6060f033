"""The store of people who asked for invitations."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from retention.record_store import RecordStore
from retention.rules.decision import Cause

from .models import INVITATIONS, INVITED, Invitation


class InvitationStore(RecordStore[Invitation]):
    """Consents to hear of similar events; withdrawing one erases it."""

    key = INVITATIONS
    rules: Collection[str] = (INVITED,)
    model = Invitation
    cause = Cause.CONSENT_WITHDRAWN

    @property
    def label(self) -> str:
        """For people."""
        return _("Invitations to events")

    def export_of(self, record: Invitation) -> Mapping[str, object]:
        """Who, and what was agreed to (GDPR 15 and 20)."""
        return {
            "name": record.name.open(),
            "email": record.email.open(),
            "wording": record.wording,
            "given": record.given_at.isoformat(),
        }
