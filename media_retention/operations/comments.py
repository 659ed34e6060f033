"""What editors said of a picture goes with it: comments, their copies in revisions, the log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import COMMENTS_RELATION_NAME, Comment, Page, PageLogEntry, Revision

from media_retention.content.paths import value_at

REVISIONS = 20
"""Revisions read into memory at a time."""


class CommentsOnPage:
    """The comments on one page, to be compared with what is taken out of its content.

    Wagtail keeps the words of a comment in its own row, in every revision since, and in the
    page's log, also after an editor deleted it.
    """

    def __init__(self, page_id: int) -> None:
        self.page_id = page_id
        rows = Comment.objects.filter(page_id=page_id)
        self.paths = set(rows.values_list("contentpath", flat=True))
        self.paths |= {_path_in(data) for data in self._log().values_list("data", flat=True)}
        self.ended: set[str] = set()

    def compare(self, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
        """Note the comments on what differs: it has lost a picture, or words about one."""
        paths = self.paths | {one.get("contentpath", "") for one in _comments_in(before)}
        for path in paths - self.ended:
            if value_at(before, path) != value_at(after, path):
                self.ended.add(path)

    def forget(self) -> None:
        """Remove the comments noted, with the answers to them."""
        if not self.ended:
            return
        Comment.objects.filter(page_id=self.page_id, contentpath__in=self.ended).delete()
        for pk, data in self._log().values_list("pk", "data"):
            if _path_in(data) in self.ended:
                PageLogEntry.objects.filter(pk=pk).update(data={})
        revisions = Revision.objects.filter(
            base_content_type=ContentType.objects.get_for_model(Page),
            object_id=str(self.page_id),
        )
        for revision in revisions.order_by("pk").iterator(chunk_size=REVISIONS):
            self._leave(revision)

    def _leave(self, revision: Revision) -> None:
        said = _comments_in(revision.content)
        kept = [one for one in said if one.get("contentpath") not in self.ended]
        if len(kept) < len(said):
            content = {**revision.content, COMMENTS_RELATION_NAME: kept}
            Revision.objects.filter(pk=revision.pk).update(content=content)

    def _log(self) -> Any:
        return PageLogEntry.objects.filter(
            page_id=self.page_id, action__startswith="wagtail.comments."
        )


def _comments_in(content: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    said = content.get(COMMENTS_RELATION_NAME)
    return [one for one in said if isinstance(one, Mapping)] if isinstance(said, list) else []


def _path_in(data: Any) -> str:
    comment = data.get("comment") if isinstance(data, Mapping) else None
    return str(comment.get("contentpath", "")) if isinstance(comment, Mapping) else ""
