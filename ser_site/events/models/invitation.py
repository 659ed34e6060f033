"""People who asked to hear of similar events (promise P09)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from retention.fields import SealedText
from retention.models.record import RetainedRecord

INVITATIONS = "event-invitations"
"""The store, and the name under which the keys lie in the vault."""

INVITED = "event-invitations"
"""The rule, and the purpose of the consent that is asked beside registering."""


class Invitation(RetainedRecord):
    """Somebody's consent to hear of similar events, with the evidence of it.

    It does not hang on a registration: that goes a month after the event, this when it is
    withdrawn. ``person`` finds it by e-mail address without reading any.
    """

    name = SealedText(_("name"), store=INVITATIONS)
    email = SealedText(_("e-mail"), store=INVITATIONS)
    person = models.BinaryField(max_length=32, unique=True, editable=False)
    language = models.CharField(_("language"), max_length=12, editable=False)
    wording = models.TextField(_("what was asked, word for word"), editable=False)
    given_at = models.DateTimeField(_("given"), editable=False)
    channel = models.CharField(_("how it was given"), max_length=16, default="website")

    class Meta(RetainedRecord.Meta):
        verbose_name = _("request for invitations")
        verbose_name_plural = _("requests for invitations")
        ordering = ["pk"]

    def __str__(self) -> str:
        """Its number: lists and the log show this."""
        return gettext("Invitations %(number)s") % {"number": self.uuid.hex[:8]}
