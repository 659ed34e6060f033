"""Who was invited to which event."""

from __future__ import annotations

from datetime import datetime

from django.core.mail import EmailMultiAlternatives
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forms_privacy.models import WaitingMail

from .event import Event
from .invitation import Invitation


class InvitationMail(WaitingMail):
    """One invitation of one person to one event, sent or still to be sent.

    Once it is sent it stays until the event is over, so that nobody is invited twice; it goes
    at once with the consent. It hangs on that and not on a registration, which goes earlier.
    """

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="mails")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+")
    sent_at = models.DateTimeField(_("sent"), null=True)

    class Meta:
        verbose_name = pgettext_lazy("mail", "invitation")
        verbose_name_plural = pgettext_lazy("mail", "invitations")
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "event"], name="events_invited_to_an_event_once"
            )
        ]

    def __str__(self) -> str:
        """Numbers alone."""
        return f"{self.sort} {self.about}"

    @property
    def sort(self) -> str:
        """One sort."""
        return "event-invitation"

    @property
    def about(self) -> str:
        """The number of the consent."""
        return self.invitation.uuid.hex[:8]

    def compose(self) -> EmailMultiAlternatives | None:
        """None where the consent is gone meanwhile, or nobody can register any more."""
        from retention import clock
        from ser_site.events.mails import invitation

        return invitation(self, today=clock.today())

    def done(self, *, now: datetime) -> None:
        """It stays as long as the event is to come."""
        InvitationMail.objects.filter(pk=self.pk).update(sent_at=now)
