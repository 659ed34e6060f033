"""Taking media out of content: live rows, drafts, scheduled and old revisions."""

import logging
from collections.abc import Collection, Iterable, Sequence

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from wagtail.admin.models import FormState
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.search import index

from media_retention.content.live import strip_live, strip_live_from, strip_revision
from media_retention.content.targets import Target
from media_retention.operations.comments import CommentsOnPage
from media_retention.operations.translations import strip_sources
from media_retention.queries.media import CHUNK
from media_retention.queries.sources import PAGE

logger = logging.getLogger(__name__)

REVISIONS = 20
"""Revisions read into memory at a time."""


class Stripping:
    """One act of taking media out of content, object by object, within a transaction.

    Rows are changed without saving: a receiver or a validation of the site cannot stop an
    erasure. Search and reference index follow after commit.
    """

    def __init__(self, gone: Collection[Target]) -> None:
        self.gone = frozenset(gone)
        self.pages: set[int] = set()
        self.touched: set[tuple[str, str]] = set()

    def strip_all(self, sources: Iterable[tuple[str, str]]) -> None:
        """Strip every source, pages first, each group in the same order for everyone."""
        for model, pk in sorted(sources, key=lambda source: (source[0] != PAGE, source)):
            if model == PAGE:
                self.strip_page(int(pk))
            else:
                self._strip_other(model, pk)

    def strip_page(self, page_id: int) -> None:
        """Strip a page's row and all its revisions."""
        base = Page.objects.select_for_update().filter(pk=page_id).first()
        if base is None:
            return
        page = base.specific
        self.pages.add(page_id)
        comments = CommentsOnPage(page_id)
        step = strip_live_from(page, self.gone)
        if step.changed:
            comments.compare(step.before, step.after)
            self.touched.add((PAGE, str(page_id)))
        self._strip_revisions(page, comments)
        comments.forget()
        strip_sources(page, self.gone)
        forget_previews(type(page), [str(page_id)])

    def _strip_other(self, label: str, pk: str) -> None:
        try:
            model = apps.get_model(label)
        except LookupError:
            return  # the app is gone, and its tables are not ours to read
        found = model._base_manager.select_for_update(of=("self",)).filter(pk=pk).first()
        if found is None:
            return
        if strip_live(found, self.gone):
            self.touched.add((label, pk))
        self._strip_revisions(found)
        strip_sources(found, self.gone)
        forget_previews(model, [pk])

    def _strip_revisions(self, source: Model, comments: CommentsOnPage | None = None) -> None:
        revisions = Revision.objects.filter(
            base_content_type=ContentType.objects.get_for_model(_base(source)),
            object_id=str(source.pk),
        )
        for revision in revisions.order_by("pk").iterator(chunk_size=REVISIONS):
            before = revision.content
            if strip_revision(revision, self.gone) and comments is not None:
                comments.compare(before, revision.content)

    def refresh_indexes(self) -> None:
        """Bring the search and reference index up to date; what fails is logged."""
        refresh_indexes(self.touched)


def forget_previews(model: type[Model], pks: Sequence[str]) -> None:
    """Half-typed forms that Wagtail keeps for previews may speak of what is gone."""
    kept = FormState.objects.filter(
        content_type=ContentType.objects.get_for_model(model, for_concrete_model=False)
    )
    for start in range(0, len(pks), CHUNK):
        kept.filter(object_id__in=pks[start : start + CHUNK]).delete()


def refresh_indexes(touched: Iterable[tuple[str, str]]) -> None:
    """Index changed objects anew. One that cannot be indexed does not stop the others."""
    for label, pk in sorted(touched):
        try:
            with transaction.atomic():
                _index_anew(label, pk)
        except Exception:
            logger.exception("%s %s could not be indexed anew", label, pk)


def _index_anew(label: str, pk: str) -> None:
    """Read and index under the row's lock: what was read may not be stale when it is written."""
    row = apps.get_model(label)._base_manager.select_for_update(of=("self",)).filter(pk=pk)
    found = row.first()
    if found is None:
        return
    current = found.specific if isinstance(found, Page) else found
    index.insert_or_update_object(current)
    if ReferenceIndex.is_indexed(type(current)):
        ReferenceIndex.create_or_update_for_object(current)


def _base(source: Model) -> type[Model]:
    parents = source._meta.get_parent_list()
    return parents[-1] if parents else type(source)
