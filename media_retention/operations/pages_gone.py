"""What the suite notes of pages, forgotten for many pages that are deleted at once."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from media_retention.models import Placement
from media_retention.operations import traces, translations
from media_retention.operations.left_behind import forget_forms
from media_retention.operations.rows import leave_search
from media_retention.queries.media import CHUNK


def forget_pages(pages: Sequence[Page]) -> None:
    """For who deletes pages of one class in a few statements, so that no receiver hears of each.

    In the caller's transaction, before the rows go: uses and traces of media, what is kept for
    translating and for previews, entries of search and of Wagtail's index of references.
    """
    if not pages:
        return
    leave_search(type(pages[0]), pages)
    translations.forget_sources(pages)
    forget_forms()
    pks = [page.pk for page in pages]
    traces.forget_sources(Page, pks)
    of_pages = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    for start in range(0, len(pks), CHUNK):
        some = pks[start : start + CHUNK]
        Placement.objects.filter(page_id__in=some, shown=True).update(shown=False)
        of_pages.filter(object_id__in=[str(pk) for pk in some]).delete()
