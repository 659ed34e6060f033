"""Whether a medium may be shown, wherever it is rendered.

Even when no sweep runs, a medium past its due date is not shown, and neither is one on a
page where its use is over.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe

from media_retention.models.placement import Placement


class PageInView:
    """The page being served, and the media whose use on it is over (one query, if asked)."""

    def __init__(self, page_id: int) -> None:
        self.page_id = page_id
        self._over: Collection[UUID] | None = None

    def is_over(self, medium: UUID, today: date) -> bool:
        """Whether this medium's use on the page has ended."""
        if self._over is None:
            self._over = set(
                Placement.objects.filter(page_id=self.page_id, due__lte=today).values_list(
                    "medium", flat=True
                )
            )
        return medium in self._over


_in_view: ContextVar[PageInView | None] = ContextVar("page_in_view", default=None)


def now_serving(page_id: int | None) -> None:
    """Say which page is being rendered; None for none."""
    _in_view.set(PageInView(page_id) if page_id is not None else None)


@contextmanager
def part_of(page_id: int | None) -> Iterator[None]:
    """Within this, what is rendered belongs to another page: its teaser in an overview."""
    around = _in_view.get()
    if page_id is not None and (around is None or around.page_id != page_id):
        now_serving(page_id)
    try:
        yield
    finally:
        _in_view.set(around)


def use_is_over(medium: UUID, today: date) -> bool:
    """Whether the page being rendered may no longer show this medium."""
    page = _in_view.get()
    return page is not None and page.is_over(medium, today)


class NoLongerPublic(Exception):
    """An image was taken off the site while a size of it was being made."""


class AbsentRendition:
    """Stands in for a rendition that may not be shown: falsy, and renders as nothing."""

    url = full_url = alt = attrs = background_position_style = ""
    width = height = 0
    file = focal_point = None

    def __init__(self, image: object) -> None:
        self.image = image
        self.attrs_dict: dict[str, str] = {}

    def __bool__(self) -> bool:
        return False

    def img_tag(self, extra_attributes: object = None) -> SafeString:
        """No tag at all."""
        return mark_safe("")

    def __html__(self) -> str:
        return ""

    __str__ = __html__
