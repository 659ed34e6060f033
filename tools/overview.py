"""Make the picture at the top of README from the running demonstration.

make demo            (in another terminal, and let it sweep)
python -m tools.overview http://127.0.0.1:8000
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, sync_playwright

from tools.chromium import chromium

STATEMENT = "/privacyverklaring/"
PAGES = (
    "/nieuws/afspraken-over-scholing-in-de-techniek/",
    "/magazine/veertig-jaar-tussen-de-potten/",
    STATEMENT,
)
PHONE = {"width": 400, "height": 780}
GAP, BACKGROUND, EDGE = 40, "#e3edea", "#9db5af"
TARGET = Path(__file__).resolve().parent.parent / "docs" / "images" / "overview.png"


def phone(browser: Browser, address: str) -> Image.Image:
    """A page as a phone shows it."""
    page = browser.new_page(viewport={"width": PHONE["width"], "height": PHONE["height"]})
    response = page.goto(address)
    if response is None or not response.ok:
        sys.exit(f"{address} does not answer as it should")
    page.wait_for_load_state("networkidle")
    if address.endswith(STATEMENT):
        # The last line that must be seen.
        page.locator("[data-rule='magazine-media']").scroll_into_view_if_needed()
    return Image.open(BytesIO(page.screenshot())).convert("RGB")


def beside_each_other(pictures: list[Image.Image]) -> Image.Image:
    """The pictures on one background, each with a thin edge."""
    width = GAP + len(pictures) * (PHONE["width"] + GAP)
    sheet = Image.new("RGB", (width, PHONE["height"] + 2 * GAP), BACKGROUND)
    draw = ImageDraw.Draw(sheet)
    for number, picture in enumerate(pictures):
        left = GAP + number * (PHONE["width"] + GAP)
        sheet.paste(picture, (left, GAP))
        right, bottom = left + PHONE["width"], GAP + PHONE["height"]
        draw.rectangle((left - 1, GAP - 1, right, bottom), outline=EDGE)
    return sheet


def main(site: str) -> None:
    """Three pages, side by side, into docs/images."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        pictures = [phone(browser, site + path) for path in PAGES]
        browser.close()
    TARGET.parent.mkdir(exist_ok=True)
    beside_each_other(pictures).quantize(256).save(TARGET, optimize=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: overview.py ADDRESS")
    main(sys.argv[1].rstrip("/"))
