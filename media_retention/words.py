"""What the admin says of a medium in a few words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from media_retention.models import RetainedMedium
from media_retention.queries.explain import State
from media_retention.queries.objections import is_disputed
from media_retention.queries.twins import Twin
from retention.queries.period_words import written
from retention.rules.decision import Cause

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


def why_off(medium: RetainedMedium, *, today: date) -> str:
    """Why visitors may not see a medium, as a sentence without its title."""
    if is_disputed(medium.uuid):
        return _("Somebody objected to it, and that is not decided yet.")
    if medium.ends_on is not None and medium.ends_on <= today:
        if medium.ends_because == Cause.CONSENT_WITHDRAWN:
            return _("Somebody’s consent was withdrawn, or has ended.")
        return _("Somebody objected to it, and it must go.")
    if medium.due is not None and medium.due <= today:
        return _("Its period ended on %(day)s.") % {"day": written(medium.due)}
    return _("Somebody took it off the site.")


def off_notice(media: Sequence[RetainedMedium], *, today: date) -> str:
    """What is said at an upload when the very same file may not be shown any more."""
    reasons = dict.fromkeys(why_off(medium, today=today) for medium in media)
    told = _("Be careful: this very file is here already, and it is off the site. %(why)s")
    what = _("Place it again only if you are sure that it may be shown.")
    return f"{told % {'why': ' '.join(reasons)}} {what}"


def ground_of(medium: RetainedMedium) -> str:
    """On which ground it shows people, in the middle of a sentence."""
    if not medium.people_recognisable:
        return _("nobody recognisable")
    return medium.get_legal_basis_display().lower()
