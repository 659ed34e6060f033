"""What the secretariat knows of a member, and nobody else reads."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from retention.fields import SealedText
from retention.models.record import RetainedRecord

MEMBERS = "members"
"""The store of members, and the name under which their keys lie in the vault."""

RULE = "member"
"""The rule of the register under which a member's data falls (promise P14)."""


class Member(RetainedRecord):
    """A member of the council or of a committee: who it is and how to reach them.

    All of that lies in the vault (promise P14). The public profile is a page of its own,
    which refers to this record. Coming back later means a new record.
    """

    name = SealedText(_("name"), store=MEMBERS, editable=True)
    gender = SealedText(_("gender"), store=MEMBERS, editable=True, blank=True)
    address = SealedText(_("address"), store=MEMBERS, editable=True, blank=True)
    email = SealedText(_("e-mail address"), store=MEMBERS, editable=True, blank=True)
    telephone = SealedText(_("telephone number"), store=MEMBERS, editable=True, blank=True)
    organisation = SealedText(_("organisation"), store=MEMBERS, editable=True, blank=True)
    # How the profile's pages stood on the site until the departure, so that it can be
    # undone: see operations.publication.
    taken_pages = models.JSONField(default=list, editable=False)

    class Meta(RetainedRecord.Meta):
        verbose_name = _("member")
        verbose_name_plural = _("members")
        permissions = [("view_private", _("Can see private data of members"))]

    def __str__(self) -> str:
        """Its number: the log and every list show this, so it says nothing of the person."""
        return gettext("Member %(number)s") % {"number": self.number}

    @property
    def number(self) -> str:
        """What the secretariat calls the record by."""
        return self.uuid.hex[:8]

    @property
    def left_on(self) -> date | None:
        """The day of the departure, which may lie ahead."""
        return self.clock_start

    def has_left(self, today: date) -> bool:
        """Whether the day of the departure has come."""
        return self.clock_start is not None and self.clock_start <= today
