"""A change of a period holds from the next day, and can be taken back until then."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from retention.models import Rule, RuleText, RuleVersion
from retention.operations.register import (
    annul_version,
    mark_applied,
    plan_change,
    withdraw_change,
)
from retention.queries.period_words import current_period
from retention.queries.register import pending_change, versions_to_apply
from retention.rules.period import Period

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]

TWO_YEARS = Period.from_iso("P2Y")
DAY = timedelta(days=1)


@pytest.fixture
def news_media(register: None) -> Rule:
    rule: Rule = Rule.objects.get(key="news-media")
    return rule


def planned(rule: Rule, today: date) -> RuleVersion:
    return plan_change(rule, TWO_YEARS, today=today, reason="Shorter is enough")


def test_a_change_does_not_hold_today(news_media: Rule, today: date) -> None:
    planned(news_media, today)
    assert current_period(news_media, today) == Period.from_iso("P30M")


def test_a_change_holds_from_the_next_day(news_media: Rule, today: date) -> None:
    planned(news_media, today)
    assert current_period(news_media, today + DAY) == TWO_YEARS


def test_a_change_remembers_why(news_media: Rule, today: date) -> None:
    version = planned(news_media, today)
    assert RuleVersion.objects.get(pk=version.pk).reason == "Shorter is enough"


def test_a_second_change_waits_for_the_first(news_media: Rule, today: date) -> None:
    planned(news_media, today)
    with pytest.raises(ValidationError):
        plan_change(news_media, Period.from_iso("P1Y"), today=today, reason="Shorter still")
    assert news_media.versions.count() == 2


def test_the_period_that_holds_is_no_change(news_media: Rule, today: date) -> None:
    with pytest.raises(ValidationError):
        plan_change(news_media, Period.from_iso("P30M"), today=today, reason="None")


def test_a_published_photo_cannot_end_directly(news_media: Rule, today: date) -> None:
    with pytest.raises(ValidationError):
        plan_change(news_media, Period.immediately(), today=today, reason="Oops")


def test_without_a_period_words_are_needed_first(news_media: Rule, today: date) -> None:
    with pytest.raises(ValidationError):
        plan_change(news_media, None, today=today, reason="It depends")


def test_with_words_in_every_language_a_rule_can_do_without_a_period(
    news_media: Rule, today: date
) -> None:
    RuleText.objects.filter(rule=news_media).update(criterion="As long as it is news.")
    plan_change(news_media, None, today=today, reason="It depends")
    assert current_period(news_media, today + DAY) is None


def test_a_withdrawn_change_leaves_no_trace(news_media: Rule, today: date) -> None:
    before = list(RuleVersion.objects.order_by("pk").values_list())
    withdraw_change(planned(news_media, today), today=today)
    assert list(RuleVersion.objects.order_by("pk").values_list()) == before


def test_a_withdrawn_change_never_takes_effect(news_media: Rule, today: date) -> None:
    withdraw_change(planned(news_media, today), today=today)
    assert not versions_to_apply(today + DAY).exists()


def test_a_change_that_holds_cannot_be_withdrawn(news_media: Rule, today: date) -> None:
    version = planned(news_media, today)
    with pytest.raises(ValidationError):
        withdraw_change(version, today=today + DAY)
    assert RuleVersion.objects.filter(pk=version.pk).exists()


def test_the_first_version_cannot_be_withdrawn(news_media: Rule, today: date) -> None:
    with pytest.raises(ValidationError):
        withdraw_change(news_media.versions.get(), today=today)


def test_an_annulled_version_stays_listed_and_counts_no_longer(
    news_media: Rule, today: date
) -> None:
    version = planned(news_media, today)
    annul_version(version, today=today + DAY, reason="Meant another rule")
    assert news_media.versions.filter(annul_reason="Meant another rule").exists()
    assert current_period(news_media, today + DAY) == Period.from_iso("P30M")


def test_an_annulled_version_is_applied_anew(news_media: Rule, today: date) -> None:
    version = planned(news_media, today)
    mark_applied([version], now=version.created_at)
    version.refresh_from_db()
    annul_version(version, today=today + DAY, reason="Meant another rule")
    assert list(versions_to_apply(today + DAY)) == [version]


def test_a_change_that_does_not_hold_is_withdrawn_not_annulled(
    news_media: Rule, today: date
) -> None:
    with pytest.raises(ValidationError):
        annul_version(planned(news_media, today), today=today, reason="Oops")


def test_the_first_version_cannot_be_annulled(news_media: Rule, today: date) -> None:
    with pytest.raises(ValidationError):
        annul_version(news_media.versions.get(), today=today, reason="Oops")


def test_a_version_is_annulled_once(news_media: Rule, today: date) -> None:
    version = planned(news_media, today)
    annul_version(version, today=today + DAY, reason="First")
    with pytest.raises(ValidationError):
        annul_version(version, today=today + DAY, reason="Second")


def test_after_a_change_holds_the_next_can_be_planned(news_media: Rule, today: date) -> None:
    planned(news_media, today)
    plan_change(news_media, Period.from_iso("P3Y"), today=today + DAY, reason="Longer")
    pending = pending_change(news_media, today + DAY)
    assert pending is not None
    assert pending.period == Period.from_iso("P3Y")


@pytest.mark.parametrize(
    "fields",
    [
        {"amount": 3, "unit": ""},
        {"amount": None, "unit": "day"},
        {"amount": 0, "unit": "month"},
        {"effective_from": None, "amount": 3, "unit": "month"},
    ],
)
def test_the_database_refuses_what_is_no_period(
    news_media: Rule, today: date, fields: dict[str, object]
) -> None:
    version = RuleVersion(rule=news_media, effective_from=today)
    for name, value in fields.items():
        setattr(version, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        version.save()
