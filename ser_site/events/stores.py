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
        """Who, what was agreed to, and what came of it (GDPR 15 and 20)."""
        mails = record.mails.select_related("event__form").order_by("sent_at")
        return {
            "name": record.name.open(),
            "email": record.email.open(),
            "wording": record.wording,
            "given": record.given_at.isoformat(),
            "invited": [
                {"event": one.event.form.title, "sent": one.sent_at.isoformat()}
                for one in mails
                if one.sent_at is not None
            ],
        }
