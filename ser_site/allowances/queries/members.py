"""Whom finance can choose: members by what their public profile says, and nothing more."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.conf import settings
from django.db.models import Max
from django.utils.translation import gettext as _

from ser_site.allowances.models import Allowance
from ser_site.committees.models import MemberPage
from ser_site.committees.outliving import Stays


def profiles_to_choose() -> Iterator[tuple[str, str]]:
    """Members on the site, by their public name."""
    pages = MemberPage.objects.live().filter(
        locale__language_code=settings.LANGUAGE_CODE, member__taken_down_at=None
    )
    known = pages.exclude(member=None).order_by("title", "pk").values_list("member", "title")
    for member, name in known:
        yield str(member), name


def stays_after_leaving(members: Collection[int]) -> dict[int, Stays]:
    """That something is kept of members, and until when: no year and no amount."""
    held = Allowance.objects.filter(member__in=members).order_by().values_list("member")
    what = _("Allowances, for the tax office; only finance sees them")
    return {member: Stays(what, until) for member, until in held.annotate(until=Max("due"))}
