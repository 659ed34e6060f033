"""Fills an empty site, part by part; a part that was loaded once is never touched again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from retention.models import Hold
from retention.operations.holds import place_hold
from ser_site.home.models import HomePage

from . import reading
from .accounts import load_accounts
from .asking import load_asking, load_requests
from .complaint_links import load_complaint_links
from .consents import SHOWN, add_consent
from .encounters import load_encounters
from .form_rights import load_form_rights
from .groups import load_groups
from .library import Drawn, Library, draw, first_use, load_library
from .members import load_council, portraits
from .models import LoadedPart
from .office import can_load_office, load_office
from .pictures.film import SECONDS
from .pictures.store import PictureStore
from .register.load import add_missing_data, load_register
from .register.load_parties import load_controller, load_recipients
from .site_root import refuse_pages
from .tree import Tree
from .vacancies import load_vacancies
from .workflows import name_default_workflow

HELD = "council"
"""The picture that is due and yet kept."""

HOLD_REASON = (
    "Er loopt een bezwaarprocedure over het gebruik van deze foto. "
    "Tot de uitspraak moet zij bewaard blijven."
)


def load_all(*, today: date) -> Iterator[str]:
    """Load what is missing, and tell in plain lines what that was.

    Raises NotEmpty when there are pages that this command did not make.
    """
    added = load_register()
    yield f"Register: {added} activities and rules added" if added else "Register: complete"
    yield from _once("kinds of data", _kinds_of_data, today)
    yield from _once("recipients", _recipients, today)
    yield from _once("groups", _groups, today)
    yield from _once("workflow", _workflow, today)
    if settings.FOR_DEVELOPMENT:
        yield from _once("accounts", _accounts, today)
    # Drawing takes seconds, in which others may want to write: before the transaction.
    store = PictureStore(settings.VAR_DIR / "pictures")
    if _is_loaded("pages"):
        yield _left("pages")
    else:
        refuse_pages()
        drawn = draw(reading.media(today=today), store)
        yield from _once("pages", partial(_pages, drawn), today)
    yield from _once("encounters", _encounters, today)
    yield from _once("complaint links", _complaint_links, today)
    yield from _once("surveys and subsidies", _asking, today)
    yield from _once("form rights", _form_rights, today)
    if _is_loaded("council"):
        yield _left("council")
    else:
        yield from _once("council", partial(_council, _portraits(store)), today)
    yield from _once("vacancies", _vacancies, today)
    if settings.FOR_DEVELOPMENT and can_load_office():
        yield from _once("office", _office, today)
        yield from _once("requests", _requests, today)


def _once(name: str, load: Callable[[date], list[str]], today: date) -> list[str]:
    """Load a part whole or not at all, and only the first time."""
    with transaction.atomic():
        if _is_loaded(name):
            return [_left(name)]
        lines = load(today)
        LoadedPart.objects.create(name=name, loaded_on=today)
        return [f"{name.capitalize()}: {line}" for line in lines]


def _is_loaded(name: str) -> bool:
    return LoadedPart.objects.filter(name=name).exists()


def _left(name: str) -> str:
    return f"{name.capitalize()}: loaded before, left as they are"


def _kinds_of_data(today: date) -> list[str]:
    """Once: a register from before it knew them gets them, and what is removed later stays so."""
    added = add_missing_data()
    return [f"{added} activities completed" if added else "all there"]


def _recipients(today: date) -> list[str]:
    added = load_controller() + load_recipients(today=today)
    return [f"{added} added, the controller among them" if added else "all there"]


def _groups(today: date) -> list[str]:
    return [", ".join(load_groups()) or "all there"]


def _workflow(today: date) -> list[str]:
    return name_default_workflow()


def _encounters(today: date) -> list[str]:
    return load_encounters(today=today)


def _complaint_links(today: date) -> list[str]:
    return load_complaint_links()


def _asking(today: date) -> list[str]:
    return load_asking(today=today)


def _requests(today: date) -> list[str]:
    return load_requests(today=today)


def _form_rights(today: date) -> list[str]:
    return [", ".join(load_form_rights()) or "no forms"]


def _accounts(today: date) -> list[str]:
    return [", ".join(load_accounts()) or "all there"]


def _office(today: date) -> list[str]:
    return load_office(today=today)


def _vacancies(today: date) -> list[str]:
    """Applicants lie in the vault, for which a server on the internet has a key of its own."""
    try:
        return load_vacancies(people=settings.FOR_DEVELOPMENT, today=today)
    except HomePage.DoesNotExist:
        return ["not made: there is no front page in each language"]


def _pages(drawn: Drawn, today: date) -> list[str]:
    articles = reading.articles(today=today)
    entries = reading.media(today=today)
    library = load_library(entries, first_use(articles), drawn, today)
    tree = Tree(library, entries)
    site = tree.add_home()
    for plain in reading.plain_pages():
        tree.add_plain_page(plain)
    tree.add_contact_form()
    tree.add_statement(today=today)
    for article in articles:
        tree.add_article(article)
    tree.feature()
    # Placements are computed once all of this is committed; so is what a hold needs to know.
    transaction.on_commit(partial(_place_hold, library.images[HELD].uuid, today))
    return [
        f"{len(tree.pages)} in {len(reading.LANGUAGES)} languages, at {site.root_url}",
        f"{len(library.images)} pictures, drawn by the site itself",
        drawn.no_film or f"1 film of {SECONDS} seconds",
        f"{len(library.embeds)} video from elsewhere, which does not exist there",
        f"1 picture on hold: {library.images[HELD].title}",
        *_consent(library, today),
    ]


def _portraits(store: PictureStore) -> Drawn | None:
    """Members lie in the vault, for which a server on the internet has a key of its own."""
    return draw(portraits(), store) if settings.FOR_DEVELOPMENT else None


def _council(drawn: Drawn | None, today: date) -> list[str]:
    try:
        made = load_council(drawn, today=today)
    except HomePage.DoesNotExist:
        return ["left out, for there is no front page to put it below"]
    return [
        f"{made.bodies} bodies in {len(reading.LANGUAGES)} languages",
        f"{made.members} members who do not exist, of whom {made.leaving} leave",
    ]


def _consent(library: Library, today: date) -> list[str]:
    """Names go in the vault, for which a server on the internet has a key of its own."""
    if not settings.FOR_DEVELOPMENT:
        return []
    transaction.on_commit(partial(add_consent, library.images, today))
    return [f"1 consent, on which {len(SHOWN)} pictures rest, of somebody who does not exist"]


def _place_hold(record: UUID, today: date) -> None:
    place_hold(
        "media",
        record,
        ground=Hold.Ground.LEGAL_CLAIM,
        reason=HOLD_REASON,
        today=today,
        by=User.objects.filter(username="coordinator").first(),
    )
