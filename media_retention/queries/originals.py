"""Which page a page was copied from."""

from wagtail.models import Page, PageLogEntry, Revision

COPIED = "wagtail.copy"
"""How Wagtail's log calls the copying of a page."""


def originals_of(page: Page) -> set[int]:
    """Ids of the page that this one was copied from; more than one when it is not certain.

    Wagtail's log says that a page is a copy and under which parent the original stands, not
    which page that is. Copied revisions keep their moment to the microsecond and tell it;
    without them every page of the same kind under that parent may be the one.
    """
    entry = PageLogEntry.objects.filter(page=page.pk, action=COPIED).order_by("pk").first()
    if entry is None:
        return set()
    return _by_revisions(page) or _by_parent(page, (entry.data.get("source") or {}).get("id"))


def _by_revisions(page: Page) -> set[int]:
    moments = page.revisions.values("created_at")
    same = Revision.page_revisions.filter(created_at__in=moments, content_type=page.content_type)
    return {int(pk) for pk in same.values_list("object_id", flat=True)} - {page.pk}


def _by_parent(page: Page, parent_id: int | None) -> set[int]:
    parent = Page.objects.filter(pk=parent_id).first()
    if parent is None:
        return set()
    siblings = parent.get_children().filter(content_type=page.content_type).exclude(pk=page.pk)
    return set(siblings.values_list("pk", flat=True))
