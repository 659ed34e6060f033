"""Taking profiles off the site, putting them back, and erasing them with what they left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry

from retention.operations.records import CHUNK, delete_rows
from ser_site.committees.models import GoneAddress, Member, MemberPage
from ser_site.committees.models.address import digest_of
from ser_site.committees.queries.profiles import profiles_of


def take_off_the_site(member: Member) -> None:
    """No language of the profile is public any more; its addresses say that it is gone."""
    pages = list(profiles_of([member.uuid]))
    member.taken_pages = [page.pk for page in pages if page.live]
    member.save(update_fields=["taken_pages"])
    remember_addresses(pages)
    for page in pages:
        if page.live:
            page.unpublish(log_action=None)


def put_back_on_the_site(member: Member) -> None:
    """What was public until the departure is public again, and no draft with it."""
    pages = list(profiles_of([member.uuid]))
    GoneAddress.objects.filter(digest__in=[digest_of(page.slug) for page in pages]).delete()
    for page in pages:
        if page.pk in member.taken_pages:
            page.live = True
            page.save(update_fields=["live"])
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
    for start in range(0, len(pks), CHUNK):
        some = pks[start : start + CHUNK]
        Redirect.objects.filter(redirect_page__in=some).delete()
    delete_rows(pages)
    for parent, number in below.items():
        Page.objects.filter(path=parent).update(numchild=F("numchild") - number)
    _forget_log(pks)


def _forget_log(pks: Sequence[int]) -> None:
    types = ContentType.objects.get_for_model(MemberPage)
    for start in range(0, len(pks), CHUNK):
        lines = PageLogEntry.objects.filter(content_type=types, page__in=pks[start : start + CHUNK])
        lines.update(label="–", data={})
