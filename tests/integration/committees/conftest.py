"""A council and a committee with invented members."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from wagtail.models import Page

from ser_site.committees.models import (
    CommitteeIndexPage,
    CommitteePage,
    Member,
    MemberIndexPage,
    MemberPage,
    Term,
)
from ser_site.home.models import HomePage
from tests.integration.conftest import dutch_home
from tests.remembering import Remembered

Appoint = Callable[..., Member]


def _add_bodies() -> dict[str, int]:
    top = CommitteeIndexPage(title="Raad en commissies", slug="raad")
    index = dutch_home().add_child(instance=top)
    pages = {
        "index": index,
        "council": index.add_child(instance=CommitteePage(title="De raad", slug="de-raad")),
        "committee": index.add_child(instance=CommitteePage(title="Werk", slug="werk")),
        "members": index.add_child(instance=MemberIndexPage(title="Leden", slug="leden")),
    }
    return {name: page.pk for name, page in pages.items()}


_bodies = Remembered(_add_bodies)


@pytest.fixture
def bodies(home: HomePage) -> dict[str, Any]:
    """The overviews, the council and a committee."""
    pages = {name: Page.objects.get(pk=pk).specific for name, pk in _bodies().items()}
    home.refresh_from_db()
    return pages


@pytest.fixture
def appoint(bodies: dict[str, Any], today: date) -> Appoint:
    """Record a member, publish the profile, and give a term in each of these bodies."""

    def make(name: str = "Sybrand Voorbeeld", *places: str, **profile: Any) -> Member:
        member = Member.objects.create(
            name=name, email="sybrand@voorbeeld.example", address="Verzonnenstraat 1"
        )
        page = bodies["members"].add_child(
            instance=MemberPage(title=name, member=member, about="<p>Verzonnen.</p>", **profile)
        )
        page.save_revision().publish()
        for place in places or ("council",):
            Term.objects.create(
                member=member,
                committee=bodies[place].translation_key,
                seat="crown",
                start=date(2024, 1, 1),
            )
        return member

    return make
