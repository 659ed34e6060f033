"""What wagtail-localize keeps of a picture's words goes with the picture, and only that."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from wagtail.models import Locale
from wagtail_localize.models import (
    SegmentOverride,
    String,
    StringSegment,
    StringTranslation,
    Template,
    Translation,
    TranslationContext,
    TranslationSource,
)

from media_retention.operations.consent import withdraw
from ser_site.media.models import SerImage
from tests.commands import enforce
from tests.consenting import (
    NAME,
    consent_of,
    everything_in_the_database,
    everything_on_disk,
)
from tests.integration.conftest import MakePage

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]
FIRST_NAME = NAME.split()[0]


@pytest.fixture
def english(db: None) -> Locale:
    locale: Locale = Locale.objects.get_or_create(language_code="en")[0]
    return locale


def send_to_translation(page: Any, into: Locale) -> Translation:
    """Every text of a page with an English translation of it, published."""
    home = page.get_parent().get_parent()
    for above in (home, page.get_parent()):
        if not above.specific.has_translation(into):
            above.specific.copy_for_translation(into, copy_parents=True)
    source, _made = TranslationSource.update_or_create_from_instance(page)
    translation, _made = Translation.objects.get_or_create(source=source, target_locale=into)
    for segment in StringSegment.objects.filter(source=source).exclude(context__path="slug"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=into,
            context=segment.context,
            data=f"English: {segment.string.data}",
        )
    translation.save_target(publish=True)
    return translation


def body(photo: Any, words: str) -> list[Any]:
    embed = f'<embed embedtype="image" id="{photo.pk}" format="left" alt="{words}"/>'
    return [
        ("text", f"<p>Blijft staan.</p>{embed}"),
        ("image", {"image": photo, "alt_text": words, "caption": words}),
    ]


@pytest.fixture
def page(news: MakePage, make_image: Make) -> Any:
    photo = make_image("Kade")
    return news(
        "Werkbezoek",
        on=date(2026, 9, 2),
        hero_image=photo,
        hero_alt=f"{NAME} op de kade",
        hero_caption=f"Rechts {NAME}",
        body=body(photo, f"{NAME} in de haven"),
    )


def test_after_a_withdrawal_no_table_and_no_file_has_the_name(
    page: Any, english: Locale, today: date, tmp_path: Path
) -> None:
    send_to_translation(page, english)
    photo = SerImage.objects.get()
    consent = consent_of(NAME, photo)
    assert f"English: {NAME} op de kade" in everything_in_the_database()

    withdraw(consent, today=today)
    enforce()

    words = everything_in_the_database() + everything_on_disk(tmp_path)
    assert [part for part in NAME.split() if part in words] == []


def test_what_else_the_page_says_stays_translated(page: Any, english: Locale, today: date) -> None:
    translation = send_to_translation(page, english)
    withdraw(consent_of(NAME, SerImage.objects.get()), today=today)

    kept = set(StringTranslation.objects.values_list("data", flat=True))
    assert {"English: Werkbezoek", "English: Blijft staan."} <= kept
    translation.source.refresh_from_db()
    translation.save_target(publish=True)
    translated = page.get_translation(english)
    assert (translated.title, translated.hero_alt) == ("English: Werkbezoek", "")
    assert translated.hero_image is None


def test_a_text_that_another_page_has_too_stays_for_that_page(
    page: Any, news: MakePage, make_image: Make, english: Locale, today: date
) -> None:
    photo = SerImage.objects.get()
    other = news(
        "Ander", on=date(2026, 9, 2), hero_image=make_image("Ander"), hero_alt=page.hero_alt
    )
    send_to_translation(page, english)
    send_to_translation(other, english)
    withdraw(consent_of("Iemand Anders", photo), today=today)

    assert String.objects.filter(data=page.hero_alt).exists()
    assert StringTranslation.objects.filter(data=f"English: {page.hero_alt}").count() == 1


def test_a_picture_that_the_translation_shows_instead_does_not_come_back(
    page: Any, make_image: Make, english: Locale, today: date
) -> None:
    translation = send_to_translation(page, english)
    instead = make_image("In het Engels")
    context = TranslationContext.objects.get(object_id=page.translation_key, path="hero_image")
    SegmentOverride.objects.create(
        locale=english, context=context, data_json=json.dumps(instead.pk)
    )
    translation.save_target(publish=True)
    assert page.get_translation(english).hero_image == instead

    withdraw(consent_of(NAME, instead), today=today)
    translation.save_target(publish=True)

    assert not SegmentOverride.objects.exists()
    assert page.get_translation(english).hero_image == SerImage.objects.get(title="Kade")


def test_a_deleted_page_leaves_nothing_in_the_tables_of_translations(
    page: Any, english: Locale
) -> None:
    send_to_translation(page, english)
    page.get_translation(english).delete()
    page.delete()

    sources = "".join(TranslationSource.objects.values_list("content_json", flat=True))
    strings = "".join(String.objects.values_list("data", flat=True))
    templates = "".join(Template.objects.values_list("template", flat=True))
    translations = "".join(StringTranslation.objects.values_list("data", flat=True))
    assert FIRST_NAME not in sources + strings + templates + translations


def test_parts_that_cannot_be_read_do_not_stop_an_erasure(
    page: Any, english: Locale, today: date, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(self: Any) -> None:
        raise RuntimeError("a block of the site cannot be read")

    send_to_translation(page, english)
    monkeypatch.setattr(TranslationSource, "refresh_segments", broken)
    withdraw(consent_of(NAME, SerImage.objects.get()), today=today)

    assert not SerImage.objects.exists()
    assert FIRST_NAME not in everything_in_the_database()


def test_a_site_without_it_erases_as_ever(
    page: Any, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "media_retention.operations.translations.apps.is_installed", lambda name: False
    )
    withdraw(consent_of(NAME, SerImage.objects.get()), today=today)

    assert not SerImage.objects.exists()
