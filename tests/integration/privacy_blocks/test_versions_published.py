"""Whichever way a statement is published, its version is kept, and caches forget the old one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from privacy_blocks.consequences import keep_statements
from privacy_blocks.models import StatementVersion
from ser_site.statement.models import StatementPage
from tests.frontend_cache import FrontendCache
from tests.integration.conftest import SetToday
from tests.statements import BODY, change_period, kept, write

pytestmark = [pytest.mark.any_database, pytest.mark.django_db]

Statements = dict[str, StatementPage]


def test_a_scheduled_publication_keeps_a_version(statements: Statements) -> None:
    page = statements["nl"]
    page.title = "Nieuwe titel"
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    assert len(kept(page)) == 1
    revision = page.revisions.order_by("-pk")[0]
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    call_command("publish_scheduled", verbosity=0)
    titles = StatementVersion.objects.filter(language="nl").order_by("number")
    assert [version.title for version in titles] == ["Privacyverklaring", "Nieuwe titel"]


@pytest.mark.usefixtures("commits")
def test_publishing_a_translation_keeps_a_version(statements: Statements) -> None:
    Page.objects.get(pk=statements["en"].pk).delete()
    source, _made = TranslationSource.get_or_create_from_instance(statements["nl"])
    english = Locale.objects.get(language_code="en")
    Translation.objects.create(source=source, target_locale=english).save_target(publish=True)
    newest = StatementVersion.objects.filter(language="en").order_by("-number")[0]
    assert (newest.number, newest.slug) == (2, "2026-09-14")
    assert newest.title == "Privacyverklaring"
    assert newest.content["periods"]["news-media"]["words"] == "2.5 years"


def test_an_alias_keeps_versions_of_its_own_language(statements: Statements) -> None:
    Page.objects.get(pk=statements["en"].pk).delete()
    page = statements["nl"]
    english = Locale.objects.get(language_code="en")
    page.copy_for_translation(english, alias=True)
    write(page, [*BODY[:3], ("text", {"text": "<p>Anders.</p>"}), BODY[4]])
    newest = StatementVersion.objects.filter(language="en").order_by("-number")[0]
    assert newest.content["blocks"][3]["text"] == "Anders."
    assert newest.content["periods"]["news-media"]["words"] == "2.5 years"


@pytest.mark.usefixtures("commits")
def test_caches_forget_the_page_of_yesterday(
    statements: Statements, set_today: SetToday, front_cache: FrontendCache
) -> None:
    change_period("news-media", "P36M", on=date(2026, 9, 16))
    set_today(date(2026, 9, 16))
    call_command("enforce_retention")
    assert front_cache.purged >= {
        "localhost/privacyverklaring/",
        "localhost/privacyverklaring/versies/",
        "localhost/privacyverklaring/pdf/",
        "localhost/en/privacy-statement/",
        "localhost/en/privacy-statement/versions/",
    }


@pytest.mark.usefixtures("commits")
def test_a_cache_that_refuses_is_named_until_it_obeys(
    statements: Statements, set_today: SetToday, front_cache: FrontendCache
) -> None:
    change_period("news-media", "P36M", on=date(2026, 9, 16))
    set_today(date(2026, 9, 16))
    front_cache.always(503)
    assert any("HTTP 503" in problem for problem in keep_statements(date(2026, 9, 16)))
    front_cache.always(200)
    assert keep_statements(date(2026, 9, 16)) == []
    assert "localhost/privacyverklaring/" in front_cache.purged
