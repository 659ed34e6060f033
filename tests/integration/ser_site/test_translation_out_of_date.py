"""A changed Dutch text shows what of the English is out of date; visitors notice nothing of it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail.rich_text import RichText
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ser_site.content.translating import publish_translation
from ser_site.statement.models import StatementPage
from tests.integration.conftest import SetToday
from tests.people import client_as
from tests.statements import change_period

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("commits", "site"),
]

CHIP = '<embed embedtype="retention-period" rule="news-media"/>'
OLD, NEW = "<p>De deur is op slot.</p>", "<p>De deur is dubbel op slot.</p>"
KEPT = f"<p>Beelden blijven {CHIP}.</p>"
# Media are held, and a statement that does not tell of them has to be confirmed.
MEDIA = ("activity", {"activity": "media"})
ENGLISH = f"<p>The door is locked.</p><p>Pictures stay for {CHIP}.</p>"


@pytest.fixture
def translation() -> Translation:
    """The Dutch statement and its English translation; then one of two sentences changes."""
    dutch: Any = StatementPage.objects.get(slug="privacyverklaring")
    StatementPage.objects.get(slug="privacy-statement").delete()
    write(dutch, OLD + KEPT)
    written: Any = dutch.copy_for_translation(Locale.objects.get(language_code="en"))
    written.title, written.slug = "Privacy statement", "privacy-statement"
    written.body = [("text", {"text": RichText(ENGLISH)}), MEDIA]
    publish_translation(dutch, written)
    write(dutch, NEW + KEPT)
    return Translation.objects.get()


def write(page: Any, source: str) -> None:
    """Publish a text; the block stays the same block."""
    known = page.body[0].id
    page.body = [("text", {"text": RichText(source)}), MEDIA]
    page.body[0].id = known
    page.save_revision().publish()
    page.refresh_from_db()


def bring_up_to_date(translation: Translation, **form: str) -> Any:
    """What the button “Sync translated pages” of the Dutch page does."""
    address = reverse("wagtail_localize:update_translations", args=[translation.source_id])
    return client_as("editor").post(address, form, follow=True)


def out_of_date(translation: Translation) -> list[str]:
    rows = StringSegment.objects.filter(source=translation.source).annotate_translation(
        translation.target_locale
    )
    return [row.string.data for row in rows.order_by("order") if row.translation is None]


def read(client: Client, url: str = "/en/privacy-statement/") -> str:
    return client.get(url).content.decode()


def translate(translation: Translation, dutch: str, english: str) -> None:
    segment = StringSegment.objects.get(source=translation.source, string__data=dutch)
    StringTranslation.objects.create(
        translation_of=segment.string,
        context=segment.context,
        locale=translation.target_locale,
        data=english,
    )


def publish(translation: Translation) -> str:
    """Press the button in the editor of the English page; gives the screen after it."""
    address = reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])
    editor = Client()
    editor.login(username="editor", password="editor")
    return editor.post(address, {"action": "publish"}, follow=True).content.decode()


def test_exactly_the_changed_sentence_is_out_of_date(translation: Translation) -> None:
    assert out_of_date(translation) == []

    bring_up_to_date(translation)

    assert out_of_date(translation) == ["De deur is dubbel op slot."]
    total, done = translation.get_progress()
    assert total - done == 1


def test_the_english_page_keeps_its_old_text(translation: Translation, client: Client) -> None:
    bring_up_to_date(translation, publish_translations="on")

    page = read(client)
    assert "The door is locked." in page
    assert "De deur" not in page


def test_it_cannot_be_published_half_translated(translation: Translation, client: Client) -> None:
    bring_up_to_date(translation)

    screen = publish(translation)

    assert "Not published: “De deur is dubbel op slot.” is not translated yet." in screen
    assert "Until all is translated, visitors read the text that was there." in screen
    assert "The door is locked." in read(client)


def test_translated_it_is_published(translation: Translation, client: Client) -> None:
    bring_up_to_date(translation)
    translate(translation, "De deur is dubbel op slot.", "The door is double-locked.")

    publish(translation)

    page = read(client)
    assert "The door is double-locked." in page
    assert "Pictures stay for <data" in page


def test_a_sentence_that_lost_its_period_counts_as_not_translated(
    translation: Translation,
) -> None:
    bring_up_to_date(translation)
    said = StringTranslation.objects.get(data__startswith="Pictures")
    said.data = "Pictures stay for 2.5 years."
    said.save()

    assert out_of_date(translation) == [
        "De deur is dubbel op slot.",
        'Beelden blijven <a id="a1">[news-media]</a>.',
    ]


def test_what_the_register_says_follows_at_once_in_both_languages(
    translation: Translation, client: Client, set_today: SetToday, today: Any
) -> None:
    change_period("news-media", "P36M", on=today)

    assert 'value="P3Y">3 years</data>' in read(client)
    assert 'value="P3Y">3 jaar</data>' in read(client, "/privacyverklaring/")
