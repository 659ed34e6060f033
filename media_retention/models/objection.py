"""What people who are depicted objected to."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from retention.fields import SealedText
from retention.models.record import RetainedRecord

OBJECTIONS = "media-objection"
"""The store of objections, and the name under which their keys lie in the vault."""

OBJECTION_RULE = "objection"
"""The rule of the register that says how long an objection is kept once it is decided."""


class Decision(models.TextChoices):
    """How an objection ends."""

    ERASE = "erase", _("Erase it for good")
    RESTORE = "restore", _("Put it back on the site")


class Objection(RetainedRecord):
    """That somebody does not want to be shown (GDPR art. 21), pending or decided.

    The medium is off the site until the decision, which starts the objection's own clock:
    what is said in it is personal too. It goes with the medium at the latest.
    """

    medium_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    medium = models.UUIDField(_("medium"), db_index=True)
    reason = SealedText(_("reason"), store=OBJECTIONS, editable=True)
    received_on = models.DateField(_("received on"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recorded by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # Somebody had taken it off the site before: then it does not come back by itself.
    was_down = models.BooleanField(default=False)
    decision = models.CharField(
        _("decision"), max_length=16, choices=Decision.choices, blank=True, editable=False
    )
    motivation = SealedText(_("why"), store=OBJECTIONS, editable=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta(RetainedRecord.Meta):
        verbose_name = _("objection")
        verbose_name_plural = _("objections")
        permissions = [
            ("decide_objection", _("Can decide on objections against media")),
            ("read_objection", _("Can read who objected against media, and why")),
        ]
        indexes = [
            *RetainedRecord.Meta.indexes,
            models.Index(
                fields=["received_on"],
                condition=models.Q(decided_on=None),
                name="media_objection_pending",
            ),
        ]

    def __str__(self) -> str:
        """Its number and nothing else: the log shows this."""
        return gettext("Objection %(number)s") % {"number": self.uuid.hex[:8]}
