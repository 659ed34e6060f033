"""Choosing a video for a page: uploading one that was there already asks which of the two."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from ser_site.content.register.load import load_register
from ser_site.media.models import SerVideo
from ser_site.news.models import NewsPage
from tests.people import user_as
from tests.site_builder import build_site
from tests.testapp.builders import FILM, make_video


@pytest.mark.parametrize(
    ("use", "title"), [("Gebruik ‘Oud’", "Oud"), ("Gebruik wat ik nu", "Nieuw")]
)
def test_one_chooses_the_old_or_the_new_one(
    live_server: LiveServer, page: Page, today: date, tmp_path: Path, use: str, title: str
) -> None:
    load_register()
    site = build_site(port=int(live_server.url.rsplit(":", 1)[1]))
    make_video("Oud")
    item = NewsPage(
        title="Met film", date=today, body=[("video", {"video": make_other()})], live=False
    )
    site["news"].add_child(instance=item)
    item.save_revision()
    file = tmp_path / "film.mp4"
    file.write_bytes(FILM)
    user_as("editor", "nl")
    page.goto(f"{live_server.url}/admin/login/")
    page.fill("[name=username]", "editor")
    page.fill("[name=password]", "editor")
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto(f"{live_server.url}/admin/pages/{item.pk}/edit/")
    chooser = page.locator(".media-chooser")
    chooser.locator(".chosen button").first.click()
    chooser.locator("[data-chooser-action-choose]:visible").click()
    page.locator("#tab-label-upload-video").click()
    form = page.locator("#tab-upload-video form")
    form.locator("[type=file][name$='-file']").set_input_files(file)
    form.locator("[name$='-title']").fill("Nieuw")
    form.locator("[name$='-duration']").fill("3")
    form.locator("button[type=submit]").click()

    asked = page.locator("[data-uploaded-before]")
    expect(asked).to_contain_text("precies hetzelfde bestand")
    found = Axe().run(page, context="[data-uploaded-before]").response["violations"]
    assert [fault["id"] for fault in found] == []
    asked.get_by_text(use).press("Enter")

    expect(asked).to_have_count(0)
    expect(chooser).to_contain_text(title)
    assert SerVideo.objects.filter(title="Nieuw").exists()


def make_other() -> SerVideo:
    """A film that stands on the page now."""
    video = make_video("Eerst")
    SerVideo.objects.filter(pk=video.pk).update(file_hash="another")
    return video
