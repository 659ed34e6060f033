"""Recipients in the words of whoever looks at the admin."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from retention.models import Recipient
from retention.queries.parties import Concern
from retention.queries.period_words import written

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

CONCERNS: dict[str, _StrPromise] = {
    Concern.NO_SAFEGUARD: gettext_lazy("Outside the EEA without a safeguard"),
    Concern.NO_AGREEMENT: gettext_lazy("No agreement"),
    Concern.LAPSED: gettext_lazy("Agreement has ended"),
    Concern.LAPSES_SOON: gettext_lazy("Agreement ends within 60 days"),
}

SEVERE = frozenset({Concern.NO_SAFEGUARD, Concern.NO_AGREEMENT, Concern.LAPSED})


def agreement_in_words(recipient: Recipient) -> str:
    """Until when the agreement holds, or that there is none."""
    if recipient.agreed_on is None:
        return _("none") if recipient.needs_agreement else _("not needed")
    if recipient.agreement_expires_on is None:
        return _("since %(day)s, without an end") % {"day": written(recipient.agreed_on)}
    return _("until %(day)s") % {"day": written(recipient.agreement_expires_on)}


def country_in_words(recipient: Recipient) -> str:
    """The country, and whether data leaves the EEA."""
    if recipient.in_eea:
        return recipient.country_name
    return _("%(country)s – outside the EEA") % {"country": recipient.country_name}


def safeguard_in_words(recipient: Recipient) -> str:
    """What protects the data there; within the EEA nothing more is needed."""
    return _("not needed") if recipient.in_eea else str(recipient.get_safeguard_display())


def concern_in_words(recipient: Recipient, concern: Concern) -> str:
    """What to look at, with whom, as a sentence for the home page."""
    last_day: date | None = recipient.agreement_expires_on
    if concern in (Concern.LAPSED, Concern.LAPSES_SOON) and last_day is not None:
        said = (
            _("the agreement ended on %(day)s.")
            if concern is Concern.LAPSED
            else _("the agreement ends on %(day)s.")
        ) % {"day": written(last_day)}
    elif concern is Concern.NO_AGREEMENT:
        said = _("there is no agreement.")
    else:
        said = _("data goes to a country outside the EEA without a safeguard.")
    return f"{recipient}: {said}"
