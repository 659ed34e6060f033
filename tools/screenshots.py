"""Make the pictures of the how-tos again, from the running demonstration.

make demo            (in another terminal, freshly loaded, and let it sweep)
python -m tools.screenshots http://127.0.0.1:8000

It uploads a picture, records a consent and an objection, withdraws the consent, changes the
statement, complains, and registers for an event: use a demonstration that may be thrown away
(``VAR_DIR=/tmp/shots make demo``).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from urllib.parse import quote, urlsplit

import django
import typst
from PIL import Image
from playwright.sync_api import Browser, FilePayload, FloatRect, Page, sync_playwright

from tools.chromium import chromium

WIDTH, HEIGHT, SIDEBAR = 1280, 800, 200
BARE = "footer, wagtail-userbar { display: none !important }"
"""A part of a screen is photographed without what floats above it."""
LOW, HIGH = 480, 1500
"""Heights of a window for a short list with a bar below it, and for a screen as a whole."""

COLOURS = 64
"""Few enough to keep each picture small, enough to read it."""

SETTLED = 600
"""Milliseconds in which a menu or a bar has come up."""

TARGET = Path(__file__).resolve().parent.parent / "docs" / "how-to" / "images"

SOON = "zonnepanelen"
GREENHOUSE = "Yara Schetsma"
VISIT = "Testpersoon op huisbezoek"
TWICE = "Nog een keer op huisbezoek"


class Desk:
    """Somebody's browser in the admin, and the camera above it."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site

    def go(self, path: str) -> None:
        """Open a screen; an error ends the work."""
        response = self.page.goto(self.site + path)
        if response is None or not response.ok:
            sys.exit(f"{path} does not answer as it should")
        self.page.wait_for_load_state("networkidle")

    def click(self, selector: str, text: str = "") -> None:
        """Click the first of these in the screen itself that has the text."""
        self.page.locator(f"main {selector}", has_text=text).first.click()
        self.page.wait_for_load_state("networkidle")

    def follow(self, text: str) -> None:
        """Take the button that leads to another screen."""
        self.click("a.button", text)

    def press(self, text: str) -> None:
        """Press the button that does it."""
        self.click("button", text)

    def open_image(self, words: str) -> None:
        """The edit screen of the picture whose title has these words."""
        self.go(f"/admin/images/?layout=list&q={quote(words)}")
        self.click("td.title a", words)

    def shoot(self, name: str, *, height: int = HEIGHT) -> None:
        """The screen beside the menu, from the top."""
        self.page.evaluate("window.scrollTo(0, 0)")
        clip = FloatRect(x=SIDEBAR, y=0, width=WIDTH - SIDEBAR, height=min(height, HEIGHT))
        _save(name, self.page.screenshot(clip=clip))

    def shoot_part(self, name: str, selector: str) -> None:
        """One part of the screen."""
        _save(name, self.page.locator(selector).last.screenshot(style=BARE))


