"""Taking profiles off the site, putting them back, and erasing them with what they left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.db.models import F
from wagtail.models import Page

from media_retention.operations.pages_gone import forget_pages
from retention import purges
from retention.operations.many_rows import delete_quietly
from retention.operations.records import forget_log
from ser_site.committees.models import MEMBERS, GoneAddress, Member, MemberPage
from ser_site.committees.models.address import digest_of
from ser_site.committees.queries.profiles import profiles_of

from . import publication


def take_off_the_site(member: Member) -> None:
    """No language of the profile is public any more; its addresses say that it is gone."""
    pages = list(profiles_of([member.uuid]))
    member.taken_pages = [publication.note(page) for page in pages]
    member.save(update_fields=["taken_pages"])
    remember_addresses(pages)
    for page in pages:
        publication.take_off(page)


def put_back_on_the_site(member: Member) -> None:
    """Every language stands as it did until the departure: public, draft and schedule."""
    pages = list(profiles_of([member.uuid]))
    GoneAddress.objects.filter(digest__in=[digest_of(page.slug) for page in pages]).delete()
    noted = {one["page"]: one for one in member.taken_pages}
    for page in pages:
        if page.pk in noted:
            publication.put_back(page, noted[page.pk])
    member.taken_pages = []
    member.save(update_fields=["taken_pages"])


def remember_addresses(pages: Sequence[MemberPage]) -> None:
    """Whoever asks for these later is told that they are gone."""
    GoneAddress.objects.bulk_create(
        [GoneAddress(digest=digest_of(slug)) for slug in {page.slug for page in pages}],
        ignore_conflicts=True,
    )


def erase_pages(pages: Sequence[MemberPage]) -> None:
    """Delete profiles with revisions, drafts, redirects and what the log called them."""
    pks = [page.pk for page in pages]
    below = Counter(page.path[: -Page.steplen] for page in pages)
    purges.pages_changed(MEMBERS, {page.pk for page in pages if page.live})
    forget_pages(pages)
    delete_quietly(pages)
    for parent, number in below.items():
        Page.objects.filter(path=parent).update(numchild=F("numchild") - number)
    forget_log(MemberPage, [str(pk) for pk in pks])
