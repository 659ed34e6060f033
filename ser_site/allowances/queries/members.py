"""Whom finance can choose: members by what their public profile says, and nothing more."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings

from ser_site.committees.models import MemberPage


def profiles_to_choose() -> Iterator[tuple[str, str]]:
    """Members on the site, by their public name."""
    pages = MemberPage.objects.live().filter(
        locale__language_code=settings.LANGUAGE_CODE, member__taken_down_at=None
    )
    known = pages.exclude(member=None).order_by("title", "pk").values_list("member", "title")
    for member, name in known:
        yield str(member), name
