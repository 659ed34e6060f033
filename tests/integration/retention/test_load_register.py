"""The register of a new site holds what the statement says."""

from __future__ import annotations

from datetime import date

import pytest

from retention.models import Activity, ActivityBasis, ActivityText, Rule, RuleText, RuleVersion
from retention.queries.register import rules_by_key, whole_register
from ser_site.content.register.load import load_register

pytestmark = pytest.mark.django_db

# From the statement of 29 November 2022, by hand: key, ISO period, start, end.
STATED = [
    ("visit-log", "P3M", "recorded", "erase"),
    ("newsletter", "P0D", "unsubscribed", "erase"),
    ("magazine", "P0D", "unsubscribed", "erase"),
    ("news-media", "P30M", "published", "erase"),
    ("magazine-media", "P54M", "published", "erase"),
    ("event", "P1M", "event_ended", "erase"),
    ("event-invitations", "P0D", "consent_withdrawn", "erase"),
    ("contact", "P0D", "handled", "erase"),
    ("subsidy", "P7Y", "grant_ended", "erase"),
    ("complaint", "P0D", "handled", "erase"),
    ("survey", "P1M", "submitted", "anonymise"),
    ("member", "P0D", "left_office", "erase"),
    ("member-correspondence", "P10Y", "recorded", "erase"),
    ("member-profile", "P0D", "left_office", "take_down"),
    ("member-allowance", "P7Y", "year_ended", "erase"),
    ("application", "P6W", "procedure_ended", "erase"),
    ("application-kept", "P1Y", "procedure_ended", "erase"),
    ("camera", "P28D", "recorded", "erase"),
    ("portal-company", None, "unsubscribed", "transfer"),
    ("portal-account", None, "left_office", "transfer"),
    ("rights-answer", "P30D", "request_received", "erase"),
]
NOT_STATED = [
    ("publication-media", "P30M", "published", "erase"),
    ("subsidy-refused", None, "procedure_ended", "erase"),
    ("objection", "P0D", "handled", "erase"),
    ("signup-unconfirmed", "P7D", "submitted", "erase"),
    ("rights-file", None, "handled", "erase"),
    ("access-record", None, "recorded", "erase"),
    ("consent-evidence", None, "consent_withdrawn", "erase"),
    ("backup", None, "recorded", "erase"),
]
# Activity, number, articles of the GDPR.
ACTIVITIES = [
    ("website-visit", "1", "f"),
    ("subscriptions", "2", "a"),
    ("newsletter", "2.1", "a"),
    ("magazine", "2.2", "a"),
    ("media", "3", "af"),
    ("event", "4", "a"),
    ("contact", "5", "e"),
    ("subsidy", "6", "e"),
    ("complaint", "7", "ec"),
    ("survey", "8", "a"),
    ("member", "9", "bce"),
    ("member-correspondence", "9", "e"),
    ("member-profile", "9", "e"),
    ("member-allowance", "9", "c"),
    ("application", "10", "b"),
    ("camera", "11", "f"),
    ("diversity-portal", "12", "a"),
    ("rights-request", "–", "c"),
    ("accountability", "–", "c"),
]


@pytest.fixture(autouse=True)
def loaded() -> None:
    load_register()


def test_every_rule_of_the_statement_is_there_and_no_other() -> None:
    assert set(Rule.objects.values_list("key", flat=True)) == {
        key for key, *_ in STATED + NOT_STATED
    }


def test_the_rules_say_what_the_statement_says() -> None:
    found = [
        (rule.key, period.iso() if (period := rule.versions[0].period) else None)
        + (rule.trigger.value, rule.ending.value)
        for rule in rules_by_key().values()
    ]
    # 30 and 54 months are 2.5 and 4.5 years.
    assert sorted(found) == sorted(STATED + NOT_STATED)


def test_what_the_statement_leaves_open_is_marked() -> None:
    open_rules = Rule.objects.filter(stated=False).values_list("key", flat=True)
    assert set(open_rules) == {key for key, *_ in NOT_STATED}


def test_a_start_that_is_our_own_reading_is_marked() -> None:
    ours = Rule.objects.filter(stated=True, trigger_stated=False).values_list("key", flat=True)
    assert set(ours) == {
        "visit-log",
        "news-media",
        "magazine-media",
        "survey",
        "member-correspondence",
        "member-allowance",
        "camera",
        "portal-company",
        "portal-account",
    }


def test_at_most_stands_where_the_statement_says_so() -> None:
    at_most = Rule.objects.filter(at_most=True).values_list("key", flat=True)
    assert set(at_most) == {
        "visit-log",
        "event",
        "survey",
        "application",
        "application-kept",
        "rights-answer",
    }


def test_an_answer_within_30_days_is_no_retention_period() -> None:
    assert [rule.key for rule in Rule.objects.filter(is_term=True)] == ["rights-answer"]


def test_the_activities_stand_in_the_order_of_the_statement() -> None:
    assert list(Activity.objects.values_list("key", "number")) == [
        (key, number) for key, number, _ in ACTIVITIES
    ]


def test_the_activities_rest_on_their_articles() -> None:
    found = {
        activity.key: [basis.legal_basis.article for basis in activity.bases.all()]
        for activity in whole_register()
    }
    assert found == {
        key: [f"6(1)({letter})" for letter in letters] for key, _, letters in ACTIVITIES
    }


def test_newsletter_and_magazine_are_parts_of_the_subscriptions() -> None:
    parts = Activity.objects.filter(parent__key="subscriptions")
    assert [part.key for part in parts] == ["newsletter", "magazine"]


def test_every_text_exists_in_both_languages() -> None:
    for texts, owners in ((ActivityText, Activity), (RuleText, Rule)):
        for language in ("nl", "en"):
            assert texts.objects.filter(language=language).count() == owners.objects.count()


def test_a_second_load_changes_nothing() -> None:
    def everything() -> list[list[tuple[object, ...]]]:
        models = (Activity, ActivityText, ActivityBasis, Rule, RuleText, RuleVersion)
        return [list(model.objects.order_by("pk").values_list()) for model in models]

    before = everything()
    assert load_register() == 0
    assert everything() == before


def test_an_edited_text_survives() -> None:
    ActivityText.objects.filter(activity__key="contact", language="nl").update(title="Post")
    load_register()
    contact = Activity.objects.get(key="contact")
    assert contact.text("nl").title == "Post"


def test_a_text_that_was_removed_stays_away() -> None:
    RuleText.objects.filter(rule__key="camera", language="en").delete()
    load_register()
    assert RuleText.objects.filter(rule__key="camera").count() == 1


def test_a_changed_period_survives() -> None:
    rule = Rule.objects.get(key="camera")
    RuleVersion.objects.create(
        rule=rule, effective_from=date(2026, 1, 1), amount=14, unit="day", reason="shorter"
    )
    load_register()
    assert rule.versions.count() == 2


def test_a_missing_rule_is_added_to_the_activity_that_is_there() -> None:
    Rule.objects.get(key="event-invitations").delete()
    assert load_register() == 1
    assert Rule.objects.get(key="event-invitations").activity.key == "event"
