"""An editor translates a statement in wagtail-localize's editor, sentence by sentence."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Locale
from wagtail.rich_text import RichText
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from privacy_blocks.rich_text.chips import stored
from retention.models import Rule
from ser_site.content.register.load import load_register
from ser_site.statement.models import StatementPage
from tests.browser.signing_in import sign_in
from tests.browser.standing import front_page
from tests.statements import publish_statement

SENTENCE = f"<p>Beelden blijven {stored('news-media')}, daarna niet.</p>"


@pytest.fixture
def editor(live_server: LiveServer, page: Page) -> Page:
    """The English of a statement of one sentence that is not translated yet; admin in Dutch."""
    load_register()
    dutch = publish_statement(front_page(int(live_server.url.rsplit(":", 1)[1])))["nl"]
    Rule.objects.exclude(key="news-media").update(stated=False)  # this statement has no more
    dutch.body = [("text", {"text": RichText(SENTENCE)})]  # type: ignore[assignment]
    dutch.save_revision().publish()
    source, _made = TranslationSource.update_or_create_from_instance(
        StatementPage.objects.get(pk=dutch.pk)
    )
    english = Locale.objects.get(language_code="en")
    Translation.objects.create(source=source, target_locale=english)
    for path, words in (("title", "Privacy statement"), ("slug", "privacy-statement")):
        segment = StringSegment.objects.get(source=source, context__path=path)
        StringTranslation.from_text(segment.string, english, segment.context, words)
    sign_in(page, live_server.url, "superuser")
    translation: Any = StatementPage.objects.get(slug="privacy-statement")
    page.goto(live_server.url + reverse("wagtailadmin_pages:edit", args=[translation.pk]))
    return page


def translate(page: Page, words: str) -> None:
    """Write a translation of the one sentence, and save it: by keyboard."""
    sentence = page.locator("li", has_text="Beelden blijven").last
    sentence.get_by_role("button", name="Vertaal").or_(
        sentence.get_by_role("button", name="Bewerk")
    ).press("Enter")
    sentence.locator("textarea").press("Control+a")
    page.keyboard.type(words)
    sentence.get_by_role("button", name="Opslaan").press("Enter")
    expect(sentence.locator("textarea")).to_have_count(0)


def test_a_lost_period_is_refused_and_put_back_it_is_published(
    editor: Page, live_server: LiveServer
) -> None:
    expect(editor.locator("li.incomplete")).to_have_count(1)

    translate(editor, "Pictures stay for 2.5 years, no longer.")
    expect(editor.locator("li.errored")).to_contain_text(
        'Zet de termijn terug, precies zo: <a id="a1">[news-media]</a>'
    )
    publish = editor.get_by_role("button", name="Publiceer in")
    publish.press("Enter")
    editor.wait_for_load_state("networkidle")
    expect(editor.locator(".messages")).to_contain_text("Niet gepubliceerd.")

    translate(editor, 'Pictures stay for <a id="a1">[news-media]</a>, no longer.')
    expect(editor.locator("li.incomplete, li.errored")).to_have_count(0)
    publish.press("Enter")
    editor.wait_for_load_state("networkidle")

    editor.goto(f"{live_server.url}/en/privacy-statement/")
    expect(editor.locator(".privacy-text")).to_have_text("Pictures stay for 2.5 years, no longer.")
    expect(editor.locator("data[data-rule=news-media]")).to_have_text("2.5 years")
