"""Pages of the site, translated segment by segment with wagtail-localize."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationContext,
    TranslationSource,
)

from media_retention.models import Placement
from tests.people import client_as

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("commits"),
]


def translate_all(page: Any, into: str) -> Any:
    """Send a page to translation, put «…» around every segment, publish; gives the translation."""
    target = Locale.objects.get(language_code=into)
    source, _made = TranslationSource.update_or_create_from_instance(page)
    translation, _made = Translation.objects.get_or_create(source=source, target_locale=target)
    segments = StringSegment.objects.filter(source=source).exclude(context__path="slug")
    for segment in segments.select_related("string", "context"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=target,
            context=TranslationContext.objects.get(pk=segment.context_id),
            data=f"«{segment.string.data}»",
        )
    translation.save_target(publish=True)
    return page.get_translation(target)


def test_every_page_of_the_site_can_be_translated(client: Client, site: dict[str, Any]) -> None:
    for name, page in site.items():
        translated = translate_all(page, "en")

        assert translated.title == f"«{page.title}»", name
        assert client.get(translated.get_url()).status_code == 200, name


def test_a_picture_on_the_translation_counts_from_the_same_day(site: dict[str, Any]) -> None:
    page = site["item"]
    since = set(Placement.objects.filter(page_id=page.pk).values_list("since", flat=True))
    assert len(since) == 1

    translated = translate_all(page, "en")

    kept = Placement.objects.filter(page_id=translated.pk).values_list("since", flat=True)
    assert set(kept) == since


def test_the_button_names_the_language_after_a_space() -> None:
    texts = client_as("superuser", "nl").get(reverse("wagtail_localize:javascript_catalog"))

    assert '"Publish in ": "Publiceer in het "' in texts.content.decode()
