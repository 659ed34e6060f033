"""What editors said of a picture goes with it, and what they said of something else stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from wagtail.models import Comment, CommentReply, PageLogEntry, Revision

from media_retention.operations.ends import erase_on_request
from tests.testapp.builders import fresh, full_page, make_video, published
from tests.testapp.models import EverythingPage

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]
SAID = "Is this really Sybrand Voorbeeld?"

ON_THE_PICTURE = [
    "hero_image",
    "hero_alt",
    "body.id-image",
    "body.id-figure",
    "body.id-figure.caption",
    "body.id-quote.portrait",
    "intro",
]
ON_SOMETHING_ELSE = ["title", "body.id-heading", "body.id-quote.text"]


@pytest.fixture
def photo(make_image: Make) -> Any:
    return make_image("A")


@pytest.fixture
def page(photo: Any) -> EverythingPage:
    return published(full_page(photo, make_video(), "On the stage"))


def comment(page: EverythingPage, path: str) -> Comment:
    """A comment with an answer, in a draft and in the log, as the page editor makes one."""
    user, _new = User.objects.get_or_create(username="writer")
    page = fresh(page)
    said = Comment(user=user, text=SAID, contentpath=path)
    said.replies = [CommentReply(user=user, text=f"Yes: {SAID}")]
    page.wagtail_admin_comments.add(said)
    page.save_revision()
    page.save()
    saved: Comment = Comment.objects.get(contentpath=path)
    saved.log_create(user=user)
    return saved


def words_kept() -> list[str]:
    """Everything in which the words of a comment could stay."""
    revisions = Revision.objects.values_list("content", flat=True)
    log = PageLogEntry.objects.values_list("data", flat=True)
    rows = [*Comment.objects.values_list("text"), *CommentReply.objects.values_list("text")]
    return [place for place in map(str, [*revisions, *log, *rows]) if SAID in place]


@pytest.mark.parametrize("path", ON_THE_PICTURE)
def test_a_comment_on_the_picture_goes(
    photo: Any, page: EverythingPage, path: str, today: date
) -> None:
    comment(page, path)
    assert words_kept()
    erase_on_request(photo.uuid, today=today)

    assert words_kept() == []


@pytest.mark.parametrize("path", ON_SOMETHING_ELSE)
def test_a_comment_on_something_else_stays(
    photo: Any, page: EverythingPage, path: str, today: date
) -> None:
    comment(page, path)
    erase_on_request(photo.uuid, today=today)

    kept = Comment.objects.get()
    assert (kept.contentpath, kept.replies.count()) == (path, 1)
    assert fresh(page).get_latest_revision().content["wagtail_admin_comments"]


def test_a_comment_that_an_editor_deleted_leaves_the_log_too(
    photo: Any, page: EverythingPage, today: date
) -> None:
    said = comment(page, "body.id-image")
    said.log_delete(user=said.user)
    said.delete()
    erase_on_request(photo.uuid, today=today)

    assert words_kept() == []
