"""An overview with one event, and the forms for complaints and objections, in both languages."""

from __future__ import annotations

from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from wagtail.models import Locale, Page

from forms_privacy.answers import Sort
from ser_site.complaints.models import ComplaintField, ComplaintPage
from ser_site.events.models import EventField, EventIndexPage, EventPage
from ser_site.home.models import HomePage

from . import reading

SORTS = {"identifying": Sort.IDENTIFYING, "plain": Sort.PLAIN, "sensitive": Sort.SENSITIVE}
IN = relativedelta(weeks=5)
"""How far ahead the sample event lies."""


def load_encounters(*, today: date) -> list[str]:
    """Make the pages. Returns their addresses."""
    words = reading.read(reading.TEXTS / "pages" / "encounters.toml")
    made: list[Page] = []
    index = add_pages(words["events"], EventIndexPage(show_in_menus=True), None, made)
    event = EventPage(kind="event", is_open=True, capacity=40)
    event.starts_on = event.ends_on = today + IN
    event.closes_on = today + IN - relativedelta(days=3)
    add_pages(words["event"], event, index, made, EventField)
    for kind in ("complaint", "objection"):
        add_pages(words[kind], ComplaintPage(kind=kind), None, made, ComplaintField)
    return [f"{len(made)} pages: {', '.join(str(page.url) for page in made if page.url)}"]


def add_pages(
    words: dict[str, Any],
    first: Any,
    below: dict[str, Page] | None,
    made: list[Page],
    question: Any = None,
) -> dict[str, Page]:
    """A page in each language; the later ones are translations of the first."""
    found: dict[str, Page] = {}
    for language in reading.LANGUAGES:
        locale = Locale.objects.get(language_code=language)
        told = words[language]
        if not found:
            page = first
            page.locale, page.live = locale, False
            _fill(page, told, question)
            parent = below[language] if below else HomePage.objects.get(locale=locale)
            page = parent.add_child(instance=page)
        else:
            page = next(iter(found.values())).copy_for_translation(locale)
            _fill(page, told, question)
        page.save_revision().publish()
        page.refresh_from_db()
        found[language] = page
        made.append(page)
    if question is not None:
        # Staff read Dutch: the inbox calls the form by its first page.
        _record = found[reading.LANGUAGES[0]].form_record
    return found


def _fill(page: Any, told: dict[str, Any], question: Any) -> None:
    """The words of a page; questions are made anew in each language."""
    for name, text in told.items():
        if name != "questions":
            setattr(page, name, text)
    if question is not None:
        page.form_fields = [
            question(
                sort_order=place,
                label=one["label"],
                choices=one.get("choices", ""),
                clean_name=one["name"],
                field_type=one["type"],
                required=one.get("required", True),
                help_text=one.get("help", ""),
                sort=SORTS[one.get("sort", "plain")],
            )
            for place, one in enumerate(told["questions"])
        ]
