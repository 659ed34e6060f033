"""What it costs that members leave: their records, profiles, drafts and terms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from time import perf_counter
from typing import Any
from unittest.mock import patch

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail.search.backends import get_search_backends

from benchmarks.erasing import TODAY, sweep_all
from benchmarks.measure import Ratio, seconds
from benchmarks.pages import an_index
from retention import proof
from ser_site.committees.models import (
    CommitteeIndexPage,
    CommitteePage,
    Member,
    MemberIndexPage,
    MemberPage,
    Term,
)
from ser_site.committees.models.pages import opaque_slug
from ser_site.content.register.load import load_register

LEAVING, EXPIRING = 10_000, 300
BATCH = 1_000
APPOINTED = date(2024, 1, 1)


def members_leaving() -> Ratio:
    """Seconds a profile for 10,000 that leave in one sweep, over ``publish_scheduled``.

    The command takes 300 of the same pages off the site and leaves all else as it is; ours
    erases them with record, key, revision, term and search entry. Proofs are timed apart.

    Raises:
        RuntimeError: something of a member is left.
    """
    load_register()
    with an_overview() as (overview, committee):
        theirs = _expiring(overview) / EXPIRING
        hold(LEAVING, overview, committee)
        proofs: list[float] = []
        with patch("retention.sweep.proof.prove_all", side_effect=_timed(proofs)):
            ours = (seconds(sweep_all, times=1) - sum(proofs)) / LEAVING
    nobody_is_left()
    told = f"{1 / ours:.0f} a second, {1 / theirs:.0f} with publish_scheduled"
    question = f"10,000 members leaving ({told}; proofs {sum(proofs):.0f} s apart), over that"
    return Ratio(question, ours / theirs, 0.2)


def nobody_is_left() -> None:
    """Look.

    Raises:
        RuntimeError: something of a member is left.
    """
    if Member.objects.exists() or MemberPage.objects.exists():
        raise RuntimeError("somebody was left")


def _timed(taken: list[float]) -> Callable[..., int]:
    prove_all = proof.prove_all

    def prove(*args: Any, **kwargs: Any) -> int:
        start = perf_counter()
        proved = prove_all(*args, **kwargs)
        taken.append(perf_counter() - start)
        return proved

    return prove


@contextmanager
def an_overview() -> Iterator[tuple[Any, Any]]:
    """A page below which profiles stand, and a committee to sit in."""
    with an_index() as news:
        home = news.get_parent()
        index = home.add_child(instance=CommitteeIndexPage(title="Council"))
        committee = index.add_child(instance=CommitteePage(title="Committee"))
        yield index.add_child(instance=MemberIndexPage(title="Members")), committee


def _expiring(overview: Any) -> float:
    """Seconds for taking some profiles off the site as Wagtail does, which then go."""
    pages = _profiles([None] * EXPIRING, overview)
    past = timezone.now() - timedelta(days=1)
    keys = [page.pk for page in pages]
    Page.objects.filter(pk__in=keys).update(expire_at=past)
    took = seconds(lambda: call_command("publish_scheduled"), times=1)
    if MemberPage.objects.live().exists():
        raise RuntimeError("publish_scheduled left pages live")
    for page in MemberPage.objects.filter(pk__in=keys):
        page.delete()
    overview.refresh_from_db()
    return took


def hold(count: int, overview: Any, committee: Any) -> None:
    """Members who leave on the benchmark's day, each with a public profile and a term."""
    members = Member.objects.bulk_create(
        (
            Member(
                name="Benchmark",
                email="benchmark@voorbeeld.example",
                address="Benchmark 1",
                rule="member",
                collected_on=APPOINTED,
                clock_start=TODAY,
                due=TODAY,
            )
            for _ in range(count)
        ),
        batch_size=BATCH,
    )
    Term.objects.bulk_create(
        (
            Term(member=member, committee=committee.translation_key, seat="crown", start=APPOINTED)
            for member in members
        ),
        batch_size=BATCH,
    )
    _profiles(members, overview)


def _profiles(members: list[Any], overview: Any) -> list[MemberPage]:
    """Live pages as ``add_child`` and publishing make them, in a few statements."""
    kind = ContentType.objects.get_for_model(MemberPage)
    pages = [
        MemberPage(
            title="Benchmark",
            draft_title="Benchmark",
            slug=(slug := opaque_slug()),
            url_path=f"{overview.url_path}{slug}/",
            path=overview._get_path(overview.path, overview.depth + 1, place),
            depth=overview.depth + 1,
            locale=overview.locale,
            content_type=kind,
            member=member,
            about="<p>Benchmark</p>",
        )
        for place, member in enumerate(members, start=1)
    ]
    _insert(pages)
    Page.objects.filter(pk=overview.pk).update(numchild=len(pages))
    for start in range(0, len(pages), BATCH):
        some = pages[start : start + BATCH]
        Revision.objects.bulk_create(_revision(page, kind) for page in some)
        for backend in get_search_backends(with_auto_update=True):
            backend.get_index_for_model(MemberPage).add_items(MemberPage, some)
    return pages


def _insert(pages: list[MemberPage]) -> None:
    """Rows of both tables: Django inserts many of one table only."""
    fields = [field for field in Page._meta.concrete_fields if not field.primary_key]
    values = ({field.attname: getattr(page, field.attname) for field in fields} for page in pages)
    rows = Page.objects.bulk_create((Page(**row) for row in values), batch_size=BATCH)
    for page, row in zip(pages, rows, strict=True):
        page.pk = page.id = row.pk
    local = MemberPage._meta.local_concrete_fields
    for start in range(0, len(pages), BATCH):
        MemberPage._base_manager._insert(
            pages[start : start + BATCH], fields=local, using=connection.alias
        )


def _revision(page: MemberPage, kind: ContentType) -> Revision:
    return Revision(
        content_type=kind,
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id=str(page.pk),
        created_at=timezone.now(),
        object_str=page.title,
        content=page.serializable_data(),
    )
