"""Terms of office: who sits where, from when until when."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .choices import Role, Seat
from .member import Member


class Term(models.Model):
    """A member's term in one committee. Somebody may have several, at once and over time.

    The committee is named by the key that its pages in all languages share.
    """

    member = models.ForeignKey(
        Member, verbose_name=_("member"), on_delete=models.CASCADE, related_name="terms"
    )
    committee = models.UUIDField(_("council or committee"), db_index=True)
    seat = models.CharField(_("put forward by"), max_length=16, choices=Seat.choices)
    role = models.CharField(_("role"), max_length=16, choices=Role.choices, default=Role.MEMBER)
    start = models.DateField(_("from"))
    end = models.DateField(
        _("up to and including"),
        null=True,
        blank=True,
        help_text=_("The last day. Empty as long as no end was agreed."),
    )
    # What the end was before a departure moved it here, so that it can be undone.
    closed_by_departure = models.BooleanField(default=False, editable=False)
    end_before_departure = models.DateField(null=True, editable=False)

    class Meta:
        verbose_name = _("term of office")
        verbose_name_plural = _("terms of office")
        ordering = ["-start", "pk"]

    #: A form with several terms looks itself at which of them overlap.
    checked_together = False

    def __str__(self) -> str:
        return f"{self.get_role_display()} ({self.start} – {self.end or ''})"

    def clean(self) -> None:
        """A term ends after it begins, and does not overlap another in the same committee."""
        if self.start is None:
            return
        if self.end is not None and self.end < self.start:
            raise ValidationError(
                {"end": gettext("The last day lies before the first. Change one of the two.")}
            )
        if self.checked_together:
            return
        if self.member_id and self.committee and self._overlaps():
            raise ValidationError({"start": overlap_message()})

    @property
    def never_begins(self) -> bool:
        """Whether a departure came before its first day."""
        return self.end is not None and self.end < self.start

    @property
    def next_day(self) -> date | None:
        """The first day of a term that follows on this one."""
        return None if self.end is None else self.end + timedelta(days=1)

    def overlaps(self, other: Term) -> bool:
        """Whether two terms are in the same committee at the same time."""
        return (
            self.committee == other.committee
            and self.start <= (other.end or date.max)
            and other.start <= (self.end or date.max)
        )

    def _overlaps(self) -> bool:
        others = Term.objects.filter(member=self.member_id, committee=self.committee)
        others = others.exclude(pk=self.pk).filter(Q(end=None) | Q(end__gte=self.start))
        return (others if self.end is None else others.filter(start__lte=self.end)).exists()


def overlap_message() -> str:
    """What is said at the field."""
    return gettext(
        "This member already sits in this committee in that time. End the "
        "other term first, or choose another first day."
    )