def _save(name: str, shot: bytes) -> None:
    picture = Image.open(BytesIO(shot)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    picture.save(TARGET / f"{name}.png", optimize=True)


def _password(username: str) -> str:
    """As everybody may know it: what the sample content says."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ser_site.settings.development")
    django.setup()
    from ser_site.content.accounts import ACCOUNTS

    return next(one.password for one in ACCOUNTS if one.username == username)


@contextmanager
def signed_in(browser: Browser, site: str, username: str) -> Iterator[Desk]:
    """One of the sample accounts at a desk, with the admin in Dutch."""
    password = _password(username)
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, locale="nl-NL")
    page = context.new_page()
    page.goto(f"{site}/admin/login/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", password)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")
    yield Desk(page, site)
    context.close()


def reading(desk: Desk) -> None:
    """What an editor reads, changing nothing."""
    desk.go("/admin/")
    desk.shoot_part("home-leaving", "#media-leaving-section")
    desk.open_image(SOON)
    desk.shoot_part("stays-until", "section.retained")
    desk.open_image("Groepsfoto")
    desk.shoot_part("under-a-hold", "section.retained")
    desk.go("/admin/images/?layout=list&end=quarter")
    desk.page.locator("button[aria-label*=ilter]").first.click()
    desk.page.wait_for_timeout(SETTLED)
    desk.shoot("filters", height=420)
    desk.go("/admin/media-retention/leaving/")
    desk.shoot("report", height=620)
    desk.go("/admin/media-retention/embeds/")
    desk.click("td.title a")
    desk.shoot_part("video-from-elsewhere", "section.retained")


def the_page(desk: Desk) -> None:
    """The edit screen of a page that loses its photo soon."""
    desk.open_image(SOON)
    desk.click(".retained__uses a")
    desk.shoot("page-warning", height=240)
    desk.shoot_part("page-media", "section.w-panel:has(.retained__uses)")


def uploading(desk: Desk) -> None:
    """The question, and what is said of a file that is here already."""
    desk.open_image(VISIT)
    address = desk.page.locator("main a[href$='.jpg']").first.get_attribute("href")
    again = desk.page.request.get(desk.site + str(address)).body()
    desk.go("/admin/images/multiple/add/")
    desk.shoot("upload-question", height=440)
    file = FilePayload(name="huisbezoek.jpg", mimeType="image/jpeg", buffer=again)
    for title in ("Op huisbezoek in de wijk", TWICE):
        desk.go("/admin/images/add/")
        desk.page.fill("[name=title]", title)
        desk.page.set_input_files("[name=file]", file)
        desk.click("form [type=submit]")
    desk.open_image(TWICE)
    desk.shoot_part("twins", "section.retained")


def taking_down(desk: Desk) -> None:
    """Off the site, and back."""
    desk.open_image(GREENHOUSE)
    desk.follow("Van de site halen")
    desk.shoot("take-down", height=560)
    desk.press("Van de site halen")
    desk.shoot_part("taken-down", "section.retained")
    desk.follow("Terugzetten")
    desk.press("Terugzetten")


def acting_on_many(desk: Desk) -> None:
    """A selection, and what the buttons below it do."""
    desk.go("/admin/images/?layout=list&people=consent")
    for row in (0, 1):
        desk.page.locator("tbody [data-bulk-action-checkbox]").nth(row).check()
    desk.page.wait_for_timeout(SETTLED)
    desk.shoot("bulk-select")
    desk.page.locator("[data-bulk-action-button]", has_text="Grondslag").first.click()
    desk.page.wait_for_load_state("networkidle")
    desk.shoot("bulk-use")


def objecting(desk: Desk) -> None:
    """Somebody objects to a photo on journalistic interest."""
    desk.open_image("langs de gracht")
    desk.follow("Bezwaar")
    desk.page.get_by_label("Wie maakt bezwaar, en waarom?").fill(
        "Een voorbijganger (verzonnen) wil niet herkenbaar bij dit artikel staan."
    )
    desk.shoot("object", height=620)
    desk.press("Vastleggen en van de site halen")


def consenting(desk: Desk) -> None:
    """Record a consent, attach it, withdraw it."""
    desk.open_image(SOON)
    desk.follow("Toestemming")
    desk.follow("Nieuwe toestemming vastleggen")
    page = desk.page
    page.fill("[name=contact]", "sanne@voorbeeld.example")
    page.fill("[name=purpose]", "Foto’s van het werkbezoek, op de website")
    page.fill("[name=wording]", "Ik vind het goed dat de SER mijn foto plaatst.")
    page.fill("[name=wording_version]", "2024-1")
    page.fill("[name=given_on]", "2024-06-20")
    page.select_option("[name=channel]", "paper")
    page.fill("[name=name]", "Sanne Stel")
    page.wait_for_timeout(SETTLED)
    desk.shoot("consent-new")
    desk.click("form [type=submit]")
    desk.open_image(SOON)
    desk.follow("Toestemming")
    if page.locator("[name=consent]").count():
        page.select_option("[name=consent]", index=1)
        desk.shoot("consent-attach", height=640)
        desk.press("Koppelen")
    desk.open_image(SOON)
    desk.click(".retained__consents a")
    desk.follow("Intrekken")
    page.get_by_label("E-mail").check()
    desk.shoot("withdraw")
    desk.press("Toestemming intrekken")
    desk.shoot("withdrawn", height=620)


def the_register(desk: Desk) -> None:
    """Rules and their periods, and what a change would do."""
    desk.go("/admin/")
    desk.shoot_part("home-promises", "#retention-promises-section")
    desk.go("/admin/privacy/rules/")
    desk.shoot("rules", height=520)
    desk.click("a", "2,5 jaar")
    desk.page.get_by_label("Hoeveel").fill("2")
    desk.page.get_by_label("Eenheid").select_option("jaar")
    desk.page.get_by_label("Waarom").fill("Korter is genoeg")
    desk.press("Bekijk wat dit doet")
    desk.shoot("period-preview", height=640)


def members(desk: Desk) -> None:
    """A member leaves, and stays after all."""
    desk.go("/admin/members/")
    desk.shoot("members", height=560)
    desk.go("/admin/members/ending/")
    desk.shoot("members-ending", height=LOW)
    desk.go("/admin/members/")
    desk.click("td.title a", "Ravi")
    desk.follow("Vertrekt")
    desk.press("Bekijk wat er weggaat")
    desk.shoot("member-leaves")
    desk.press("Ja, dit lid is vertrokken")
    desk.shoot("member-left", height=620)
    desk.press("Maak ongedaan")


def applications(desk: Desk) -> None:
    """A vacancy's applicants, one of them, and what closing does."""
    desk.go("/admin/applications/")
    desk.click("td.title a", "Beleidsmedewerker")
    desk.shoot("vacancy-applicants", height=460)
    desk.follow("Sluit de procedure")
    desk.shoot("vacancy-close", height=560)


def subsidies(desk: Desk) -> None:
    """The screen on which a request was granted, and the register."""
    desk.go("/admin/inbox/?status=ended")
    desk.page.locator("main tr", has_text="Toegekend").first.locator("a").first.click()
    desk.page.wait_for_load_state("networkidle")
    desk.click("a[href*='/grant/']")
    desk.shoot("subsidy-grant", height=700)
    desk.go("/admin/subsidies/")
    desk.shoot("subsidy-register", height=280)


def in_steps(desk: Desk) -> None:
    """A long form, as a visitor walks through it: a step with a file, and the summary."""
    page = desk.page
    desk.go("/subsidie-aanvragen/")
    page.get_by_label("Organisatie").fill("Stichting Voorbeeldwerk")
    page.get_by_label("Naam van de contactpersoon").fill("Froukje Verzonnen")
    page.get_by_label("E-mailadres").fill("froukje@voorbeeld.example")
    _go_on(page)
    page.get_by_label("Wat gaan jullie doen?").fill("Cursussen voor starters.")
    _go_on(page)
    page.get_by_label("Hoeveel vraag je aan?").fill("12500")
    _shoot_from(page, "form-step", "h2.fp-step")
    page.set_input_files(
        "[name=begroting]",
        FilePayload(name="begroting.pdf", mimeType="application/pdf", buffer=_a_pdf()),
    )
    _go_on(page)
    page.locator("main h2.fp-step").wait_for()
    _shoot_from(page, "form-summary", "h2.fp-step")


def _go_on(page: Page) -> None:
    page.locator("main form button[value=next]").last.click()
    page.wait_for_load_state("networkidle")


def _shoot_from(page: Page, name: str, first: str) -> None:
    """From here to the end of the form; of a step without the notice above the summary."""
    page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    top = page.locator(f"main {first}").bounding_box()
    form = page.locator("main form.fp-form").bounding_box()
    if top is None or form is None:
        sys.exit(f"{name}: it is not shown")
    y = top["y"] - 24
    height = form["y"] + form["height"] + 24 - y
    clip = FloatRect(x=top["x"] - 24, y=y, width=top["width"] + 48, height=height)
    _save(name, page.screenshot(clip=clip, full_page=True, style=BARE))


def _a_pdf() -> bytes:
    """A small document."""
    content: bytes = typst.compile(b"= Begroting")
    return content


def asking(desk: Desk) -> None:
    """The contact form, with what is wrong above it; then two messages come in."""
    page = desk.page
    desk.go("/contact/")
    _ask(page, "wietske", "Mijn nummer is 123456782. Klopt mijn gegeven?")
    _shoot_from(page, "form-mistakes", ".fp-mistakes")
    for question in ("Waar vind ik het advies over kinderopvang?", "Mag ik een keer langskomen?"):
        desk.go("/contact/")
        _ask(page, "wietske@voorbeeld.example", question)


def _ask(page: Page, address: str, question: str) -> None:
    page.get_by_label("Naam").fill("Wietske Verzonnen")
    page.get_by_label("E-mailadres").fill(address)
    page.get_by_label("Je vraag of bericht").fill(question)
    page.locator("main form [type=submit]").last.click()
    page.wait_for_load_state("networkidle")


def the_inbox(desk: Desk) -> None:
    """What is to be done, with some of it ticked; and a message in hand, with a note."""
    page = desk.page
    desk.go("/admin/inbox/")
    for row in (0, 1):
        page.locator("tbody [data-bulk-action-checkbox]").nth(row).check()
    page.set_viewport_size({"width": WIDTH, "height": LOW})
    page.wait_for_timeout(SETTLED)
    desk.shoot("inbox", height=LOW)
    page.set_viewport_size({"width": WIDTH, "height": HIGH})
    page.locator("main tr", has_text="Contact").first.locator("a").first.click()
    page.wait_for_load_state("networkidle")
    desk.press("In behandeling")
    page.get_by_label("Nieuwe notitie").fill("Gebeld: belt morgen terug over de samenvatting.")
    desk.press("Bewaar deze notitie")
    desk.go(urlsplit(page.url).path)
    desk.shoot_part("inbox-message", "main .inbox")


def who_reads(desk: Desk) -> None:
    """Which group does what with the messages of a form."""
    desk.go("/admin/privacy/form-rights/")
    desk.click("td.title a", "Contact")
    desk.shoot("inbox-rights", height=700)


def answers(desk: Desk) -> None:
    """The numbers of a survey."""
    desk.go("/admin/surveys/")
    desk.click("td.title a", "bijeenkomsten")
    desk.shoot("survey-results", height=640)


def terms(desk: Desk) -> None:
    """A complaint comes in by the form on the site; its term stands in the list."""
    page = desk.page
    desk.go("/klacht/")
    page.get_by_label("Naam").fill("Wietske Verzonnen")
    page.get_by_label("E-mailadres").fill("wietske@voorbeeld.example")
    page.get_by_label("Wat ging er mis?").fill("Niemand belde terug.")
    page.locator("main form [type=submit]").click()
    page.wait_for_load_state("networkidle")
    desk.go("/admin/complaints/terms/")
    desk.shoot("complaint-terms", height=280)


def at_the_door(desk: Desk) -> None:
    """Somebody registers, and stands on the list."""
    page = desk.page
    desk.go("/bijeenkomsten/werk-aan-de-kust/")
    page.get_by_label("Naam").fill("Sjoerd Verzinsel")
    page.get_by_label("E-mailadres").fill("sjoerd@voorbeeld.example")
    page.get_by_label("Ik vind het goed").check()
    page.locator("main form [type=submit]").click()
    page.wait_for_load_state("networkidle")
    desk.go("/admin/events/")
    desk.follow("Deelnemerslijst")
    desk.shoot("event-door", height=360)


def deciding(desk: Desk) -> None:
    """Holds, the objection that waits, and the proof."""
    desk.open_image(GREENHOUSE)
    desk.follow("Onder bewaarplicht plaatsen")
    desk.shoot("hold", height=760)
    desk.go("/admin/privacy/objections/")
    desk.click("td a")
    desk.follow("Besluiten")
    desk.shoot("decide", height=720)
    desk.go("/admin/privacy/ledger/")
    desk.shoot("ledger", height=520)
    desk.click("td a")
    desk.shoot("proof", height=640)


def the_statement(desk: Desk) -> None:
    """Change a sentence in Dutch, and see which English is out of date."""
    page = desk.page
    _open_page(desk, "Privacy- en cookieverklaring")
    text = page.locator("[role=textbox][contenteditable=true]", has_text="TLS").first
    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Ook als je alleen leest.")
    page.wait_for_timeout(SETTLED)
    block = page.locator("section.w-panel", has=text).last
    _save("statement-block", block.screenshot(style=BARE))
    page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    page.locator("[name=action-publish]").click()
    page.wait_for_load_state("networkidle")
    _open_page(desk, "Privacy- en cookieverklaring")
    page.locator("header [data-w-dropdown-target=toggle]").first.click()
    page.get_by_role("link", name="Synchroniseer vertaalde").click()
    page.wait_for_load_state("networkidle")
    desk.click("form [type=submit]")
    _open_page(desk, "Privacy and cookie statement")
    page.locator("li.incomplete").evaluate("it => it.scrollIntoView({ block: 'center' })")
    page.wait_for_timeout(SETTLED)
    clip = FloatRect(x=SIDEBAR, y=0, width=WIDTH - SIDEBAR, height=HEIGHT)
    _save("statement-out-of-date", page.screenshot(clip=clip, style=BARE))


def _open_page(desk: Desk, title: str) -> None:
    """The edit screen of the page with this title."""
    desk.go(f"/admin/pages/search/?q={quote(title)}")
    desk.click("a[href*='/edit/']", title)


def main(site: str) -> None:
    """All pictures, into docs/how-to/images."""
    TARGET.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        with signed_in(browser, site, "redactie") as editor:
            for scene in (reading, the_page, taking_down, acting_on_many, uploading, objecting):
                scene(editor)
            the_statement(editor)
        with signed_in(browser, site, "coordinator") as coordinator:
            the_register(coordinator)
            deciding(coordinator)
        with signed_in(browser, site, "redactie") as editor:
            consenting(editor)
        with signed_in(browser, site, "secretariaat") as secretariat:
            members(secretariat)
        with signed_in(browser, site, "selectie") as selection:
            applications(selection)
        with signed_in(browser, site, "redactie") as visitor:
            asking(visitor)
        with signed_in(browser, site, "behandelaar") as handler:
            the_inbox(handler)
        with signed_in(browser, site, "coordinator") as coordinator:
            who_reads(coordinator)
        with signed_in(browser, site, "admin") as everything:
            for scene in (answers, subsidies, in_steps, terms, at_the_door):
                scene(everything)
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: screenshots.py ADDRESS")
    main(sys.argv[1].rstrip("/"))
