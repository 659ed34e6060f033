"""Reading the register."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from retention.models import Activity, Rule, RuleVersion
from retention.queries.period_words import period_in_words
from retention.queries.register import (
    UnknownRule,
    missing_rules,
    rule,
    rules_by_key,
    versions_to_apply,
    whole_register,
)
from retention.rules.period import Period

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]


def test_a_rule_is_found_by_its_key() -> None:
    assert rule("news-media").versions[0].period == Period.from_iso("P30M")


def test_a_rule_that_the_register_lacks_is_named() -> None:
    with pytest.raises(UnknownRule, match="the register has no rule 'press-media'") as error:
        rule("press-media")
    assert error.value.key == "press-media"


def test_a_mapping_that_was_loaded_is_used(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    known = rules_by_key()
    with django_assert_num_queries(0):
        assert rule("camera", known).key == "camera"


def test_a_mapping_without_the_rule_does_not_ask_again() -> None:
    with pytest.raises(UnknownRule):
        rule("camera", {})


def test_all_rules_cost_two_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(2):
        assert len(rules_by_key()) == 29


def test_the_whole_register_costs_a_fixed_number_of_queries(
    django_assert_num_queries: DjangoAssertNumQueries, today: date
) -> None:
    with django_assert_num_queries(6):
        for activity in whole_register():
            activity.text("nl")
            list(activity.bases.all())
            for row in activity.rules.all():
                period_in_words(row, "en", today=today)


def test_missing_rules_are_listed() -> None:
    assert missing_rules(["zebra", "news-media", "ant"]) == ["ant", "zebra"]


def test_an_annulled_version_does_not_count() -> None:
    RuleVersion.objects.create(
        rule=Rule.objects.get(key="camera"),
        effective_from=date(2026, 9, 1),
        amount=1,
        unit="day",
        annulled_at="2026-09-02T08:00:00Z",
    )
    assert len(rule("camera").versions) == 1


@pytest.mark.parametrize(
    ("effective_from", "applied_at", "waits"),
    [
        (date(2026, 9, 14), None, True),
        (date(2026, 9, 15), None, False),
        (date(2026, 9, 1), "2026-09-01T02:00:00Z", False),
    ],
)
def test_a_version_waits_from_its_first_day_until_it_is_applied(
    effective_from: date, applied_at: str | None, waits: bool, today: date
) -> None:
    RuleVersion.objects.create(
        rule=Rule.objects.get(key="camera"),
        effective_from=effective_from,
        applied_at=applied_at,
        amount=14,
        unit="day",
    )
    assert versions_to_apply(today).exists() is waits


@pytest.mark.parametrize(
    ("key", "dutch", "english"),
    [
        ("news-media", "2,5 jaar", "2.5 years"),
        ("visit-log", "maximaal 3 maanden", "at most 3 months"),
        ("contact", "direct", "directly"),
    ],
)
def test_a_period_reads_well_in_both_languages(
    key: str, dutch: str, english: str, today: date
) -> None:
    row = Rule.objects.get(key=key)
    assert period_in_words(row, "nl", today=today) == dutch
    assert period_in_words(row, "en", today=today) == english


def test_without_a_period_the_criterion_is_read(today: date) -> None:
    row = Rule.objects.get(key="portal-company")
    assert period_in_words(row, "en", today=today).startswith("As long as we need them")


def test_a_language_without_a_text_falls_back_to_the_site_s_own() -> None:
    contact = Activity.objects.get(key="contact")
    assert contact.text("fr").language == "nl"


def test_an_activity_without_any_text_goes_by_its_key() -> None:
    assert Activity.objects.create(key="new").text("nl").title == "new"
