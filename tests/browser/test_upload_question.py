"""Uploading as an editor does it: one answer for a batch, by keyboard, on every width."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from ser_site.content.register.load import load_register
from ser_site.media.models import SerImage
from tests import carrying
from tests.browser.faults import NARROW, faults_on
from tests.browser.signing_in import sign_in

MINE = ".retained-batch, #upload-list form *"


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """Two photos that differ."""
    made = [tmp_path / "a.jpg", tmp_path / "b.png"]
    made[0].write_bytes(carrying.jpeg())
    made[1].write_bytes(carrying.png())
    return made


@pytest.fixture
def batch(live_server: LiveServer, page: Page) -> Page:
    """The screen on which an editor adds many images."""
    load_register()
    sign_in(page, live_server.url, "editor")
    page.goto(f"{live_server.url}/admin/images/multiple/add/")
    return page


def send(page: Page, photo: Path, *, there: int) -> None:
    page.set_input_files("#fileupload", photo)
    expect(page.locator("#upload-list form")).to_have_count(there)


def test_people_are_assumed_until_another_answer_by_keyboard_which_counts_from_then_on(
    batch: Page, photos: list[Path]
) -> None:
    send(batch, photos[0], there=1)
    batch.locator("[name=people_recognisable]").first.focus()
    batch.keyboard.press("ArrowRight")
    send(batch, photos[1], there=2)

    found = SerImage.objects.order_by("pk")
    assert [image.people_recognisable for image in found] == [True, False]


def test_the_screen_has_no_fault_and_what_was_proposed_is_stored_when_it_is_kept(
    batch: Page, photos: list[Path]
) -> None:
    send(batch, photos[0], there=1)
    batch.locator("#upload-list summary").first.click()

    assert faults_on(batch, within=".retained-batch, .retained-answers") == []
    assert (
        batch.evaluate(
            f"Math.max(...[...document.querySelectorAll({MINE!r})]"
            ".map(one => one.getBoundingClientRect().right))"
        )
        <= NARROW
    )
    batch.click("#upload-list button[type=submit]")
    expect(batch.locator("#upload-list form")).to_have_count(0)
    assert SerImage.objects.get().credit == f"{carrying.MAKER} / Bureau Beeld"
