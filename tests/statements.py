"""A statement in Dutch and English, as a test publishes, changes and reads it."""

from __future__ import annotations

from datetime import date
from typing import Any

from wagtail.models import Locale

from privacy_blocks.models import StatementVersion
from retention.models import Rule, RuleVersion
from retention.rules.period import Period
from ser_site.home.models import HomePage
from ser_site.statement.models import StatementPage

BODY: list[tuple[str, Any]] = [
    ("introduction", {"text": "<p>Wij zijn zuinig op je gegevens.</p>"}),
    ("activity", {"activity": "media"}),
    ("heading", {"text": "Beveiliging", "level": "2", "anchor": "security"}),
    ("text", {"text": "<p>De deur is op slot.</p><p>Het raam is dicht.</p>"}),
    ("changes", {}),
]


def publish_statement(home: HomePage) -> dict[str, StatementPage]:
    """The Dutch statement and its English translation, published."""
    dutch: StatementPage = home.add_child(
        instance=StatementPage(title="Privacyverklaring", slug="privacyverklaring", live=False)
    )
    write(dutch, BODY)
    english = dutch.copy_for_translation(
        Locale.objects.get_or_create(language_code="en")[0], copy_parents=True
    )
    english.title, english.slug = "Privacy statement", "privacy-statement"
    words = ("introduction", {"text": "<p>We are careful with your data.</p>"})
    write(english, [words, *BODY[1:]])
    return {"nl": dutch, "en": english}


def write(page: StatementPage, body: list[tuple[str, Any]]) -> None:
    """Publish these blocks; a block that was there at the same place stays the same block."""
    before = [child.id for child in page.body]
    page.body = body  # type: ignore[assignment]
    for child, known in zip(page.body, before, strict=False):
        child.id = known
    page.save_revision().publish()
    page.refresh_from_db()


def change_period(key: str, iso: str, *, on: date) -> RuleVersion:
    """Have a rule another period from a day on, as if that had been decided before."""
    version = RuleVersion(rule=Rule.objects.get(key=key), effective_from=on)
    version.period = Period.from_iso(iso)
    version.save()
    return version


def kept(page: StatementPage) -> list[tuple[str, str, str]]:
    """Address, cause and the period of photos with news in every version, oldest first."""
    versions = StatementVersion.objects.filter(
        page_key=page.translation_key, language=page.locale.language_code
    ).order_by("number")
    return [
        (version.slug, version.cause, version.content["periods"]["news-media"]["words"])
        for version in versions
    ]
