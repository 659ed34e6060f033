"""Each time the statement says something else, that is kept with its date (promise P30)."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client

from privacy_blocks.models import Cause, StatementVersion
from privacy_blocks.operations.versions import keep_version
from retention.models import Rule, RuleVersion
from retention.operations.register import plan_change, withdraw_change
from retention.rules.period import Period
from ser_site.statement.models import StatementPage
from tests.integration.conftest import SetToday
from tests.statements import BODY, change_period, kept, write

pytestmark = [pytest.mark.any_database, pytest.mark.django_db]

Statements = dict[str, StatementPage]
FIRST = ("2026-09-01", "published", "2,5 jaar")


def test_publishing_keeps_a_version_in_each_language(statements: Statements) -> None:
    assert kept(statements["nl"]) == [FIRST]
    assert kept(statements["en"]) == [("2026-09-01", "published", "2.5 years")]


def test_a_version_holds_every_block_but_the_list_of_versions(statements: Statements) -> None:
    version = StatementVersion.objects.get(language="nl")
    kinds = [block["type"] for block in version.content["blocks"]]
    assert kinds == ["introduction", "activity", "heading", "text"]
    assert version.content["blocks"][3]["text"] == "De deur is op slot.\nHet raam is dicht."
    assert (
        '<data class="retention-period" data-rule="news-media" value="P30M">2,5 jaar</data>'
        in (version.content["blocks"][1]["html"])
    )


def test_no_link_in_a_version_leads_to_what_it_leaves_out(statements: Statements) -> None:
    write(statements["nl"], [("overview", {}), *BODY])
    version = StatementVersion.objects.filter(language="nl").first()
    assert version is not None
    overview = version.content["blocks"][0]
    assert 'href="#security"' in overview["html"]
    assert 'href="#changes"' not in overview["html"]
    assert "Wijzigingen" in overview["text"]


def test_publishing_the_same_again_keeps_nothing(statements: Statements) -> None:
    statements["nl"].save_revision().publish()
    assert kept(statements["nl"]) == [FIRST]


def test_a_second_change_on_a_day_has_its_own_address(statements: Statements) -> None:
    for words in ("Eerst dit.", "Toen dat."):
        write(statements["nl"], [*BODY[:3], ("text", {"text": f"<p>{words}</p>"})])
    slugs = [version[0] for version in kept(statements["nl"])]
    assert slugs == ["2026-09-01", "2026-09-14", "2026-09-14-2"]


def test_a_draft_is_no_version(statements: Statements) -> None:
    page = statements["nl"]
    page.title = "Ontwerp"
    page.save_revision()
    assert kept(page) == [FIRST]


def test_a_change_of_a_period_is_a_version_of_the_day_it_takes_effect(
    statements: Statements, set_today: SetToday
) -> None:
    rule = Rule.objects.get(key="news-media")
    plan_change(rule, Period.from_iso("P36M"), today=date(2026, 9, 14), reason="Langer.")
    set_today(date(2026, 9, 15))
    call_command("enforce_retention")
    assert kept(statements["nl"]) == [FIRST, ("2026-09-15", "register", "3 jaar")]
    assert kept(statements["en"])[1] == ("2026-09-15", "register", "3 years")
    text = StatementVersion.objects.get(language="nl", number=1).content["blocks"][1]["text"]
    assert "2,5 jaar" in text
    assert "3 jaar" not in text


def test_a_change_that_was_withdrawn_leaves_no_version(
    statements: Statements, set_today: SetToday
) -> None:
    rule = Rule.objects.get(key="news-media")
    day = date(2026, 9, 14)
    change = plan_change(rule, Period.from_iso("P36M"), today=day, reason="Langer.")
    withdraw_change(change, today=day)
    set_today(date(2026, 9, 15))
    call_command("enforce_retention")
    assert kept(statements["nl"]) == [FIRST]


def test_each_day_that_nobody_came_by_has_its_version(
    statements: Statements, set_today: SetToday, client: Client
) -> None:
    change_period("news-media", "P36M", on=date(2026, 9, 16))
    change_period("news-media", "P4Y", on=date(2026, 9, 20))
    set_today(date(2026, 10, 1))
    client.get("/privacyverklaring/")
    assert kept(statements["nl"]) == [
        FIRST,
        ("2026-09-16", "register", "3 jaar"),
        ("2026-09-20", "register", "4 jaar"),
    ]
    moment = StatementVersion.objects.get(language="nl", number=2).valid_from
    assert moment.isoformat() == "2026-09-15T22:00:00+00:00"  # 00:00 in Amsterdam


def test_a_period_in_running_text_is_that_of_the_day(
    statements: Statements, set_today: SetToday
) -> None:
    chip = '<p>Na <embed embedtype="retention-period" rule="camera"/> is het weg.</p>'
    write(statements["nl"], [*BODY[:3], ("text", {"text": chip}), BODY[4]])
    change_period("camera", "P14D", on=date(2026, 9, 16))
    change_period("camera", "P7D", on=date(2026, 9, 20))
    set_today(date(2026, 10, 1))
    call_command("enforce_retention")
    versions = StatementVersion.objects.filter(language="nl").order_by("number")
    assert [(v.slug, v.content["blocks"][3]["text"]) for v in versions][1:] == [
        ("2026-09-14", "Na 28 dagen is het weg."),
        ("2026-09-16", "Na 14 dagen is het weg."),
        ("2026-09-20", "Na 7 dagen is het weg."),
    ]


def test_a_check_of_the_promises_makes_up_for_a_version(
    statements: Statements, set_today: SetToday
) -> None:
    change_period("news-media", "P36M", on=date(2026, 9, 16))
    set_today(date(2026, 9, 18))
    with pytest.raises(SystemExit):  # no sweep ever ran
        call_command("check_promises")
    assert kept(statements["nl"])[1:] == [("2026-09-16", "register", "3 jaar")]


def test_what_took_effect_unnoticed_is_kept_with_the_text_of_then(
    statements: Statements, set_today: SetToday
) -> None:
    change_period("news-media", "P36M", on=date(2026, 9, 16))
    set_today(date(2026, 9, 18))
    write(statements["nl"], [*BODY[:3], ("text", {"text": "<p>Nieuw slot.</p>"}), BODY[4]])
    versions = StatementVersion.objects.filter(language="nl").order_by("number")
    said = [(v.slug, v.cause, v.content["blocks"][3]["text"]) for v in versions]
    assert said[1:] == [
        ("2026-09-16", "register", "De deur is op slot.\nHet raam is dicht."),
        ("2026-09-18", "published", "Nieuw slot."),
    ]


def test_what_took_effect_is_kept_before_it_is_annulled(
    statements: Statements, set_today: SetToday
) -> None:
    version = change_period("news-media", "P36M", on=date(2026, 9, 16))
    set_today(date(2026, 9, 18))
    version.annulled_at = version.created_at
    version.save()
    call_command("enforce_retention")
    assert kept(statements["nl"])[1:] == [
        ("2026-09-16", "register", "3 jaar"),
        ("2026-09-18", "found", "2,5 jaar"),
    ]


@pytest.mark.usefixtures("commits")
def test_other_words_in_the_register_are_a_version(statements: Statements) -> None:
    text = Rule.objects.get(key="news-media").texts.get(language="nl")
    text.name = "Beeld bij het nieuws"
    text.save()
    assert kept(statements["nl"])[1:] == [("2026-09-14", "register", "2,5 jaar")]
    assert len(kept(statements["en"])) == 1


def test_what_changed_while_the_page_was_off_the_site_was_never_said(
    statements: Statements, set_today: SetToday
) -> None:
    page = statements["nl"]
    page.unpublish()
    change_period("news-media", "P36M", on=date(2026, 9, 16))
    set_today(date(2026, 9, 18))
    call_command("enforce_retention")
    assert kept(page) == [FIRST]
    page.refresh_from_db()
    page.save_revision().publish()
    assert kept(page)[1:] == [("2026-09-18", "published", "3 jaar")]


def test_a_rule_that_the_page_does_not_name_makes_no_version(
    statements: Statements, set_today: SetToday
) -> None:
    change_period("camera", "P14D", on=date(2026, 9, 16))
    set_today(date(2026, 9, 16))
    call_command("enforce_retention")
    assert kept(statements["nl"]) == [FIRST]


def test_a_rehearsal_keeps_nothing(statements: Statements, set_today: SetToday) -> None:
    change_period("news-media", "P36M", on=date(2026, 9, 16))
    set_today(date(2026, 9, 16))
    call_command("enforce_retention", "--dry-run")
    assert kept(statements["nl"]) == [FIRST]


def test_nothing_more_is_kept_when_it_is_run_again(statements: Statements) -> None:
    page = statements["nl"]
    assert keep_version(page, today=date(2026, 9, 14), cause=Cause.FOUND) is None
    assert RuleVersion.objects.filter(effective_from__gt=date(2026, 9, 1)).count() == 0
    assert kept(page) == [FIRST]
