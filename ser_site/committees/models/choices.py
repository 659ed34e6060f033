"""By whom a member was put forward, and what a member does in a committee."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Seat(models.TextChoices):
    """Which of the three sides a member belongs to."""

    CROWN = "crown", _("Crown-appointed")
    EMPLOYERS = "employers", _("Employers")
    EMPLOYEES = "employees", _("Employees")


class Role(models.TextChoices):
    """What a member does in a committee."""

    CHAIR = "chair", _("Chair")
    VICE_CHAIR = "vice_chair", _("Vice-chair")
    MEMBER = "member", _("Member")


class BodyKind(models.TextChoices):
    """The council itself, or a committee of it."""

    COUNCIL = "council", _("Council")
    COMMITTEE = "committee", _("Committee")
