"""Uploading as an editor does it: one answer for a batch, by keyboard, on every width."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from ser_site.content.register.load import load_register
from ser_site.media.models import SerImage
from tests import carrying
from tests.people import user_as

Editor = Callable[..., Page]


@pytest.fixture
def editor(live_server: LiveServer, page: Page) -> Editor:
    """An editor who adds many images, with the admin in a language."""

    def sign_in(language: str = "nl") -> Page:
        load_register()
        user_as("editor", language)
        page.goto(f"{live_server.url}/admin/login/")
        page.fill("[name=username]", "editor")
        page.fill("[name=password]", "editor")
        page.click("button[type=submit]")
        page.wait_for_url("**/admin/")
        page.goto(f"{live_server.url}/admin/images/multiple/add/")
        return page

    return sign_in


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """Two photos that differ."""
    made = [tmp_path / "a.jpg", tmp_path / "b.jpg"]
    made[0].write_bytes(carrying.jpeg())
    made[1].write_bytes(carrying.png())
    made[1] = made[1].rename(tmp_path / "b.png")
    return made


def send(page: Page, photos: list[Path]) -> None:
    page.set_input_files("#fileupload", photos)
    expect(page.locator("#upload-list form")).to_have_count(len(photos))


def test_one_answer_by_keyboard_counts_for_all(editor: Editor, photos: list[Path]) -> None:
    page = editor()
    page.locator("[name=people_recognisable]").first.focus()
    page.keyboard.press("ArrowRight")
    send(page, photos)

    assert [image.people_recognisable for image in SerImage.objects.all()] == [False, False]


def test_without_an_answer_people_are_assumed(editor: Editor, photos: list[Path]) -> None:
    send(editor(), photos)

    assert [image.people_recognisable for image in SerImage.objects.all()] == [True, True]


def test_what_was_proposed_is_stored_when_it_is_kept(editor: Editor, photos: list[Path]) -> None:
    page = editor()
    send(page, photos[:1])
    page.click("#upload-list button[type=submit]")
    expect(page.locator("#upload-list form")).to_have_count(0)

    assert SerImage.objects.get().credit == f"{carrying.MAKER} / Bureau Beeld"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_screen_is_accessible(editor: Editor, photos: list[Path], language: str) -> None:
    page = editor(language)
    send(page, photos)
    page.locator("#upload-list summary").first.click()
    found = Axe().run(page, context=".retained-batch, .retained-answers")

    assert [one["id"] for one in found.response["violations"]] == []


def test_nothing_runs_off_a_narrow_screen(editor: Editor, photos: list[Path]) -> None:
    page = editor()
    page.set_viewport_size({"width": 360, "height": 800})
    send(page, photos[:1])
    page.locator("#upload-list summary").click()
    right = page.evaluate(
        "Math.max(...[...document.querySelectorAll('.retained-batch, #upload-list form *')]"
        ".map(one => one.getBoundingClientRect().right))"
    )

    assert right <= 360
