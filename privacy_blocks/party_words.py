"""Who receives data, on which ground and how protected, in words for a visitor."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from retention.models.party_choices import PartyGround, PartyKind, Safeguard

_GROUNDS = {
    PartyGround.ENGAGED: _("They work for us"),
    PartyGround.CONTRACT: _("It is needed for what we agreed with you"),
    PartyGround.CONSENT: _("You gave consent"),
    PartyGround.PUBLIC_INTEREST: _("It is in the public interest"),
    PartyGround.LEGAL_OBLIGATION: _("The law obliges us"),
}

_KINDS = {
    PartyKind.PROCESSOR: _("does with the data only what we agreed"),
    PartyKind.JOINT: _("decides together with us what happens with the data"),
    PartyKind.SEPARATE: _("is responsible itself for what it does with the data"),
    PartyKind.AUTHORITY: _("public authority"),
    PartyKind.PEOPLE: "",
}

_UNNAMED = {
    PartyKind.PROCESSOR: _("A company that works for us"),
    PartyKind.JOINT: _("An organisation that decides together with us"),
    PartyKind.SEPARATE: _("Another organisation"),
    PartyKind.AUTHORITY: _("A public authority"),
    PartyKind.PEOPLE: _("Other people"),
}

_SAFEGUARDS = {
    Safeguard.NONE: "",
    Safeguard.ADEQUACY: _(
        "The European Commission decided that data is protected well enough there."
    ),
    Safeguard.CLAUSES: _("We use the standard contractual clauses of the European Commission."),
    Safeguard.CORPORATE_RULES: _("The company has rules that a supervisor approved."),
    Safeguard.DEROGATION: _("It happens only in the cases that the GDPR allows."),
}


def ground_words(ground: str) -> str:
    """Why they may receive it; a heading."""
    return str(_GROUNDS[PartyGround(ground)])


def kind_words(kind: str) -> str:
    """What they are to the controller; nothing where the name says it."""
    return str(_KINDS[PartyKind(kind)])


def unnamed(kind: str) -> str:
    """The kind of recipient in place of a name (GDPR 13(1)(e) allows either)."""
    return str(_UNNAMED[PartyKind(kind)])


def safeguard_words(safeguard: str) -> str:
    """What protects data outside the EEA; nothing when nothing does."""
    return str(_SAFEGUARDS[Safeguard(safeguard)])
