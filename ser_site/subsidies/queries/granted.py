"""What was granted: the register, and what the inbox tells of one request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from forms_privacy.kinds import Fact
from forms_privacy.models import Submission
from forms_privacy.queries.rights import Right, kinds_for
from retention.queries.period_words import written
from ser_site.subsidies.models import Grant

SUBSIDIES = "subsidy"
"""Key of the kind of form."""


def may_read(user: Any) -> bool:
    """Whether somebody reads the register: by permission, or as who handles requests."""
    if user.has_perm("subsidies.view_grant"):
        return True
    return SUBSIDIES in kinds_for(user, Right.LIST)


def fact_of(submission: Submission) -> Fact:
    """The grant of a request, or that there is none; with the screen on which it is decided."""
    url = reverse("subsidies:grant", args=[submission.uuid])
    granted = Grant.objects.filter(submission=submission.uuid).first()
    if granted is None:
        return Fact(_("Decision"), _("Grant…"), url=url)
    words = _("%(amount)s to %(organisation)s, up to and including %(day)s") % {
        "amount": euros(granted),
        "organisation": granted.organisation,
        "day": written(granted.end),
    }
    return Fact(_("Granted"), words, url=url)


def euros(granted: Grant) -> str:
    """The amount, as people write it."""
    amount = number_format(granted.amount, decimal_pos=2, use_l10n=True, force_grouping=True)
    return f"€ {amount}"


def as_table(grants: Iterable[Grant]) -> Iterator[list[str]]:
    """The register as rows, for a spreadsheet."""
    yield [_("Organisation"), _("Amount in euros"), _("From"), _("Up to and including")]
    for one in grants:
        yield [one.organisation, str(one.amount), one.start.isoformat(), one.end.isoformat()]
