"""What the admin says of a medium in a few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from media_retention.models import RetainedMedium
from media_retention.queries.explain import State
from media_retention.queries.twins import Twin
from retention.queries.period_words import written

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

STATES: dict[State, tuple[_StrPromise, str]] = {
    State.SHOWN: (gettext_lazy("May be shown"), "shown"),
    State.DOWN: (gettext_lazy("Off the site"), "down"),
    State.OVER: (gettext_lazy("Period over"), "over"),
}


def words_for(twin: Twin) -> str:
    """A twin in a line: twins often have the same title, so also when, where and on what ground."""
    return f"{twin.medium}: {', '.join(_facts(twin))}"


def _facts(twin: Twin) -> Sequence[str]:
    medium, facts = twin.medium, []
    if medium.collected_on is not None:
        facts.append(_("uploaded on %(day)s") % {"day": written(medium.collected_on)})
    facts.append(ground_of(medium))
    if twin.glance.due is not None:
        facts.append(_("stays until %(day)s") % {"day": written(twin.glance.due)})
    facts.append(
        ngettext("on one page", "on %(number)d pages", twin.pages) % {"number": twin.pages}
        if twin.pages
        else _("on no page now")
    )
    if twin.glance.state is not State.SHOWN:
        facts.append(str(STATES[twin.glance.state][0]).lower())
    if twin.glance.held:
        facts.append(_("under a hold"))
    return facts


def ground_of(medium: RetainedMedium) -> str:
    """On which ground it shows people, in the middle of a sentence."""
    if not medium.people_recognisable:
        return _("nobody recognisable")
    return medium.get_legal_basis_display().lower()
