"""The register's terms in words for a visitor, in the language that is active."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from retention.rules.basis import LegalBasis
from retention.rules.ending import Ending
from retention.rules.trigger import Trigger

_BASES = {
    LegalBasis.CONSENT: _("Your consent"),
    LegalBasis.CONTRACT: _("An agreement with you"),
    LegalBasis.LEGAL_OBLIGATION: _("A legal obligation"),
    LegalBasis.VITAL_INTERESTS: _("Someone’s life or health"),
    LegalBasis.PUBLIC_INTEREST: _("A task in the public interest"),
    LegalBasis.LEGITIMATE_INTEREST: _("A legitimate interest"),
}

# These stand behind a period: “2.5 years after publication”, “directly after …”.
_TRIGGERS = {
    Trigger.RECORDED: _("after they were recorded"),
    Trigger.PUBLISHED: _("after publication on the site"),
    Trigger.SUBMITTED: _("after you sent them in"),
    Trigger.HANDLED: _("after they have been handled"),
    Trigger.EVENT_ENDED: _("after the event"),
    Trigger.PROCEDURE_ENDED: _("after the end of the procedure"),
    Trigger.GRANT_ENDED: _("after the end of the grant"),
    Trigger.YEAR_ENDED: _("after the end of the calendar year"),
    Trigger.UNSUBSCRIBED: _("after you unsubscribe"),
    Trigger.CONSENT_WITHDRAWN: _("after you withdraw your consent"),
    Trigger.LEFT_OFFICE: _("after you leave office"),
    Trigger.REQUEST_RECEIVED: _("after receipt of your request"),
}

_ENDINGS = {
    Ending.ERASE: "",
    Ending.ANONYMISE: _("We then make them anonymous."),
    Ending.TAKE_DOWN: _("We then take them off the site."),
    Ending.HAND_OVER: _("They then move to another file."),
    Ending.TRANSFER: _("They then go to the archive."),
}


def basis_words(basis: LegalBasis) -> str:
    """The legal basis with its place in the GDPR."""
    letter = basis.article[-2]
    return gettext("%(basis)s (GDPR, article 6(1)(%(letter)s))") % {
        "basis": _BASES[basis],
        "letter": letter,
    }


def trigger_words(trigger: str) -> str:
    """From when the period counts."""
    return str(_TRIGGERS[Trigger(trigger)])


def ending_words(ending: str, *, automatic: bool = False) -> str:
    """What happens at the end, where that is not simply erasing, or goes by itself."""
    words = [str(_ENDINGS[Ending(ending)])]
    if automatic:
        words.append(gettext("This happens automatically."))
    return " ".join(filter(None, words))
