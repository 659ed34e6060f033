"""What pages are called where several are named together."""

from collections import Counter
from collections.abc import Iterable, Mapping

from wagtail.models import Locale, Page


def titles_of(pages: Iterable[Page], languages: Mapping[int, str] | None = None) -> dict[int, str]:
    """Titles by page; with its language where one of these in another language has the same.

    A page and its translation often share a title, as of somebody's profile. The names of
    languages are read when that is so and nobody gave them: one query.
    """
    known = {page.pk: page for page in pages}
    titles = {pk: str(page.get_admin_display_title()) for pk, page in known.items()}
    spoken = {(title, known[pk].locale_id) for pk, title in titles.items()}
    often = Counter(title for title, _language in spoken)
    same = [pk for pk, title in titles.items() if often[title] > 1]
    if same and languages is None:
        languages = language_names()
    for pk in same:
        if language := (languages or {}).get(known[pk].locale_id):
            titles[pk] = f"{titles[pk]} ({language})"
    return titles


def language_names() -> dict[int, str]:
    """What the languages of pages are called, in the reader's own."""
    return {one.pk: str(one.get_display_name() or "") for one in Locale.objects.all()}
