"""Choosing a video for a page: uploading one that was there already asks which of the two."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Page as WagtailPage

from ser_site.content.register.load import load_register
from ser_site.media.models import SerVideo
from ser_site.news.models import NewsPage
from tests.browser.faults import violations
from tests.browser.signing_in import sign_in
from tests.testapp.builders import FILM, make_video


def test_one_chooses_the_old_or_the_new_one(
    live_server: LiveServer, page: Page, today: date, tmp_path: Path
) -> None:
    load_register()
    root = WagtailPage.get_first_root_node()
    assert root is not None
    make_video("Oud")
    item = NewsPage(
        title="Met film", date=today, body=[("video", {"video": make_other()})], live=False
    )
    root.add_child(instance=item)
    item.save_revision()
    file = tmp_path / "film.mp4"
    file.write_bytes(FILM)
    sign_in(page, live_server.url, "editor")
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto(f"{live_server.url}/admin/pages/{item.pk}/edit/")
    chooser = page.locator(".media-chooser")

    send(page, file, "")
    field = page.locator("#tab-upload-video [data-field]").first
    expect(field).to_contain_text("verplicht")
    expect(page.locator("#tab-upload-video button[type=submit]")).to_be_enabled()
    page.keyboard.press("Escape")

    asked = upload(page, file, "Nieuw")
    expect(asked).to_contain_text("precies hetzelfde bestand")
    assert violations(page, "[data-uploaded-before]") == []
    asked.get_by_text("Gebruik ‘Oud’").press("Enter")
    expect(asked).to_have_count(0)
    expect(chooser).to_contain_text("Oud")

    upload(page, file, "Nieuwer").get_by_text("Gebruik wat ik nu").press("Enter")
    expect(asked).to_have_count(0)
    expect(chooser).to_contain_text("Nieuwer")
    assert SerVideo.objects.filter(title__in=["Nieuw", "Nieuwer"]).count() == 2


def upload(page: Page, file: Path, title: str) -> Locator:
    """Choose another video by uploading one; the question that is asked then has the focus."""
    send(page, file, title)
    asked = page.locator("[data-uploaded-before]")
    expect(asked.get_by_role("link").first).to_be_focused()
    return asked


def send(page: Page, file: Path, title: str) -> None:
    """Fill in the upload of the chooser, and send it."""
    chooser = page.locator(".media-chooser")
    chooser.locator(".chosen button").first.click()
    chooser.locator("[data-chooser-action-choose]:visible").click()
    page.locator("#tab-label-upload-video").click()
    form = page.locator("#tab-upload-video form")
    form.locator("[type=file][name$='-file']").set_input_files(file)
    form.locator("[name$='-title']").fill(title)
    form.locator("[name$='-duration']").fill("3")
    form.locator("button[type=submit]").click()


def make_other() -> SerVideo:
    """A film that stands on the page now."""
    video = make_video("Eerst")
    SerVideo.objects.filter(pk=video.pk).update(file_hash="another")
    return video
