"""The term of a complaint or objection that came in."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .entry import Entry, Outcome, Subject
from .entry import Kind as KindChoices


class Procedure(models.Model):
    """Until when it must be decided. It goes with its submission, and says nothing of anybody."""

    submission = models.UUIDField(unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=16, choices=KindChoices.choices, editable=False)
    received_on = models.DateField(_("received"), editable=False)
    decided_on = models.DateField(
        _("date of the decision"),
        null=True,
        blank=True,
        help_text=_("For an objection: the day on which the decision was sent."),
    )
    committee = models.BooleanField(_("a committee advises"), default=False)
    is_extended = models.BooleanField(
        _("extended"),
        default=False,
        help_text=_("Tick this once you have told the sender in writing."),
    )
    asked_on = models.DateField(
        _("asked to complete it"),
        null=True,
        blank=True,
        help_text=_("The day on which you asked the sender. From the next day the term stops."),
    )
    complete_by = models.DateField(
        _("to be completed by"),
        null=True,
        blank=True,
        help_text=_("The last day that you gave the sender for it."),
    )
    completed_on = models.DateField(
        _("completed"),
        null=True,
        blank=True,
        help_text=_(
            "The day on which it came. From then on the term runs again. Empty: until the last "
            "day that you gave."
        ),
    )
    subject = models.CharField(_("about"), max_length=16, choices=Subject.choices, blank=True)
    outcome = models.CharField(_("outcome"), max_length=16, choices=Outcome.choices, blank=True)
    decide_by = models.DateField(_("decide by"), db_index=True, editable=False)
    handled_on = models.DateField(_("handled"), null=True, editable=False)
    reminded_on = models.DateField(null=True, editable=False)
    # In the register of complaints, as long as it can still be undone.
    entry = models.OneToOneField(
        Entry, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("complaint or objection")
        verbose_name_plural = _("complaints and objections")
        ordering = ["decide_by", "pk"]

    def __str__(self) -> str:
        """Its number: what lists and the log show says nothing of the person."""
        return gettext("%(kind)s %(number)s") % {
            "kind": self.get_kind_display(),
            "number": self.submission.hex[:8],
        }

    def is_late(self, today: date) -> bool:
        """Whether the term is over while nothing was decided."""
        return self.handled_on is None and self.decide_by < today
