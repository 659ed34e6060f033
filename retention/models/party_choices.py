"""What the fields of a recipient can hold, and what that asks for."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartyKind(models.TextChoices):
    """What a recipient is to the controller (GDPR articles 4(7), 4(8), 4(9), 26 and 28)."""

    PROCESSOR = "processor", _("works for us, as we say (processor)")
    JOINT = "joint", _("decides together with us (joint controller)")
    SEPARATE = "separate", _("decides for itself (separate controller)")
    AUTHORITY = "authority", _("public authority")
    PEOPLE = "people", _("people, such as others at the same meeting")


class PartyGround(models.TextChoices):
    """Why data may go to a recipient: the closed list of the statement (promise P25)."""

    ENGAGED = "engaged", _("we engaged them to do this for us")
    CONTRACT = "contract", _("needed for the agreement with the person")
    CONSENT = "consent", _("the person gives consent")
    PUBLIC_INTEREST = "public_interest", _("in the public interest")
    LEGAL_OBLIGATION = "legal_obligation", _("the law obliges us")


class Safeguard(models.TextChoices):
    """What protects data outside the EEA (GDPR articles 45, 46, 47 and 49)."""

    NONE = "none", _("none")
    ADEQUACY = "adequacy", _("adequacy decision – GDPR 45")
    CLAUSES = "clauses", _("standard contractual clauses – GDPR 46(2)(c)")
    CORPORATE_RULES = "corporate_rules", _("binding corporate rules – GDPR 47")
    DEROGATION = "derogation", _("explicit consent or another derogation – GDPR 49")


NEEDS_AGREEMENT = frozenset({PartyKind.PROCESSOR, PartyKind.JOINT, PartyKind.SEPARATE})
"""With these there is an agreement (GDPR articles 26 and 28; P25 promises it for all companies).

An authority is bound by law, and with people nothing can be agreed beforehand.
"""
