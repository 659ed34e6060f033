"""Council, committees and invented members, with every situation that a departure knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.db import transaction
from wagtail.models import Locale, Page

from ser_site.committees.models import (
    CommitteeIndexPage,
    CommitteePage,
    Member,
    MemberIndexPage,
    MemberPage,
    Term,
)
from ser_site.committees.models.pages import opaque_slug
from ser_site.committees.operations.departure import leave
from ser_site.home.models import HomePage
from ser_site.media.models import SerImage

from . import reading
from .groups import give_council_pages
from .library import Drawn, add_image
from .reading import LANGUAGES, MediumEntry
from .translating import publish_translation

COUNCIL = reading.TEXTS / "council"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was made."""

    bodies: int
    members: int
    leaving: int


def portraits() -> dict[str, MediumEntry]:
    """What is said of each portrait, by the member's key."""
    return {key: _portrait(key, words) for key, words in _members().items()}


def load_council(drawn: Drawn | None, *, today: date) -> Loaded:
    """Make council and committees below the front page; with drawings, members too.

    Raises:
        HomePage.DoesNotExist: there is no front page in each language.
    """
    homes = {language: _front_page(language) for language in LANGUAGES}
    data = reading.read(COUNCIL / "bodies.toml")
    top = _everywhere(homes, CommitteeIndexPage(show_in_menus=True), data["index"])
    give_council_pages(top.values())
    bodies: dict[str, UUID] = {}
    for body in data["body"]:
        pages = _everywhere(top, CommitteePage(kind=body["kind"]), body)
        bodies[body["key"]] = pages[LANGUAGES[0]].translation_key
    overview = _everywhere(top, MemberIndexPage(), data["members"])
    if drawn is None:
        return Loaded(len(bodies), 0, 0)
    leaving = 0
    for key, words in _members().items():
        member = _add_member(words, bodies, today)
        photo = add_image(_portrait(key, words), drawn.pictures[f"member_{key}"], today)
        _add_profile(overview, member, words, photo)
        if "leaves" in words:
            leaving += 1
            on = today + relativedelta(months=words["leaves"])
            # Uses of the portrait are known once all of this is committed.
            transaction.on_commit(partial(leave, member, on=on, today=today))
    return Loaded(len(bodies), len(portraits()), leaving)


def _members() -> dict[str, Any]:
    return reading.read(COUNCIL / "members.toml")


def _front_page(language: str) -> HomePage:
    found: HomePage = HomePage.objects.get(locale__language_code=language, depth=2)
    return found


def _everywhere(
    above: Mapping[str, Page], new: Any, words: Mapping[str, Mapping[str, str]]
) -> dict[str, Any]:
    """A page below these, in every language."""
    first, *others = LANGUAGES
    new.locale, new.live = Locale.objects.get(language_code=first), False
    _say(new, words[first])
    original = Page.objects.get(pk=above[first].pk).add_child(instance=new)
    original.save_revision().publish()
    pages = {first: original}
    for language in others:
        page = original.copy_for_translation(Locale.objects.get(language_code=language))
        _say(page, words[language])
        pages[language] = publish_translation(original, page)
        Page.objects.filter(pk=page.pk).update(show_in_menus=new.show_in_menus)
    return pages


def _say(page: Any, words: Mapping[str, str]) -> None:
    for name, text in words.items():
        setattr(page, name, text)


def _add_member(words: Mapping[str, Any], bodies: Mapping[str, UUID], today: date) -> Member:
    member: Member = Member.objects.create(
        name=words["name"],
        gender=words["gender"],
        address=words["address"],
        email=words["email"],
        telephone=words["telephone"],
        organisation=words["nl"]["organisation"],
    )
    for term in words["terms"]:
        start = today - relativedelta(months=term["started"])
        Term.objects.create(
            member=member,
            committee=bodies[term["body"]],
            seat=words["seat"],
            role=term["role"],
            start=start,
            end=start + relativedelta(months=term["lasts"]) - timedelta(days=1),
        )
    return member


def _add_profile(
    overview: Mapping[str, Page], member: Member, words: Mapping[str, Any], photo: SerImage
) -> None:
    new = MemberPage(member=member, photo=photo)
    _everywhere(overview, new, {language: _profile(words, language) for language in LANGUAGES})


def _profile(words: Mapping[str, Any], language: str) -> dict[str, str]:
    said = words[language]
    return {
        "title": words["name"],
        "slug": opaque_slug(),
        "organisation": said["organisation"],
        "photo_alt": said["alt"],
        "about": f"<p>{said['about']}</p>",
    }


def _portrait(key: str, words: Mapping[str, Any]) -> MediumEntry:
    return MediumEntry(
        key=f"member-{key}",
        drawing=f"member_{key}",
        title=f"Portret van {words['name']}",
        alt={language: words[language]["alt"] for language in LANGUAGES},
        use="profile",
        basis="public_interest",
        credit=reading.read(reading.TEXTS / "media.toml")["credit"],
        focus=None,
        uploaded=None,
    )
